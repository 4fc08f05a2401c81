using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Harness.EndToEnd.Tests.Command;

/// <summary>The worker processes of this run of the tests: one is started when all others are busy.</summary>
[SetUpFixture]
internal sealed class CommandWorkers
{
    private static readonly ConcurrentBag<Process> Idle = [];

    public static async Task<ProcessResult> Run(CommandRequest request)
    {
        if (!Idle.TryTake(out var worker)) worker = Start();
        await worker.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request));
        var answer = await worker.StandardOutput.ReadLineAsync();
        if (answer is null)
        {
            await worker.WaitForExitAsync();
            Assert.Fail($"The command ended the process: {string.Join(' ', request.Arguments)}");
        }

        Idle.Add(worker);
        return JsonSerializer.Deserialize<ProcessResult>(answer!)!;
    }

    [OneTimeTearDown]
    public async Task EndWorkers()
    {
        while (Idle.TryTake(out var worker))
        {
            worker.StandardInput.Close();
            await worker.WaitForExitAsync();
            worker.Dispose();
        }
    }

    private static Process Start()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CommandWorkers).Assembly.Location])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        return Process.Start(start)!;
    }
}

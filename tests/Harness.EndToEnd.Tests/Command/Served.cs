using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Harness.EndToEnd.Tests.Command;

/// <summary>The command while it serves.</summary>
internal sealed class Served(Process process, HttpClient client) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public List<string> Lines { get; } = [];

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public static async Task<Served> Start(EmptyFolder folder, params string[] arguments)
    {
        var start = HarnessProcess.DotnetStart("b2c-harness.dll", ["serve", .. arguments]);
        start.WorkingDirectory = folder;
        var served = new Served(Process.Start(start)!, new());
        var first = await served.Line("(stands in|issues tokens) at");
        served.Address = new(Regex.Match(first, @"http://[0-9.:]+/").Value);
        return served;
    }

    /// <summary>The next line that matches.</summary>
    public async Task<string> Line(string pattern)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            Lines.Add(line);
            if (Regex.IsMatch(line, pattern)) return line;
        }

        throw new InvalidOperationException($"No line '{pattern}': {string.Join('\n', Lines)}{await process.StandardError.ReadToEndAsync(patience.Token)}");
    }

    public async Task<(int Status, string Body)> Ask(string method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(new(method), new Uri(Address, path));
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Ctrl+C, and how the command ends.</summary>
    public async Task<int> End()
    {
        if (OperatingSystem.IsWindows()) Assert.Ignore("There is no Ctrl+C from one process to another on Windows.");
        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        await kill.WaitForExitAsync();
        // Where whoever started the tests ignores the signal, so does the command.
        using var patience = new CancellationTokenSource(Patience);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line) Lines.Add(line);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}

using System.Text;
using System.Text.Json;

namespace Harness.EndToEnd.Tests.Command;

/// <summary>
/// A process that runs the command again and again, one run after the other, in the folder and with the variables that
/// each run asks for: most of the time of a short run is its start.
/// </summary>
internal static class CommandWorker
{
    public static async Task<int> Main()
    {
        using var answers = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
        using var requests = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
        while (await requests.ReadLineAsync() is { } line)
            await answers.WriteLineAsync(JsonSerializer.Serialize(await Run(JsonSerializer.Deserialize<CommandRequest>(line)!)));
        return 0;
    }

    private static async Task<ProcessResult> Run(CommandRequest request)
    {
        var before = request.Variables.Keys.ToDictionary(name => name, Environment.GetEnvironmentVariable);
        using var output = new StringWriter();
        using var error = new StringWriter();
        try
        {
            Directory.SetCurrentDirectory(request.Folder);
            foreach (var (name, value) in request.Variables) Environment.SetEnvironmentVariable(name, value);
            Console.SetOut(output);
            Console.SetError(error);
            Console.SetIn(TextReader.Null);
            return new(await Cli.CommandLine.Invoke(request.Arguments, Console.Out, Console.Error), output.ToString(), error.ToString());
        }
        finally
        {
            foreach (var (name, value) in before) Environment.SetEnvironmentVariable(name, value);
            Directory.SetCurrentDirectory(AppContext.BaseDirectory);
        }
    }
}

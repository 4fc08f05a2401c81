using System.Diagnostics;

namespace Harness.EndToEnd.Tests.Command;

/// <summary>What a process said and how it ended.</summary>
internal sealed record ProcessResult(int ExitCode, string Output, string Error);

/// <summary>The real command, in an empty folder.</summary>
internal static class HarnessProcess
{
    public const string PasswordVariable = "E2E_PASSWORD";
    public const string Password = "p:ss wörd-4711";

    public static Task<ProcessResult> Run(string folder, params string[] arguments) => Run(folder, new Dictionary<string, string?>(), arguments);

    public static Task<ProcessResult> Run(string folder, IReadOnlyDictionary<string, string?> variables, params string[] arguments) =>
        CommandWorkers.Run(new(folder, new(variables) { [PasswordVariable] = variables.GetValueOrDefault(PasswordVariable, Password) }, arguments));

    /// <summary>The same as a process of its own, as people start it.</summary>
    public static async Task<ProcessResult> RunAlone(string folder, params string[] arguments)
    {
        var start = DotnetStart("b2c-harness.dll", arguments);
        start.WorkingDirectory = folder;
        start.Environment[PasswordVariable] = Password;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }

    public static ProcessStartInfo DotnetStart(string assembly, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["DOTNET_TieredPGO"] = "0"; // it ends before that would pay
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, assembly));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return start;
    }
}

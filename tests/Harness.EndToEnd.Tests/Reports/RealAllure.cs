using System.Diagnostics;

namespace Harness.EndToEnd.Tests.Reports;

/// <summary>The generators of Allure reports: version 2, which runs on Java, and version 3, which runs on Node.</summary>
/// <param name="Variable">The environment variable that names it.</param>
/// <param name="Package">The npm package that brings it.</param>
/// <param name="Runner">The program that runs it.</param>
/// <param name="HasConfiguration">Whether it takes the configuration beside the results.</param>
internal sealed record RealAllure(string Variable, string Package, string Runner, bool HasConfiguration)
{
    public static readonly RealAllure Two = new("ALLURE_CLASSIC", "allure-commandline", "bash", HasConfiguration: false);
    public static readonly RealAllure Three = new("ALLURE", "allure", "node", HasConfiguration: true);

    /// <summary>Why it is not here, or null.</summary>
    public string? Missing() =>
        Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } script ? $"{Variable} names no Allure generator; 'npm install {Package}' brings one."
        : !File.Exists(script) ? $"{Variable} names '{script}', and there is no such file."
        : null;

    /// <summary>Makes a report of one folder of results or several.</summary>
    public async Task Generate(string folder, string report, params string[] results)
    {
        string[] arguments = [Environment.GetEnvironmentVariable(Variable)!, "generate", .. results, "-o", report, .. HasConfiguration ? ["--config", Path.Combine(results[0], "allurerc.json")] : (string[])["--clean"]];
        var start = new ProcessStartInfo(Runner, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ALLURE_NO_ANALYTICS"] = "true";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        var said = await output + await error;
        Assert.That(process.ExitCode, Is.Zero, said);
        Assert.That(said, Does.Not.Contain("error parsing").And.Not.Contain("Could not"), said);
    }
}

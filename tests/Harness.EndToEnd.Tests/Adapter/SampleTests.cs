using System.Diagnostics;

namespace Harness.EndToEnd.Tests.Adapter;

[Parallelizable(ParallelScope.All)]
public sealed class SampleTests
{
    [Test]
    public async Task The_names_that_dotnet_test_shows_are_those_its_filter_takes()
    {
        var assembly = AppContext.BaseDirectory.Replace("Harness.EndToEnd.Tests", "Harness.Sample.Tests", StringComparison.Ordinal) + "Harness.Sample.Tests.dll";
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "test", assembly, "--filter", "Name=loyalty/no-claim-is-required/surname+city|FullyQualifiedName~short-name&TestCategory=smoke", "--logger", "console;verbosity=normal" }) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Multiple(() =>
        {
            Assert.That(process.ExitCode, Is.Zero, output);
            Assert.That(output, Does.Contain("Passed loyalty/short-name [").And.Contain("Passed loyalty/no-claim-is-required/surname+city [").And.Contain("Total tests: 2"));
        });
        Assert.That(await errors, Is.Empty);
    }
}

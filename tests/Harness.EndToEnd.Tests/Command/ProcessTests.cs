using System.Text.RegularExpressions;

namespace Harness.EndToEnd.Tests.Command;

/// <summary>Most tests of the command share processes: one of its own says the same.</summary>
[Parallelizable(ParallelScope.All)]
public sealed partial class ProcessTests
{
    [TestCase("rules", "UF-RES-001")]
    [TestCase("run", "builtin:user-flow/before-creating-user", "--endpoint", "http://127.0.0.1:1/", "--only", "happy", "--no-color")]
    [TestCase("no-such-verb")]
    public async Task Says_the_same_as_in_a_process_that_ran_others(params string[] arguments)
    {
        using var folder = new EmptyFolder();
        var (alone, shared) = (await HarnessProcess.RunAlone(folder, arguments), await HarnessProcess.Run(folder, arguments));
        Assert.Multiple(() =>
        {
            Assert.That(shared.ExitCode, Is.EqualTo(alone.ExitCode));
            Assert.That(WithoutTimes(shared.Output), Is.EqualTo(WithoutTimes(alone.Output)));
            Assert.That(WithoutTimes(shared.Error), Is.EqualTo(WithoutTimes(alone.Error)));
        });
    }

    private static string WithoutTimes(string text) => Times().Replace(text, "T");

    [GeneratedRegex(@"\d+(\.\d+)? (ms|s)\b")]
    private static partial Regex Times();
}

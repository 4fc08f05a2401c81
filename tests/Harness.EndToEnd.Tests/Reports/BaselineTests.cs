using System.Text.Json;
using Harness.EndToEnd.Tests.Command;

namespace Harness.EndToEnd.Tests.Reports;

[Parallelizable(ParallelScope.All)]
public sealed class BaselineTests
{
    // The clock that hurries would call a busy machine slow.
    private static readonly string[] Demo = ["demo", "--clock", "user-flow@2025", "--only", "before-creating-user/german", "--only", "before-creating-user/no-surname"];

    [Test]
    public async Task A_run_says_what_is_new()
    {
        using var folder = new EmptyFolder();
        var first = await HarnessProcess.Run(folder, [.. Demo, "--out", "one", "--report", "json"]);
        var second = await HarnessProcess.Run(folder, After("one/run.json"), [.. Demo, "--out", "two", "--defect", "version-missing", "--report", "github", "--report", "markdown=summary.md"]);
        using var footer = JsonDocument.Parse(folder.Read("two/run.jsonl").TrimEnd().Split('\n')[^1]);
        Assert.Multiple(() =>
        {
            Assert.That((first.ExitCode, second.ExitCode), Is.EqualTo((0, 1)));
            Assert.That(second.Error, Does.Contain("Against the baseline: 2 new, 0 fixed, 0 still failing.").And.Contain("new      UF-RES-005 at before-creating-user/german"));
            Assert.That(second.Output, Does.StartWith("::error title=UF-RES-005 (error)::").And.Not.Contain("Report:"));
            Assert.That(folder.Read("summary.md"), Does.Contain("**Against the baseline: 2 new"));
            Assert.That(footer.RootElement.GetProperty("footer").GetProperty("comparison").GetProperty("new").GetProperty("count").GetInt32(), Is.EqualTo(2));
        });
    }

    [TestCase("none.jsonl", "The baseline cannot be read: ")]
    [TestCase("out/run.jsonl", "is the file that this run writes: keep it under another name")]
    public async Task A_baseline_that_is_none_is_told_before_anything_is_sent(string baseline, string problem)
    {
        using var folder = new EmptyFolder();
        var before = folder.Write("out/run.jsonl", "{}");
        var run = await HarnessProcess.Run(folder, After(baseline), [.. Demo, "--out", "out"]);
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(3), run.Error);
            Assert.That(run.Error, Does.Contain(problem).And.Not.Contain("planned"));
            Assert.That(File.ReadAllText(before), Is.EqualTo("{}"));
        });
    }

    [Test]
    public async Task A_baseline_that_is_broken_in_its_middle_is_told_before_anything_is_sent()
    {
        using var folder = new EmptyFolder();
        await HarnessProcess.Run(folder, [.. Demo, "--out", "one"]);
        var lines = folder.Read("one/run.jsonl").TrimEnd().Split('\n');
        folder.Write("one/run.jsonl", string.Join('\n', [.. lines[..^2], lines[^2][..40], lines[^1]]));
        var run = await HarnessProcess.Run(folder, After("one"), [.. Demo, "--out", "two"]);
        Assert.That((run.ExitCode, Directory.Exists(folder.At("two"))), Is.EqualTo((3, false)), run.Error);
        Assert.That(run.Error, Does.Contain("The baseline cannot be read: ").And.Contain($"run.jsonl:{lines.Length - 1} is no line"));
    }

    [Test]
    public async Task A_folder_report_to_standard_output_is_refused_before_anything_is_sent()
    {
        using var folder = new EmptyFolder();
        var run = await HarnessProcess.Run(folder, [.. Demo, "--report", "allure=-"]);
        Assert.That((run.ExitCode, run.Output, Directory.Exists(folder.At("artifacts"))), Is.EqualTo((2, "", false)), run.Error);
        Assert.That(run.Error, Does.Contain("The allure report is a folder of files, so it cannot go to standard output"));
    }

    private static Dictionary<string, string?> After(string baseline) => new() { ["B2C_HARNESS_BASELINE"] = baseline };
}

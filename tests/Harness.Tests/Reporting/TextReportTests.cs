using System.Text.Json;
using Harness.Reporting;
using Harness.Rules;
using Harness.Running;

namespace Harness.Tests.Reporting;

[TestFixture]
public sealed class TextReportTests
{
    private static IEnumerable<string> Names => SavedRun.Names.Except(["nasty"]);

    [TestCaseSource(nameof(Names))]
    public async Task A_run_reads_as_approved(string name)
    {
        using var run = await SavedRun.Make(name);
        Approved.Check(name, await run.Render("text"));
    }

    [Test]
    public void No_approved_text_is_left_over()
    {
        Assert.That(Approved.Names, Is.EquivalentTo(Names));
    }

    [TestCaseSource(typeof(NastyTexts), nameof(NastyTexts.All))]
    public void A_line_is_one_line_without_controls(string text)
    {
        var lines = CaseText.Lines(NastyTexts.Case(text)).Concat(RunText.Head(NastyTexts.Header())).Concat(RunText.Summary(NastyTexts.Header(), NastyTexts.Footer()));
        foreach (var letter in lines.SelectMany(line => line.Text))
            Assert.That(char.IsControl(letter) || letter is '\u2028' or '\u202e' or '\u2066' or '\ufeff' or '\ufffe' or '\uffff', Is.False, $"U+{(int)letter:X4}");
    }

    [Test]
    public void A_line_has_no_half_of_a_surrogate_pair()
    {
        var lines = CaseText.Lines(NastyTexts.Case("half \ud83d pair \udc00 and \ud83d\udc4d")).Select(line => line.Text).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(() => lines.Select(new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount).ToArray(), Throws.Nothing);
            Assert.That(lines, Has.Some.Contains(@"half \ud83d pair \udc00 and 👍"));
        });
    }

    [Test]
    public void Replies_that_never_came_are_named()
    {
        var footer = Samples.Conforms(3) with { NeverSeen = ["block", "validation-error"] };
        var (silent, said) = (RunText.Summary(Samples.Header(3), Samples.Conforms(3)), RunText.Summary(Samples.Header(3), footer));
        Assert.Multiple(() =>
        {
            Assert.That(silent.Select(line => line.Text), Has.None.Contains("never seen"));
            Assert.That(said.Select(line => line.Text), Has.Some.EqualTo("  never seen   block, validation-error"));
        });
    }

    [Test]
    public void A_waived_expectation_is_told_as_a_waived_rule_is()
    {
        var digest = new RunDigest();
        var finding = Samples.Finding("EXPECT-REPLY", Severity.Error, "reply", "block", "continue") with { Waived = "the team: known (until 2030-12-31)" };
        foreach (var repetition in new[] { 0, 1 }) digest.Add(Samples.Passing("p", "s", repetition) with { Findings = [finding] });
        Assert.That(RunText.Summary(Samples.Header(2), Samples.Conforms(2), digest).Select(line => line.Text),
            Has.Some.EqualTo($"Rule waived: EXPECT-REPLY  {finding.Statement} (twice), by the team: known (until 2030-12-31)"));
    }

    [Test]
    public void A_run_that_was_saved_before_they_were_named_can_still_be_read()
    {
        var line = JsonSerializer.SerializeToNode(Samples.Conforms(3), RunJson.Lines.RunFooter)!.AsObject();
        line.Remove("neverSeen");
        Assert.That(line.Deserialize(RunJson.Lines.RunFooter)!.NeverSeen, Is.Empty);
    }

    [TestCase(0, "0 ms")]
    [TestCase(0.44, "0.4 ms")]
    [TestCase(12.34, "12 ms")]
    [TestCase(5012, "5.01 s")]
    [TestCase(600_000, "10 min")]
    public void A_time_has_the_unit_that_suits_it(double milliseconds, string text)
    {
        Assert.That(Figures.Time(milliseconds), Is.EqualTo(text));
    }

    [TestCase("short", "short")]
    [TestCase("{\r\n  \"a\": 1\n}", "{ \"a\": 1 }")]
    [TestCase("0123456789abc", "0123456789... (13 characters)")]
    [TestCase("012345678👍abc", "012345678... (14 characters)")]
    public void An_excerpt_is_the_beginning_on_one_line(string text, string excerpt)
    {
        Assert.That(Visible.Excerpt(text, 10), Is.EqualTo(excerpt));
    }

    [TestCase("user-flow@2025", "user-flow@2025: 2 attempts of 5 s")]
    [TestCase("user-flow@2021", "user-flow@2021: 2 attempts of 20 s; legacy: the caller is less patient today")]
    [TestCase("user-flow@2025*0.1", "user-flow@2025*0.1: 2 attempts of 500 ms; scaled by 0.1: the caller itself waits 5 s")]
    [TestCase("unknown@2030", "unknown@2030")]
    public void A_clock_says_what_it_is(string clock, string text)
    {
        Assert.That(ClockText.Of(clock), Is.EqualTo(text));
    }

    [Test]
    public void Every_exit_code_has_a_meaning_of_its_own()
    {
        var meanings = Enum.GetValues<ExitCode>().Select(ExitCodeText.Of).ToArray();
        Assert.That(meanings, Is.Unique.And.None.EqualTo("unknown"));
    }

    [Test]
    [SetCulture("de-DE")]
    public async Task Numbers_are_the_same_in_every_culture()
    {
        using var run = await SavedRun.Failing();
        Approved.Check("failing", await run.Render("text"));
    }
}

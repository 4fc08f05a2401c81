using Harness.Reporting;

namespace Harness.Tests.Reporting;

public sealed class SelftestReportTests
{
    private static readonly SelftestRow Caught = new("version-missing", "The version is left out.", ["UF-RES-005"], true, ["UF-RES-005"]);
    private static readonly SelftestRow Escaped = new("english-only", "Messages | always English.", ["UF-LOC-002"], false, []);
    private static readonly SelftestRow Noticed = new("answers-twice", "Two answers.", ["UF-RES-001"], false, ["EXPECT-REPLY"]);

    [Test]
    public void Both_tables_and_what_the_correct_connector_fails_are_told()
    {
        var report = new SelftestReport(["mine.json"], [Caught, Escaped, Noticed], ["p/s: UF-RES-005 /version: missing"]);
        var markdown = report.Markdown();
        var missed = markdown[markdown.IndexOf("## Defects that these packs miss", StringComparison.Ordinal)..markdown.IndexOf("## Defects that these packs notice", StringComparison.Ordinal)];
        Assert.Multiple(() =>
        {
            Assert.That(report.IsGood, Is.False);
            Assert.That(report.Sentence, Is.EqualTo("1 of 3 defects caught, 1 noticed by other rules, 1 escaped, 1 finding on the correct connector."));
            Assert.That(missed, Does.Contain("| `english-only` | Messages \\| always English. | UF-LOC-002 | ESCAPED |").And.Not.Contains("version-missing"));
            Assert.That(markdown, Does.Contain("| `answers-twice` | Two answers. | UF-RES-001 | noticed by EXPECT-REPLY, not by its own rule |"));
            Assert.That(markdown, Does.Contain("| `version-missing` |").And.Contains("- p/s: UF-RES-005 /version: missing"));
        });
    }

    [Test]
    public void What_no_pack_could_catch_is_told_apart() =>
        Assert.That(new SelftestReport(["p"], [Caught, Escaped, Escaped with { IsOutOfReach = true }], []).Sentence, Is.EqualTo("1 of 3 defects caught, 2 escaped (1 of them because no pack breaks a service), 0 findings on the correct connector."));

    [Test]
    public async Task The_page_tells_the_same_and_begins_with_what_is_wrong()
    {
        using var writer = new StringWriter();
        await new SelftestReport(["<mine>.json"], [Caught, Escaped, Noticed], ["p/s: UF-RES-005 <b>"]).Html(writer);
        var (html, check) = (writer.ToString(), HtmlCheck.Of(writer.ToString()));
        Assert.Multiple(() =>
        {
            Assert.That(check.Problems, Is.Empty);
            Assert.That(html, Does.Contain("<h1>1 of 3 defects caught, 1 noticed by other rules, 1 escaped, 1 finding on the correct connector.</h1>"));
            Assert.That(html, Does.Contain("UF-RES-005 &lt;b&gt;</li>"));
            Assert.That(html, Does.Match("id=\"missed\"(.|\n)*english-only(.|\n)*ESCAPED(.|\n)*answers-twice(.|\n)*by EXPECT-REPLY(.|\n)*version-missing(.|\n)*by UF-RES-005"));
        });
    }

    [Test]
    public void Only_all_caught_and_no_alarm_is_good() => Assert.Multiple(() =>
    {
        Assert.That(new SelftestReport(["p"], [Caught], []).IsGood);
        Assert.That(new SelftestReport(["p"], [Caught, Noticed], []).IsGood, Is.False);
        Assert.That(new SelftestReport(["p"], [Caught], ["alarm"]).IsGood, Is.False);
    });
}

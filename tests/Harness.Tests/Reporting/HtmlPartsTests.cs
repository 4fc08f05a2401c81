using System.Text.Json;
using System.Text.RegularExpressions;
using Harness.Reporting;
using Harness.Reporting.Html;
using Harness.Rules;
using Harness.Running;

namespace Harness.Tests.Reporting;

[TestFixture]
public sealed partial class HtmlPartsTests
{
    [TestCase("""{"version":1,"a":{"b/c":[10,{"d":true}]},"e":2}""", "/version", "  \"version\": 1,")]
    [TestCase("""{"version":1,"a":{"b/c":[10,{"d":true}]},"e":2}""", "/a/b~1c/1/d", "        \"d\": true")]
    [TestCase("""{"version":1,"a":{"b/c":[10,{"d":true}]},"e":2}""", "/a/b~1c/1", "      {|        \"d\": true|      }")]
    [TestCase("""{"version":1,"a":{"b/c":[10,{"d":true}]},"e":2}""", "/e", "  \"e\": 2")]
    [TestCase("""{"version":1}""", "/vers", "")]
    [TestCase("""[[],"a:b"]""", "/1", "  \"a:b\"")]
    [TestCase("{\"version\":\n1}", "/version", "")]
    public void A_place_in_a_body_is_found(string body, string place, string lines) =>
        Assert.That(string.Join('|', IndentedJson.LinesOf(body).Where(line => line.IsAt(place)).Select(line => line.Text)), Is.EqualTo(lines));

    [TestCase("ar-SA", "ar-SA", "rtl", "إنشاء")]
    [TestCase("he", "he", "rtl", "צור")]
    [TestCase("fa-IR en", "fa-IR", "rtl", "Create")]
    [TestCase("UR", "UR", "rtl", "Create")]
    [TestCase("de-DE fr", "de-DE", "ltr", "Erstellen")]
    [TestCase("\\\"><script>", "en", "ltr", "Create")]
    [TestCase("english_US", "en", "ltr", "Create")]
    [TestCase("", "en", "ltr", "Create")]
    public void A_page_is_drawn_in_the_first_language_that_was_asked_for(string locales, string tag, string direction, string button)
    {
        using var body = JsonDocument.Parse($$"""{"ui_locales":"{{locales}}"}""");
        var language = ScreenLanguage.Of(body.RootElement);
        Assert.That((language.Tag, language.Direction, language.Create), Is.EqualTo((tag, direction, button)));
    }

    [TestCase("forwarded", true, "<p class=\"title bad\"><bdi lang=\"en\">→ Let in, though the token is for nobody</bdi>")]
    [TestCase("forwarded", false, "<p class=\"title good\"><bdi lang=\"en\">→ Let in</bdi>")]
    [TestCase("refused", false, "<p class=\"title plain\"><bdi lang=\"en\">✕ Turned away</bdi>")]
    public async Task A_gateway_is_wrong_where_it_lets_in_and_not_where_it_turns_away(string reply, bool isWrong, string expected)
    {
        var exchange = Samples.Exchange("gateway", "{}", reply, reply == "refused" ? "generic-error" : "goes-on", "The application is told.");
        var result = Samples.Passing("p", "s") with { Changes = ["the token is for nobody"], Findings = isWrong ? [Samples.Finding("GW-003", Severity.Error, "status line") with { Label = exchange.Label }] : [] };
        Assert.That(await Drawn(page => HtmlScreen.Draw(page, SeenScreen.Of(exchange, result))), Does.Contain(expected));
    }

    [Test]
    public async Task The_claims_of_a_token_are_a_list_with_the_changed_ones_marked() =>
        Assert.That(
            await Drawn(page => HtmlToken.Write(page, """Authorization: Bearer *** of {"alg":"RS256"} with {"sub":"1","aud":["x"]}, changed: aud, exp""")),
            Is.EqualTo("Authorization: Bearer ***\n{\n  &quot;alg&quot;: &quot;RS256&quot;\n}\n{\n  &quot;sub&quot;: &quot;1&quot;,\n<mark class=\"warn\">  &quot;aud&quot;: [</mark>\n<mark class=\"warn\">    &quot;x&quot;</mark>\n<mark class=\"warn\">  ]</mark>\n}\n<mark class=\"warn\">(no exp)</mark>\n"));

    [TestCase("MicrosoftDocs/azure-docs add-api-connector.md (12/20/2022); hardening", "https://learn.microsoft.com/azure/active-directory-b2c/add-api-connector")]
    [TestCase("entra-docs self-service-sign-up-add-approvals.md (01/09/2023)", "https://learn.microsoft.com/entra/external-id/self-service-sign-up-add-approvals")]
    [TestCase("azure-docs PR #126864, #126324 (04-05/2025)", "https://github.com/MicrosoftDocs/azure-docs/issues/126864")]
    [TestCase("azure-docs javascript:alert(1).md", null)]
    [TestCase("hardening", null)]
    public void A_public_source_has_an_address(string source, string? url)
    {
        var pieces = SourceLink.Of(source).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(string.Concat(pieces.Select(piece => piece.Text)), Is.EqualTo(source));
            Assert.That(pieces.Select(piece => piece.Url).FirstOrDefault(one => one is not null), Is.EqualTo(url));
        });
    }

    [Test]
    public async Task The_place_of_a_finding_is_marked_in_the_answer()
    {
        var there = Samples.Finding("UF-RES-005", Severity.Error) with { Where = "/action", Actual = "\"Continue\"" };
        var missing = Samples.Finding("UF-RES-006", Severity.Error) with { Where = "/version", Actual = "missing" };
        var header = Samples.Finding("UF-RES-001", Severity.Warning) with { Where = $"{Finding.AtHeader}content-type" };
        using var run = await SavedRun.Write(Samples.Header(1), [Samples.Failing("p", "s", 0, there, missing, header)], Samples.DoesNotConform(1, 1));
        var marks = Mark().Matches(await run.Render("html")).Select(mark => mark.Groups["text"].Value);
        Assert.That(marks, Is.EqualTo(["Content-Type: application/json", "  version: missing", "  &quot;action&quot;: &quot;Continue&quot;"]));
    }

    [Test]
    public void Waits_keep_their_places_however_long_the_run()
    {
        var waits = new Waits();
        for (var number = 0; number < 1_000; number++) waits.Add(Samples.Passing("p", "s", number + 1) with { StartMs = number * 100, WaitMs = number % 10 == 0 ? 900 : 5 });
        waits.Add(Samples.Failing("p", "s", 1) with { StartMs = 99_999, WaitMs = 5_001, Exchanges = [] });
        var cells = Enumerable.Range(0, Waits.Columns).SelectMany(column => Enumerable.Range(0, Waits.Buckets).Select(bucket => waits.At(column, bucket))).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That((waits.Count, waits.LeftOut), Is.EqualTo((1_001L, 0L)));
            Assert.That((cells.Sum(cell => cell.Passed), cells.Sum(cell => cell.Failed)), Is.EqualTo((1_000L, 1L)));
            Assert.That(waits.At((int)(99_999 / waits.ColumnMs), (int)Waits.Place(5_001)).Failed, Is.EqualTo(1));
            Assert.That(waits.ColumnMs * Waits.Columns, Is.GreaterThan(99_999).And.LessThan(200_000));
            Assert.That(waits.In((int)Waits.Place(900)).Plain, Is.EqualTo(100));
            Assert.That(waits.Summary().P50.TotalMilliseconds, Is.EqualTo(5).Within(0.1));
        });
    }

    [Test]
    public async Task Waits_are_drawn_against_the_clock_and_told_in_a_table()
    {
        using var run = await SavedRun.Write(Samples.Header(2), [Samples.Passing("p", "s", 1) with { StartMs = 0, TookMs = 0 }, Samples.Passing("p", "s", 2) with { WaitMs = 812, StartMs = 30, TookMs = 0 }], Samples.Conforms(2));
        var html = await run.Render("html");
        Assert.Multiple(() =>
        {
            Assert.That(html, Does.Contain("2 calls: half within 12 ms, 90 % within 812 ms, 99 % within 812 ms, the longest 812 ms."));
            Assert.That(html, Does.Contain(">timeout 5 s</text>"));
            Assert.That(html, Does.Contain("Time line of 2 cases over 30 ms, 0 of them failed"));
            Assert.That(html, Does.Match("<th scope=\"row\" class=\"number\">750 ms</th><td class=\"number\">1 s</td><td class=\"number\">1</td>"));
        });
    }

    [Test]
    public async Task The_page_says_what_is_other_than_in_the_baseline()
    {
        var comparison = new RunComparison
        {
            Baseline = "last/run.jsonl",
            Started = new(2026, 1, 1, 8, 0, 0, TimeSpan.Zero),
            Caveats = ["The clocks differ."],
            New = new(2, [new("p/s", "UF-RES-005")]),
            Fixed = new(1, [new("p/<other>", "UF-RES-012")]),
            StillFailing = new(0, []),
            NotPlayed = new(0, []),
            Gone = 0,
            GoneScenarios = [],
            Slower = [new("PreTokenIssuance", 0.5, 20, 90, 40, 40)],
        };
        using var run = await SavedRun.Write(Samples.Header(1), [Samples.Failing("p", "s", 0, Samples.Finding("UF-RES-005", Severity.Error))], Samples.Conforms(1) with { Comparison = comparison });
        var html = await run.Render("html");
        Assert.Multiple(() =>
        {
            Assert.That(html, Does.Contain("2 new, 1 fixed, 0 still failing; 1 step slower by more than noise.").And.Contain("The clocks differ."));
            Assert.That(html, Does.Match("<h3>New: 2</h3>\n<ul><li>UF-RES-005 at <a href=\"#[^\"]+\"><bdi>p/s</bdi></a></li><li>and 1 more</li></ul>"));
            Assert.That(html, Does.Contain("<li>UF-RES-012 at <bdi>p/&lt;other&gt;</bdi></li>").And.Contain("PreTokenIssuance: half of the calls within 90 ms, was 20 ms"));
            Assert.That(html, Does.Not.Contain("Still failing"));
        });
    }

    [Test]
    public async Task A_run_in_which_nothing_was_measured_says_so()
    {
        var asked = Samples.Passing("p", "s") with { Outcome = CaseOutcome.NotAsked, NotAsked = "no role blocks", Exchanges = [], WaitMs = 0 };
        using var run = await SavedRun.Write(Samples.Header(1), [asked], Samples.Conforms(1) with { Latency = new(0, 0, 0, 0, 0) });
        var html = await run.Render("html");
        Assert.That(html, Does.Contain("<p>No call was measured.</p>").And.Contain("<p>No answer was measured, so there is no latency.</p>"));
    }

    [Test]
    public async Task What_could_not_be_asked_has_not_passed()
    {
        var asked = Samples.Passing("p", "s") with { Outcome = CaseOutcome.NotAsked, NotAsked = "no role blocks", Exchanges = [], Calls = 0, WaitMs = 0 };
        using var run = await SavedRun.Write(Samples.Header(2), [asked, Samples.Passing("p", "t")], Samples.Conforms(2));
        var html = await run.Render("html");
        Assert.That(html, Does.Contain("2 cases: 1 passed, 0 failed, 1 could not be asked</span>").And.Match("<bdi>s</bdi>.*</th><td class=\"number\">0</td>\n?<td>not asked: no role blocks</td>"));
    }

    [Test]
    public async Task What_could_not_be_asked_has_not_passed_in_an_interrupted_run_either([Values("text", "markdown", "html")] string format)
    {
        using var run = await SavedRun.Write(Samples.Header(2), [Samples.Passing("p", "s") with { Outcome = CaseOutcome.NotAsked, NotAsked = "no role blocks" }, Samples.Passing("p", "t")], null);
        Assert.That(await run.Render(format), Does.Contain("1 passed, 0 failed, 1 could not be asked").Or.Contain("0 failed, 1 passed, 1 could not be asked"));
    }

    [Test]
    public async Task A_footer_of_any_length_is_read()
    {
        var failure = new FailureTotal { Rule = "UF-RES-005", Severity = Severity.Error, Statement = "version", Where = "/version", Actual = "missing", Cases = 1, Case = "p/s", Changes = [], Note = "", Curl = new('"', 16_000) };
        using var run = await SavedRun.Write(Samples.Header(1), [Samples.Passing("p", "s")], Samples.Conforms(1) with { Failures = [.. Enumerable.Repeat(failure, 100)] });
        Assert.That(run.File.Footer?.Failures.Length, Is.EqualTo(100));
    }

    [Test]
    public async Task Coverage_names_the_replies_that_never_came_and_the_claims_that_were_varied()
    {
        var varied = Samples.Passing("p", "v", 1) with { Changes = ["jobTitle is missing", "email is null"] };
        using var run = await SavedRun.Write(Samples.Header(2), [Samples.Passing("p", "s"), varied], Samples.Conforms(2));
        var html = await run.Render("html");
        var coverage = html[html.IndexOf("<h2 id=\"coverage\"", StringComparison.Ordinal)..];
        Assert.Multiple(() =>
        {
            Assert.That(coverage, Does.Contain("<th scope=\"row\">Before creating the user</th><td class=\"number\">1</td><td class=\"number warn\">never</td><td class=\"number warn\">never</td>"));
            Assert.That(coverage, Does.Match("<bdi>email</bdi></th><td class=\"number\">1</td><td class=\"number\">1</td><td class=\"number\">0</td>"));
        });
    }

    [Test]
    public async Task The_worst_rules_lead_to_their_findings_and_those_to_their_cases()
    {
        CaseResult[] cases =
        [
            Samples.Failing("p", "a", 0, Samples.Finding("UF-MSG-004", Severity.Warning), Samples.Finding("UF-RES-005", Severity.Error)),
            Samples.Failing("p", "b", 0, Samples.Finding("UF-MSG-004", Severity.Warning)),
        ];
        using var run = await SavedRun.Write(Samples.Header(2), cases, Samples.DoesNotConform(2, 2));
        var html = await run.Render("html");
        var (first, second) = (html.IndexOf("<h3 id=\"finding-1\"", StringComparison.Ordinal), html.IndexOf("<h3 id=\"finding-2\"", StringComparison.Ordinal));
        Assert.Multiple(() =>
        {
            Assert.That(html, Does.Match("<ol class=\"worst\"><li>.*error.*<a href=\"#finding-1\">UF-RES-005</a>.*<a href=\"#finding-2\">UF-MSG-004</a>"));
            Assert.That(html.IndexOf("id=\"case-1\"", StringComparison.Ordinal), Is.GreaterThan(first).And.LessThan(second));
            Assert.That(html.IndexOf("id=\"case-2\"", StringComparison.Ordinal), Is.GreaterThan(second));
        });
    }

    private static async Task<string> Drawn(Action<HtmlPage> draw)
    {
        var text = new StringWriter();
        var page = new HtmlPage(text);
        draw(page);
        await page.Flush();
        return text.ToString();
    }

    [GeneratedRegex("<mark[^>]*>(?<text>[^<]*)</mark>")]
    private static partial Regex Mark();
}

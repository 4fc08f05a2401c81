using System.Text.Json;
using System.Text.RegularExpressions;
using Harness.Reporting.Html;
using Harness.Rules;
using Harness.Running;

namespace Harness.Tests.Reporting;

[TestFixture]
public sealed partial class HtmlReportTests
{
    [TestCaseSource(typeof(SavedRun), nameof(SavedRun.Names))]
    public async Task The_page_is_made_of_known_elements_only(string name)
    {
        using var run = await SavedRun.Make(name);
        var check = HtmlCheck.Of(await run.Render("html"));
        Assert.Multiple(() =>
        {
            Assert.That(check.Problems, Is.Empty);
            Assert.That(check.Headings.Count(level => level == 1), Is.EqualTo(1));
        });
    }

    [TestCaseSource(typeof(SavedRun), nameof(SavedRun.Names))]
    public async Task The_page_needs_nothing_else(string name)
    {
        using var run = await SavedRun.Make(name);
        var html = await run.Render("html");
        Assert.Multiple(() =>
        {
            Assert.That(Script().Matches(html).Select(script => script.Groups["attributes"].Value), Is.EqualTo([" type=\"application/json\" id=\"case-rows\"", ""]));
            Assert.That(html, Does.Contain($"script-src '{HtmlScript.Hash}'"));
            Assert.That(html, Does.Contain($"<script>{HtmlScript.Code}</script>"));
            Assert.That(html, Does.Not.Contain("<img").IgnoreCase);
            Assert.That(html, Does.Not.Contain("<link"));
            Assert.That(html, Does.Not.Contain("url("));
            Assert.That(html, Does.Contain("default-src 'none'"));
            Assert.That(html, Does.Contain("prefers-color-scheme: dark"));
        });
    }

    [Test]
    public async Task Words_from_right_to_left_keep_their_marks_and_stand_where_the_page_begins()
    {
        const string arabic = "\u0645\u0631\u062d\u0628\u0627.";
        var finding = Samples.Finding("EXPECT-MESSAGE", Severity.Error, "/userMessage", $"a message that contains \"{arabic}\"", arabic);
        var failing = Samples.Blocked("p", "s");
        failing = failing with { Findings = [finding with { Label = failing.Exchanges[0].Label }], Exchanges = [.. failing.Exchanges.Select(exchange => exchange with
        {
            Request = exchange.Request with { Body = """{"ui_locales":"ar"}""" },
            Attempts = [.. exchange.Attempts.Select(attempt => attempt with { Answer = attempt.Answer! with { Body = $$"""{"userMessage":"{{arabic}}","version":"1"}""" } })],
            Reply = exchange.Reply with { Message = arabic },
            Consequence = exchange.Consequence with { Sees = $"A page that ends the sign-up: \"{arabic}\"" },
        })] };
        using var run = await SavedRun.Write(Samples.Header(1), [failing], Samples.Conforms(1));
        var html = System.Net.WebUtility.HtmlDecode(await run.Render("html"));
        Assert.Multiple(() =>
        {
            Assert.That(html, Does.Contain($"A page that ends the sign-up: <bdi lang=\"\">\"{arabic}\"</bdi>"));
            Assert.That(html, Does.Contain($">  \"userMessage\": <bdi lang=\"\">\"{arabic}\"</bdi>,</mark>"));
            Assert.That(html, Does.Contain($"<dd>a message that contains <bdi lang=\"\">\"{arabic}\"</bdi></dd><dt>Actual</dt><dd><bdi lang=\"\">{arabic}</bdi></dd>"));
            Assert.That(html, Does.Contain("lang=\"ar\" dir=\"rtl\"><p class=\"title plain\"><bdi lang=\"en\">A page that ends the flow</bdi></p>"));
        });
    }

    [Test]
    public async Task A_rule_is_one_rule_however_many_texts_of_it_were_broken()
    {
        CaseResult Broken(string scenario, string statement) => Samples.Failing("p", scenario, 0, Samples.Finding("EXPECT-REPLY", Severity.Error) with { Statement = statement });
        using var run = await SavedRun.Write(Samples.Header(2), [Broken("s", "The reply is continue."), Broken("t", "The reply is block.")], Samples.Conforms(2));
        var (text, page) = (await run.Render("text"), await run.Render("markdown"));
        Assert.That((text.Contains("Rules broken: 1\n", StringComparison.Ordinal), page.Contains("1 broken", StringComparison.Ordinal)), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task The_page_says_what_the_person_would_see()
    {
        using var run = await SavedRun.Failing();
        var html = await run.Render("html");
        Assert.Multiple(() =>
        {
            Assert.That(html, Does.Contain("""<p class="message bad" lang="" dir="auto">Bitte geben Sie einen l&#228;ngeren Anzeigenamen an.</p>"""));
            Assert.That(html, Does.Contain("""<p class="message bad" lang="" dir="auto">Please use your work address.</p>"""));
            Assert.That(html, Does.Contain("""with the message <bdi lang="">&quot;Bitte geben"""));
            Assert.That(html, Does.Contain("The flow ends here"));
            Assert.That(html, Does.Contain("The flow goes on although the answer was ignored"));
            Assert.That(html, Does.Contain("? Not documented"));
            Assert.That(html, Does.Contain("The connection was closed or reset before an answer came."));
            Assert.That(html, Does.Contain("this answer was dropped on purpose"));
        });
    }

    [Test]
    public async Task The_verdict_comes_first_and_rules_that_were_not_exercised_are_named()
    {
        using var run = await SavedRun.Failing();
        var html = await run.Render("html");
        Assert.Multiple(() =>
        {
            Assert.That(html.IndexOf("<h1>The endpoint does not conform to the contract.</h1>", StringComparison.Ordinal), Is.Positive.And.LessThan(html.IndexOf("<h2", StringComparison.Ordinal)));
            Assert.That(html, Does.Contain("<p>Exit code 1: there are findings that fail the run; no answer, or one that nobody can read, is a finding too.</p>"));
            Assert.That(html, Does.Contain("Not exercised: no probe of it was played."));
            Assert.That(html, Does.Contain("About the run as a whole"));
        });
    }

    [Test]
    public async Task Nasty_texts_are_shown_as_they_were_sent()
    {
        using var run = await SavedRun.Nasty();
        var html = await run.Render("html");
        var rows = html[html.IndexOf("id=\"case-rows\">", StringComparison.Ordinal)..];
        rows = rows[(rows.IndexOf('>') + 1)..rows.IndexOf("</script>", StringComparison.Ordinal)];
        Assert.Multiple(() =>
        {
            Assert.That(rows, Does.Not.Contain("<").And.Not.Contains(">").And.Contains("\\u003Cscript\\u003E"));
            Assert.That(JsonDocument.Parse(rows).RootElement.GetArrayLength(), Is.EqualTo(NastyTexts.All.Length));
            Assert.That(run.File.Footer, Is.Not.Null);
            Assert.That(html, Does.Contain("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;"));
            Assert.That(html, Does.Contain(@"\u0000\u0001\u0008\u001b[31mred"));
            Assert.That(html, Does.Contain(@"\u202egnp.exe"));
            Assert.That(html, Does.Contain(@"\ufeff{&quot;action&quot;"));
            Assert.That(html, Does.Contain("... (100,000 characters in all; run.jsonl has them)"));
        });
    }

    [Test]
    public async Task Alike_cases_are_shown_once_and_counted()
    {
        var cases = Enumerable.Range(0, 50).SelectMany(n => new[] { Samples.Passing("loyalty", "happy", n), Samples.Failing("loyalty", "version", n, Samples.Finding("UF-RES-005", Severity.Error)) });
        using var run = await SavedRun.Write(Samples.Header(100), cases, Samples.DoesNotConform(100, 50));
        var html = await run.Render("html");
        Assert.Multiple(() =>
        {
            Assert.That(Case().Count(html), Is.EqualTo(1));
            Assert.That(html, Does.Contain("49 more cases of this scenario broke the same rules: loyalty/version#1, "));
            Assert.That(html, Does.Contain("100 cases: 50 passed, 50 failed"));
            Assert.That(html, Does.Contain("Broken 50 times, for example in"));
        });
    }

    [Test]
    public async Task Not_everything_is_shown_of_a_run_in_which_everything_fails()
    {
        const int cases = ShownCases.MostFailures + 20;
        using var run = await SavedRun.Write(
            Samples.Header(cases),
            Enumerable.Range(0, cases).Select(n => Samples.Failing("loyalty", $"scenario-{n}", 0, Samples.Finding("UF-RES-005", Severity.Error))),
            Samples.DoesNotConform(cases, cases));
        var html = await run.Render("html");
        Assert.Multiple(() =>
        {
            Assert.That(Case().Count(html), Is.EqualTo(ShownCases.MostFailures));
            Assert.That(html, Does.Contain("20 more cases with findings are not shown on this page"));
        });
    }

    [Test]
    public async Task The_case_of_a_pack_that_comes_late_is_found()
    {
        CaseResult[] cases = [Samples.Passing("a", "one"), Samples.Passing("b", "one"), Samples.Passing("a", "one", 1), Samples.Failing("b", "one", 1, Samples.Finding("UF-RES-005", Severity.Error))];
        using var run = await SavedRun.Write(Samples.Header(4), cases, Samples.DoesNotConform(4, 1));
        Assert.That(await run.Render("html"), Does.Contain("""<div class="inside" id="case-4">"""));
    }

    [TestCase("""{"a":1}""", "{\n  \"a\": 1\n}")]
    [TestCase("""{"a":"\u00e9{,}\"","b":[1.0,{ }],"c":[]}""", "{\n  \"a\": \"\\u00e9{,}\\\"\",\n  \"b\": [\n    1.0,\n    {}\n  ],\n  \"c\": []\n}")]
    [TestCase("""{"a":1,"a":2}""", "{\n  \"a\": 1,\n  \"a\": 2\n}")]
    [TestCase("""{"a":1,}""", """{"a":1,}""")]
    [TestCase("{ \"a\":\n1}", "{ \"a\":\n1}")]
    [TestCase("<p>", "<p>")]
    [TestCase("", "")]
    public void Json_is_laid_out_and_its_tokens_stay(string text, string lines)
    {
        Assert.That(IndentedJson.Of(text), Is.EqualTo(lines));
    }

    [GeneratedRegex("<script(?<attributes>[^>]*)>", RegexOptions.IgnoreCase)]
    private static partial Regex Script();

    [GeneratedRegex("id=\"case-[0-9]+\"")]
    private static partial Regex Case();
}

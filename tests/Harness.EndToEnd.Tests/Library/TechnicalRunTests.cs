using System.Text.Json.Nodes;
using Harness.EndToEnd.Tests.Command;
using Harness.EndToEnd.Tests.Connectors;
using Harness.Exchanges;
using Harness.Reporting;
using Harness.Reporting.Html;
using Harness.Running;

namespace Harness.EndToEnd.Tests.Library;

/// <summary>What a run of a technical profile says of endpoints that are wrong as a whole.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class TechnicalRunTests
{
    private const string Refusal = """{"version":"1.0.0","status":409,"userMessage":"This company is not known."}""";

    [Test]
    public async Task A_run_in_which_nobody_was_let_in_is_never_green()
    {
        var (cases, footer) = await Play(_ => (403, Refusal), """{ "id": "plain" }, { "id": "strangers", "probe": "no-credentials" }""");
        Assert.Multiple(() =>
        {
            Assert.That(cases.SelectMany(result => result.Findings), Is.Empty, "one such answer is a refusal of the contract");
            Assert.That(footer.Findings.Select(finding => finding.Rule), Is.EqualTo(new[] { "HARNESS-011" }));
            Assert.That(footer.ExitCode, Is.EqualTo((int)ExitCode.Findings));
            Assert.That(footer.Rules.Single(rule => rule.Rule == "CP-AUT-001").Reason, Is.EqualTo("the plain call is turned away as well"));
        });
    }

    [Test]
    public async Task Whoever_expects_to_be_turned_away_may_be()
    {
        var (_, footer) = await Play(_ => (403, Refusal), """{ "id": "blocked", "expect": { "reply": "validation-error" } }""");
        Assert.That(footer.ExitCode, Is.EqualTo((int)ExitCode.Conforms));
    }

    [TestCase("missing-claim", "", "without the pack's company_id")]
    [TestCase("blank-claim", "   ", "company_id is nothing but blanks")]
    public async Task What_the_pack_sets_is_no_part_of_the_smallest_payload(string variation, string bad, string change)
    {
        var (_, footer) = await Play(
            body => (body?["company_id"]?.ToString() ?? "") == bad ? (400, """{"version":"1.0.0","status":400,"message":"Which company?"}""") : (200, """{"company_name":"Contoso"}"""),
            $$"""{ "id": "varied", "vary": "{{variation}}" }""");
        var failure = footer.Failures.Single();
        Assert.Multiple(() =>
        {
            Assert.That(failure.Changes, Is.EqualTo(new[] { change }));
            Assert.That(failure.Note, Does.StartWith("smallest payload"));
        });
    }

    [Test]
    public async Task What_every_call_shows_is_told_once()
    {
        var (cases, _) = await Play(_ => (200, """{"company_name":null}"""), """{ "id": "plain" }, { "id": "again", "probe": "same-body" }""");
        var teller = new CaseTeller();
        var lines = cases.SelectMany(teller.Tell).Select(line => line.Text.Trim()).ToArray();
        Assert.That(lines[^1], Is.EqualTo("the same as company/plain: CP-RES-002"));
    }

    [Test]
    public async Task What_GET_sends_is_shown_as_its_address()
    {
        var (cases, _) = await Play(_ => (500, ""), """{ "id": "plain" }""", ", \"sendClaimsIn\": \"QueryString\"");
        Assert.That(new CaseTeller().Tell(cases[0]).Select(line => line.Text), Has.Some.Matches<string>(line => line.Contains("sent      GET http://", StringComparison.Ordinal) && line.EndsWith("company_id=212342", StringComparison.Ordinal)));
    }

    [Test]
    public async Task An_error_of_the_endpoint_leaves_the_person_on_the_page()
    {
        var (cases, footer) = await Play(_ => (500, ""), """{ "id": "plain" }""");
        var text = new StringWriter();
        var page = new HtmlPage(text);
        HtmlScreen.Draw(page, SeenScreen.Of(cases[0].Exchanges[0], cases[0]));
        await page.Flush();
        Assert.That(text.ToString(), Does.Contain("The page again, with an error text").And.Not.Contains("The flow ends"));
        Assert.That(footer.ExitCode, Is.EqualTo((int)ExitCode.Findings));
    }

    private static async Task<(List<CaseResult> Cases, RunFooter Footer)> Play(Func<JsonObject?, (int, string)> answer, string scenarios, string technical = "")
    {
        await using var server = await AnswerServer.Start(answer);
        using var folder = new EmptyFolder();
        var pack = folder.Write("pack.json", $$"""
            { "pack": "company", "dialect": "technical-profile", "step": "validation",
              "technicalProfile": { "id": "REST-CheckCompany", "authenticationType": "Basic", "inputClaims": [ { "claim": "email" }, { "claim": "companyId", "as": "company_id" } ], "outputClaims": [ { "claim": "companyName", "as": "company_name" } ]{{technical}} },
              "with": { "company_id": "212342" },
              "scenarios": [ {{scenarios}} ] }
            """);
        using var client = new ConnectorClient(TimeProvider.System);
        var runner = new Runner(Plans.Make(pack, _ => server.Url, Scenarios.Settings.Default), client, TimeProvider.System);
        var cases = new List<CaseResult>();
        await foreach (var result in runner.Play()) cases.Add(result);
        return (cases, runner.Footer());
    }
}

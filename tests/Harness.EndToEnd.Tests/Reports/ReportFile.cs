using System.Collections.Immutable;
using System.Text;
using Harness.EndToEnd.Tests.Command;
using Harness.Exchanges;
using Harness.Reporting;
using Harness.Rules;
using Harness.Running;

namespace Harness.EndToEnd.Tests.Reports;

/// <summary>The HTML report of a run that was written down by hand.</summary>
internal static class ReportFile
{
    public const string Arabic = "يرجى إدخال اسم عرض يزيد على خمسة أحرف.";
    public const string Replay = "b2c-harness replay 'p/arabic'";

    private const string Continues = """{"version":"1.0.0","action":"Continue","extension_promoCode":"84362"}""";

    /// <summary>Three failing cases, one remark and one case that could not be asked, among so many that passed.</summary>
    public static async Task<Uri> Write(EmptyFolder folder, string name, int passed)
    {
        CaseResult[] special =
        [
            Failing("arabic", "ar-SA", Finding("UF-MSG-004", "/userMessage", "English") , Seen("ar-SA", "validation-error", Arabic, "page-message", $"The attribute page again, with the message \"{Arabic}\"",
                $$"""{"version":"1.0.0","status":400,"action":"ValidationError","userMessage":"{{Arabic}}"}""")),
            Failing("version", "de-DE", Finding("UF-RES-005", "/version", "missing"), Seen("de-DE", "continue", null, "goes-on-ignoring-answer", "The account is created as if nothing had been answered.", """{"action":"Continue"}""")),
            Failing("again", "en-US", Finding("UF-RES-005", "/version", "missing"), Seen("en-US", "continue", null, "goes-on-ignoring-answer", "The account is created as if nothing had been answered.", """{"action":"Continue"}""")),
            Passed("remark", 3) with { Findings = [Finding("UF-MSG-009", "/userMessage", "260 characters") with { Severity = Severity.Info }] },
            Passed("not-asked", 4) with { Outcome = CaseOutcome.NotAsked, NotAsked = "no role blocks", Calls = 0, WaitMs = 0 },
        ];
        var run = folder.At($"{name}.jsonl");
        var writer = await RunWriter.Begin(run, Header(special.Length + passed));
        await using (writer)
        {
            foreach (var result in special) await writer.Add(result);
            for (var number = 0; number < passed; number++) await writer.Add(Passed($"case-{number}", number));
            await writer.End(Footer(special.Length + passed));
        }

        var page = folder.At($"{name}.html");
        await ReportFormat.Find("html")!.Write(await RunFile.Open(run), page, TextWriter.Null);
        return new(page);
    }

    private static RunHeader Header(int planned) => new()
    {
        Tool = "b2c-harness/0.1.0", Started = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), Seed = 1, Endpoints = ["http://127.0.0.1:7071/api/connector"], Clock = "user-flow@2025",
        Credentials = "basic", Packs = ["p"], Planned = planned, FailOn = Severity.Warning, KnowsAttributes = true,
    };

    private static RunFooter Footer(int cases) => new()
    {
        Seconds = 60, Cases = cases, Passed = cases - 4, Failed = 3, NotAsked = 1, NotPlayed = 0, Exchanges = cases, Replies = ImmutableSortedDictionary<string, long>.Empty.Add("continue", cases),
        Latency = new(0, 0, 0, 0, 0), Findings = [], ExitCode = 1, Verdict = "The endpoint does not conform to the contract.",
        Rules =
        [
            new("UF-RES-005", Severity.Error, "version is present, is a string and is not null.", "MicrosoftDocs/azure-docs add-api-connector.md (12/20/2022)", Verdict.Broken, cases, 2, null),
            new("UF-IDM-001", Severity.Warning, "The same call twice has one effect.", "hardening", Verdict.NotExercised, 0, 0, "no probe of it was played"),
        ],
    };

    private static Finding Finding(string rule, string where, string actual) =>
        new(rule, Severity.Error, "What the rule says.", "MicrosoftDocs/azure-docs add-api-connector.md (12/20/2022)", "PostAttributeCollection", where, "something else", actual);

    private static CaseResult Failing(string scenario, string locale, Finding finding, ExchangeEvidence exchange) => Passed(scenario, locale.Length) with
    {
        Outcome = CaseOutcome.Failed, Findings = [finding], Exchanges = [exchange], WaitMs = exchange.WaitMs,
    };

    private static CaseResult Passed(string scenario, int number) => new()
    {
        Case = $"p/{scenario}", Pack = "p", Scenario = number < 40 ? scenario : "payloads", File = "p.json", Line = 3, Persona = "emily", Steps = ["PostAttributeCollection"], Repetition = 0,
        Outcome = CaseOutcome.Passed, WaitMs = 1 + (number % 700), StartMs = 5 * number, TookMs = 2, Hash = "0", Findings = [], Calls = 1,
    };

    private static ExchangeEvidence Seen(string locale, string reply, string? message, string consequence, string sees, string answer) => new()
    {
        Label = "PostAttributeCollection", Step = "PostAttributeCollection", Method = "POST", Url = "http://127.0.0.1:7071/api/connector",
        Request = new([new Header("Content-Type", "application/json")], $$"""{"step":"PostAttributeCollection","ui_locales":"{{locale}}","email":"layla@fabrikam.com","displayName":"Al","givenName":"Layla"}"""),
        Attempts =
        [
            new()
            {
                Number = 1, End = "answered", Status = 200, Reason = "OK", Answer = new([new Header("Content-Type", "application/json")], answer),
                StartMs = 0, ConnectMs = 1, TlsMs = 0, FirstByteMs = 4_000, TotalMs = 4_001,
            },
        ],
        Reply = new(reply, message, null, reply == "continue" ? ["extension_promoCode"] : []),
        Consequence = new(consequence, "row", sees, "documented", "MicrosoftDocs/azure-docs add-api-connector.md (12/20/2022)", null),
        WaitMs = 4_001, Curl = $"curl -sS -i -X POST 'http://127.0.0.1:7071/api/connector' --data-raw '{Continues}'",
    };
}

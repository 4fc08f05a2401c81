using System.Collections.Immutable;
using System.Globalization;
using Harness.Exchanges;
using Harness.Rules;
using Harness.Running;

namespace Harness.Tests.Reporting;

/// <summary>Cases as the runner makes them, by hand.</summary>
internal static class Samples
{
    public const string Continue = """{"version":"1.0.0","action":"Continue","extension_promoCode":"84362"}""";
    public const string Block = """{"version":"1.0.0","action":"ShowBlockPage","userMessage":"Please use your work address."}""";
    public const string Refused = """{"version":"1.0.0","status":400,"action":"ValidationError","userMessage":"Bitte geben Sie einen längeren Anzeigenamen an."}""";

    public static RunHeader Header(long planned) => new()
    {
        Tool = "b2c-harness/0.1.0",
        Started = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Seed = 7,
        Endpoints = ["https://localhost:7071/api/connector?code=***"],
        Clock = "user-flow@2025",
        Credentials = "basic",
        Packs = ["loyalty", "sign-up"],
        Planned = planned,
        FailOn = Severity.Warning,
        KnowsAttributes = true,
    };

    public static RunFooter Footer(long cases, long failed, int exitCode, string verdict) => new()
    {
        Seconds = 1.5,
        Cases = cases,
        Passed = cases - failed,
        Failed = failed,
        NotPlayed = 0,
        Exchanges = cases + 2,
        Replies = new Dictionary<string, long> { ["continue"] = cases, ["block"] = 2 }.ToImmutableSortedDictionary(),
        Latency = new(cases + 2, 1.25, 20, 412.4, 1_234.5),
        Rules =
        [
            new("NET-001", Severity.Error, "The endpoint answered.", "the harness", Verdict.Held, cases, 0, null),
            new("UF-RES-005", Severity.Error, "version is present, is a string and is not null.", "add-api-connector.md", failed > 0 ? Verdict.Broken : Verdict.Held, cases - failed, failed, null),
            new("UF-IDM-001", Severity.Warning, "The same call twice has one effect.", "add-api-connector.md", Verdict.NotExercised, 0, 0, "no probe of it was played"),
            new("UF-RES-010", Severity.Error, "ShowBlockPage is never relied on at the token step.", "issue #13", Verdict.NotExercised, 0, 0, "no block page was seen"),
            new("UF-RES-011", Severity.Error, "A block page has a message.", "add-api-connector.md", Verdict.NotExercised, 0, 0, "no block page was seen"),
        ],
        Findings = [],
        ExitCode = exitCode,
        Verdict = verdict,
    };

    public static RunFooter Conforms(long cases) => Footer(cases, 0, 0, "The endpoint conforms to the contract wherever it was exercised.");

    public static RunFooter DoesNotConform(long cases, long failed) => Footer(cases, failed, 1, "The endpoint does not conform to the contract.");

    public static CaseResult Passing(string pack, string scenario, int repetition = 0) => new()
    {
        Case = string.Create(CultureInfo.InvariantCulture, $"{pack}/{scenario}{(repetition == 0 ? "" : $"#{repetition}")}"),
        Pack = pack,
        Scenario = scenario,
        About = $"About {scenario}.",
        File = $"scenarios/{pack}.json",
        Line = 12,
        Persona = "emily",
        Steps = ["PostAttributeCollection"],
        Repetition = repetition,
        Outcome = CaseOutcome.Passed,
        WaitMs = 12.34,
        Hash = "0123456789abcdef",
        Findings = [],
        Calls = 1,
        Exchanges = repetition == 0 ? [Exchange("PostAttributeCollection", Continue, "continue", "goes-on", "The account is created and the person goes on.")] : [],
        Exercised = ["NET-001", "UF-RES-005"],
    };

    public static CaseResult Failing(string pack, string scenario, int repetition, params Finding[] findings) => Passing(pack, scenario, repetition) with
    {
        Outcome = CaseOutcome.Failed,
        Findings = [.. findings],
        Exchanges =
        [
            Exchange("PostAttributeCollection", """{"action":"Continue"}""", "continue", "goes-on-ignoring-answer", "The account is created as if nothing had been answered."),
        ],
    };

    /// <summary>A cell of the fault matrix: it goes on without a claim, or breaks these rules with an error page.</summary>
    public static CaseResult Cell(string scenario, string step, string fault, params Finding[] findings) => (findings.Length == 0 ? Passing("resilience", scenario) : Failing("resilience", scenario, 0, findings)) with
    {
        Case = $"resilience/{scenario}/{fault}",
        Steps = [step],
        Cell = new()
        {
            Service = "loyalty",
            Fault = fault,
            Step = step,
            UsesService = true,
            Consequence = findings.Length == 0 ? "goes-on" : "generic-error",
            Sees = findings.Length == 0 ? "The person goes on." : "An error page.",
            Without = findings.Length == 0 ? "extension_promoCode, extension_0123456789abcdef0123456789abcdef_tier" : "extension_promoCode",
            WaitMs = 1_610,
            RecoveryMs = 120,
        },
    };

    public static CaseResult Changed(CaseResult result, Func<FaultCellResult, FaultCellResult> change) => result with { Cell = change(result.Cell!) };

    /// <summary>Findings that do not fail the run: the case passes with a remark.</summary>
    public static CaseResult Remarked(string pack, string scenario) => Passing(pack, scenario) with
    {
        Findings = [Finding("UF-MSG-009", Severity.Info, "/userMessage", "a message of at most 200 characters", "one of 260 characters")],
    };

    public static CaseResult Journey(string pack, string scenario) => Failing(pack, scenario, 0, Finding("UF-RES-005", Severity.Error) with { Label = "PreTokenIssuance" }) with
    {
        Steps = ["PostFederationSignup", "PostAttributeCollection", "PreTokenIssuance"],
        Calls = 3,
        WaitMs = 31.5,
        Exchanges =
        [
            Exchange("PostFederationSignup", Continue, "continue", "goes-on", "The attribute page opens."),
            Exchange("PostAttributeCollection", Continue, "continue", "goes-on", "The account is created and the person goes on."),
            Exchange("PreTokenIssuance", """{"action":"Continue"}""", "continue", "goes-on-ignoring-answer", "The person arrives in the application with a token as if nothing had been answered."),
        ],
        Story =
        [
            new(null, "Emily comes back from google.com with email, displayName."),
            new("PostAttributeCollection", "On the attribute page the person types jobTitle."),
            new(null, "The token carries sub, oid, name."),
        ],
        TokenClaims = """{"sub":"1","oid":"1","name":"Emily"}""",
    };

    public static CaseResult ShownMessage(string pack, string scenario) => Failing(pack, scenario, 0, Finding("UF-MSG-004", Severity.Warning, "/userMessage", "a message in German", "English")) with
    {
        Exchanges =
        [
            Exchange("PostAttributeCollection", Refused, "validation-error", "page-message", "The attribute page again, with the message \"Bitte geben Sie einen längeren Anzeigenamen an.\"")
                with { Reply = new("validation-error", "Bitte geben Sie einen längeren Anzeigenamen an.", null, []) },
        ],
    };

    public static CaseResult Blocked(string pack, string scenario) => Failing(pack, scenario, 0, Finding("EXPECT-REPLY", Severity.Error, "reply", "continue", "block")) with
    {
        Exchanges =
        [
            Exchange("PostAttributeCollection", Block, "block", "block-page", "A page that ends the sign-up: \"Please use your work address.\"")
                with { Reply = new("block", "Please use your work address.", null, []) },
        ],
    };

    public static CaseResult Unanswered(string pack, string scenario) => Failing(pack, scenario, 0, Finding("NET-001", Severity.Error, "connection", "an HTTP answer", "attempt 1: no answer after 5 s attempt 2: The connection was closed or reset before an answer came.")) with
    {
        WaitMs = 5_012,
        Exchanges =
        [
            Exchange("PostAttributeCollection", "", "unreadable", "generic-error", "An error page: \"There was a problem processing your request. Please try again.\"") with
            {
                Reply = new("unreadable", null, "no answer came in time", []),
                WaitMs = 5_012,
                Attempts =
                [
                    new() { Number = 1, End = "timed-out", StartMs = 0, ConnectMs = 1.2, TlsMs = 3.4, FirstByteMs = 0, TotalMs = 5_000 },
                    new() { Number = 2, End = "failed", Failure = "The connection was closed or reset before an answer came.", StartMs = 5_000, ConnectMs = 0, TlsMs = 0, FirstByteMs = 0, TotalMs = 12 },
                ],
            },
        ],
    };

    public static CaseResult LostAnswer(string pack, string scenario) => Failing(pack, scenario, 0, Finding("UF-IDM-001", Severity.Warning, "decision", "the same decision twice", "continue, then block") with { Label = "retry-after-lost-answer" }) with
    {
        Exchanges =
        [
            Exchange("retry", Block, "block", "undocumented", "No document says what the person sees: an error page, or the next page as if nothing had been answered.") with
            {
                Attempts = [Answered(1, Continue) with { End = "dropped" }, Answered(2, Block)],
            },
        ],
    };

    public static Finding Finding(string rule, Severity severity, string where = "/version", string expected = "a string", string actual = "missing") =>
        new(rule, severity, $"The requirement of {rule}.", "add-api-connector.md (12/20/2022)", "PostAttributeCollection", where, expected, actual);

    public static ExchangeEvidence Exchange(string step, string answer, string reply, string consequence, string sees) => new()
    {
        Label = step,
        Step = step,
        Method = "POST",
        Url = "https://localhost:7071/api/connector?code=***",
        Request = new([new("Authorization", "Basic ***"), new("Content-Type", "application/json")], $$"""{"step":"{{step}}","email":"emily@fabrikam.com","displayName":"Emily"}"""),
        Attempts = [Answered(1, answer)],
        Reply = new(reply, null, null, ["extension_promoCode"]),
        Consequence = new(consequence, "row", sees, "documented", "add-api-connector.md", consequence == "generic-error" ? "AADB2C90075" : null),
        WaitMs = 12.34,
        Curl = $$"""curl -sS -i --max-time 5 -X POST 'https://localhost:7071/api/connector?code=***' -u 'connector:'"$PASSWORD" --data-raw '{"step":"{{step}}"}'""",
    };

    private static AttemptEvidence Answered(int number, string body) => new()
    {
        Number = number,
        End = "answered",
        Status = 200,
        Reason = "OK",
        Answer = new([new("Content-Type", "application/json")], body),
        StartMs = 0,
        ConnectMs = 0.8,
        TlsMs = 3.2,
        FirstByteMs = 11.9,
        TotalMs = 12.34,
    };
}

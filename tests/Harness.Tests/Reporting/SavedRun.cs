using Harness.Reporting;
using Harness.Rules;
using Harness.Running;

namespace Harness.Tests.Reporting;

/// <summary>A run file in the temporary folder, written by the real writer.</summary>
internal sealed class SavedRun : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"{TestContext.CurrentContext.Test.ID}-{Path.GetRandomFileName()}.jsonl");

    private RunFile? file;

    private SavedRun()
    {
    }

    /// <summary>The runs on which every format is tried.</summary>
    public static IEnumerable<string> Names => ["passing", "failing", "interrupted", "faults", "nasty"];

    public RunFile File => file!;

    public string Text => System.IO.File.ReadAllText(path);

    /// <summary>Writes a run.</summary>
    /// <param name="header">Its header.</param>
    /// <param name="cases">Its cases; they are not kept.</param>
    /// <param name="footer">Its footer, or null for a run that was killed.</param>
    /// <param name="lastHalf">What a killed run wrote of its last line.</param>
    public static async Task<SavedRun> Write(RunHeader header, IEnumerable<CaseResult> cases, RunFooter? footer, string lastHalf = "")
    {
        var run = new SavedRun();
        var writer = await RunWriter.Begin(run.path, header);
        await using (writer)
        {
            foreach (var result in cases) await writer.Add(result);
            if (footer is not null) await writer.End(footer);
        }

        if (lastHalf.Length > 0) await System.IO.File.AppendAllTextAsync(run.path, lastHalf);
        run.file = await RunFile.Open(run.path);
        return run;
    }

    public static Task<SavedRun> Make(string name) => name switch
    {
        "passing" => Passing(),
        "failing" => Failing(),
        "interrupted" => Interrupted(),
        "faults" => Faults(),
        _ => Nasty(),
    };

    public static Task<SavedRun> Passing()
    {
        CaseResult[] cases = [Samples.Passing("loyalty", "happy"), Samples.Passing("sign-up", "federated"), Samples.Passing("loyalty", "happy", 1)];
        return Write(Samples.Header(cases.Length), cases, Samples.Conforms(cases.Length));
    }

    /// <summary>Findings of every severity, and everything that a person can see.</summary>
    public static Task<SavedRun> Failing()
    {
        CaseResult[] cases =
        [
            Samples.Passing("loyalty", "happy"),
            Samples.Failing("loyalty", "version", 0, Samples.Finding("UF-RES-005", Severity.Error), Samples.Finding("UF-MSG-004", Severity.Warning), Samples.Finding("UF-MSG-009", Severity.Info)),
            Samples.Remarked("loyalty", "long-message"),
            Samples.ShownMessage("loyalty", "german-message"),
            Samples.Blocked("loyalty", "domain"),
            Samples.Unanswered("loyalty", "slow"),
            Samples.LostAnswer("loyalty", "retry-is-safe"),
            Samples.Journey("sign-up", "federated"),
            Samples.Passing("loyalty", "happy", 1),
            Samples.Failing("loyalty", "version", 1, Samples.Finding("UF-RES-005", Severity.Error), Samples.Finding("UF-MSG-004", Severity.Warning), Samples.Finding("UF-MSG-009", Severity.Info)),
        ];
        return Write(
            Samples.Header(cases.Length) with { Clock = "user-flow@2021*0.1", Credentials = "none", KnowsAttributes = false, Endpoints = ["https://localhost:7071/a", "https://localhost:7071/b"] },
            cases,
            Samples.DoesNotConform(cases.Length, 7) with { Findings = [Samples.Finding("UF-LAT-004", Severity.Warning, "latency", "99 % within 1 s", "1.23 s") with { Label = "run" }] });
    }

    public static Task<SavedRun> Interrupted() => Write(
        Samples.Header(5),
        [Samples.Passing("loyalty", "happy"), Samples.Failing("loyalty", "version", 0, Samples.Finding("UF-RES-005", Severity.Error))],
        footer: null,
        lastHalf: """{"case":{"case":"loyalty/next","pack":"loy""");

    /// <summary>A cell of every mark, among them two with the same mistake, and a probe.</summary>
    public static Task<SavedRun> Faults()
    {
        var storm = Samples.Finding("DS-001", Severity.Warning, "journal", "at most 6 calls of a kind", "12 x GET /promotions for 1 attempt") with { Label = "under-fault" };
        CaseResult[] cases =
        [
            Samples.Passing("resilience", "happy"),
            Samples.Cell("before-sending-token", "PreTokenIssuance", "empty-answer", storm),
            Samples.Cell("before-sending-token", "PreTokenIssuance", "crm-is-away"),
            Samples.Cell("before-creating-user", "PostAttributeCollection", "empty-answer", storm),
            Samples.Cell("before-creating-user", "PostAttributeCollection", "fixed-delay"),
            Samples.Changed(Samples.Cell("before-creating-user", "PostAttributeCollection", "html"), cell => cell with { Without = null }),
            Samples.Changed(Samples.Cell("before-creating-user", "PostAttributeCollection", "crm-is-away") with { Findings = [Samples.Finding("UF-RSL-004", Severity.Info)] }, cell => cell with { RecoveryMs = null }),
            Samples.Changed(Samples.Cell("after-federation", "PostFederationSignup", "fixed-delay"), cell => cell with { UsesService = false, Without = null, RecoveryMs = null, WaitMs = 4.2 }),
            Samples.Changed(Samples.Cell("after-federation", "PostFederationSignup", "html", Samples.Finding("HARNESS-009", Severity.Error, "healthy", "healthy", "block")),
                cell => cell with { Consequence = null, Sees = null, UsesService = null, Without = null, RecoveryMs = null, WaitMs = 0, Invalid = "while nothing was broken, the endpoint answered block 40 times" }),
        ];
        return Write(Samples.Header(cases.Length), cases, Samples.DoesNotConform(cases.Length, 3) with
        {
            Invalid = 1,
            Failures =
            [
                new()
                {
                    Rule = storm.Rule, Severity = storm.Severity, Statement = storm.Statement, Where = storm.Where, Actual = storm.Actual, Cases = 2,
                    Case = "resilience/before-sending-token/empty-answer", Changes = ["extension_loyaltyId is \"212342\""], Note = "",
                },
                new()
                {
                    Rule = "UF-RES-005", Severity = Severity.Error, Statement = "version", Where = "/version", Actual = "missing", Cases = 3,
                    Case = "resilience/payloads/~jobTitle", Changes = ["jobTitle is empty"], Note = "smallest payload, found in 3 calls", Curl = "curl -sS https://localhost:7071",
                },
            ],
        });
    }

    public static Task<SavedRun> Nasty() => Write(NastyTexts.Header(), NastyTexts.Cases(), NastyTexts.Footer());

    /// <summary>The run in one format.</summary>
    public async Task<string> Render(string format)
    {
        using var writer = new StringWriter();
        await ReportFormat.Find(format)!.Write(File, ReportFormat.StandardOutput, writer);
        return writer.ToString();
    }

    public void Dispose() => System.IO.File.Delete(path);
}

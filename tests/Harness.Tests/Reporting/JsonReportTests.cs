using System.Reflection;
using System.Text;
using System.Text.Json;
using Harness.Dialects;
using Harness.Exchanges;
using Harness.Rules;
using Harness.Running;
using NJsonSchema;

namespace Harness.Tests.Reporting;

[TestFixture]
public sealed class JsonReportTests
{
    private static readonly string SchemaText = Encoding.UTF8.GetString(EmbeddedContent.Read("schemas/run.schema.json")!);
    private static readonly JsonSchema Schema = JsonSchema.FromJsonAsync(SchemaText).GetAwaiter().GetResult();

    private static IEnumerable<TestCaseData> Records =>
    [
        new(typeof(RunHeader), "header"), new(typeof(CaseResult), "case"), new(typeof(RunFooter), "footer"), new(typeof(Finding), "finding"),
        new(typeof(ExchangeEvidence), "exchange"), new(typeof(MessageEvidence), "message"), new(typeof(AttemptEvidence), "attempt"),
        new(typeof(ReplyEvidence), "reply"), new(typeof(ConsequenceEvidence), "consequence"), new(typeof(StoryLine), "storyLine"),
        new(typeof(RuleTotal), "rule"), new(typeof(LatencyTotal), "latency"),
        new(typeof(FaultCellResult), "cell"), new(typeof(FailureTotal), "failure"), new(typeof(RunComparison), "comparison"),
        new(typeof(ComparedFailures), "comparedFailures"), new(typeof(ComparedFailure), "comparedFailure"), new(typeof(SlowerStep), "slowerStep"),
    ];

    private static IEnumerable<TestCaseData> Enums =>
    [
        new(Words.All<Severity>(), Schema.Definitions["severity"]),
        new(Words.All<Verdict>(), Schema.Definitions["verdict"]),
        new(Words.All<Confidence>(), Schema.Definitions["confidence"]),
        new(Words.All<CaseOutcome>(), Schema.Definitions["case"].Properties["outcome"]),
        new(Words.All<AttemptEnd>(), Schema.Definitions["attempt"].Properties["end"]),
        new(Words.All<ReplyKind>(), Schema.Definitions["reply"].Properties["kind"]),
        new(Words.All<ConsequenceKind>(), Schema.Definitions["consequence"].Properties["kind"]),
        new(Words.All<ConsequenceKind>(), Schema.Definitions["cell"].Properties["consequence"]),
    ];

    [TestCaseSource(typeof(SavedRun), nameof(SavedRun.Names))]
    public async Task The_document_is_strict_json(string name)
    {
        using var run = await SavedRun.Make(name);
        var json = await run.Render("json");
        Assert.That(() => JsonDocument.Parse(json).Dispose(), Throws.Nothing);
    }

    [TestCase("passing")]
    [TestCase("failing")]
    [TestCase("interrupted")]
    [TestCase("faults")]
    public async Task Document_and_lines_satisfy_the_schema(string name)
    {
        using var run = await SavedRun.Make(name);
        var lines = run.Text.Split('\n').SkipLast(1);
        Assert.Multiple(async () =>
        {
            Assert.That(Schema.Validate(await run.Render("json")), Is.Empty);
            foreach (var line in lines) Assert.That(Schema.Definitions["line"].Validate(line), Is.Empty, line);
        });
    }

    [TestCaseSource(nameof(Records))]
    public void The_schema_knows_every_member(Type record, string definition)
    {
        var members = record.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(member => JsonNamingPolicy.CamelCase.ConvertName(member.Name));
        Assert.That(Schema.Definitions[definition].Properties.Keys, Is.EquivalentTo(members));
    }

    [TestCaseSource(nameof(Enums))]
    public void The_schema_knows_every_word(IEnumerable<string> words, JsonSchema schema)
    {
        Assert.That(schema.ActualSchema.Enumeration, Is.EquivalentTo(words));
    }

    [Test]
    public void The_schema_has_no_keyword_the_validator_ignores()
    {
        using var schema = JsonDocument.Parse(SchemaText);
        Assert.That(SchemaKeywords.Check(schema.RootElement), Is.Empty);
    }

    [Test]
    public async Task The_document_has_what_machines_ask_for()
    {
        using var run = await SavedRun.Failing();
        using var document = JsonDocument.Parse(await run.Render("json"));
        var root = document.RootElement;
        var result = root.GetProperty("results")[1];
        Assert.Multiple(() =>
        {
            Assert.That(root.GetProperty("endpoint").GetString(), Is.EqualTo("https://localhost:7071/a"));
            Assert.That(root.GetProperty("interrupted").GetBoolean(), Is.False);
            Assert.That(root.GetProperty("results").GetArrayLength(), Is.EqualTo(10));
            Assert.That(result.GetProperty("case").GetString(), Is.EqualTo("loyalty/version"));
            Assert.That(result.GetProperty("findings")[0].GetProperty("severity").GetString(), Is.EqualTo("error"));
            Assert.That(result.GetProperty("exchanges")[0].GetProperty("consequence").GetProperty("kind").GetString(), Is.EqualTo("goes-on-ignoring-answer"));
            Assert.That(root.GetProperty("findings")[0].GetProperty("rule").GetString(), Is.EqualTo("UF-LAT-004"));
            Assert.That(root.GetProperty("rules")[2].GetProperty("verdict").GetString(), Is.EqualTo("not-exercised"));
            Assert.That(root.GetProperty("summary").GetProperty("latency").GetProperty("p99").GetDouble(), Is.EqualTo(412.4));
            Assert.That(root.GetProperty("summary").GetProperty("exitCode").GetInt32(), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task An_interrupted_run_has_no_exit_code_and_counts_what_was_saved()
    {
        using var run = await SavedRun.Interrupted();
        using var document = JsonDocument.Parse(await run.Render("json"));
        var summary = document.RootElement.GetProperty("summary");
        Assert.Multiple(() =>
        {
            Assert.That(document.RootElement.GetProperty("interrupted").GetBoolean(), Is.True);
            Assert.That(summary.GetProperty("exitCode").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(summary.GetProperty("verdict").GetString(), Does.Contain("interrupted"));
            Assert.That(summary.GetProperty("cases").GetInt32(), Is.EqualTo(2));
            Assert.That(summary.GetProperty("notPlayed").GetInt32(), Is.EqualTo(3));
            Assert.That(document.RootElement.GetProperty("rules")[0].GetProperty("broken").GetInt32(), Is.EqualTo(1));
        });
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Harness.Dialects;
using Harness.Rules;
using Harness.Running;

namespace Harness.Reporting.Allure;

/// <summary>One case as a result of Allure, with a step for each call and in it one for each attempt.</summary>
internal sealed class AllureCase(RunHeader header, CaseResult result, long ordinal)
{
    private readonly string uuid = AllureId.Unique(header, $"{Figures.Plain(ordinal)} {result.Case}");
    private readonly List<(string Name, string Text)> attached = [];

    public (AllureResult Result, IReadOnlyList<(string Name, string Text)> Attached) Result()
    {
        var start = AllureId.Millisecond(header, result.StartMs);
        var made = new AllureResult
        {
            Uuid = uuid,
            HistoryId = AllureId.Lasting(result.Case),
            TestCaseId = AllureId.Lasting(CaseText.WithoutRepetition(result)),
            Name = Visible.Line(result.Case.StartsWith(result.Pack + "/", StringComparison.Ordinal) ? result.Case[(result.Pack.Length + 1)..] : result.Case),
            FullName = Visible.Line(result.Case),
            Description = MarkdownText.Escaped(Description()),
            Status = Status(),
            StatusDetails = Details(),
            Start = start,
            Stop = start + (long)result.TookMs,
            Labels = Labels(),
            Parameters = [.. Parameters()],
            Links = [.. result.Findings.SelectMany(finding => SourceLink.Pages(finding.Source).Select(link => new AllureLink(Visible.Line($"{finding.Rule}: {link.Name}"), link.Url, "source"))).Distinct()],
            Steps = [.. Steps()],
            Attachments = result.TokenClaims is { } token ? [Attach("token", token)] : [],
        };
        return (made, attached);
    }

    private string Status() =>
        result.Outcome == CaseOutcome.NotAsked ? "skipped"
        : result.Outcome == CaseOutcome.Passed ? "passed"
        : Counted().All(finding => finding.Rule == NetworkRules.AnsweredId || RunFinding.IsOne(finding.Rule)) ? "broken"
        : "failed";

    private IEnumerable<Finding> Counted() => result.Findings.Where(finding => finding.Waived is null && finding.Severity >= header.FailOn);

    // The worst comes first, because the categories look at the beginning.
    private AllureDetails? Details()
    {
        if (result is { Outcome: CaseOutcome.NotAsked, NotAsked: { } reason }) return new(Visible.Line(reason));
        if (result.Findings.IsEmpty) return null;
        var sentences = result.Findings.OrderBy(finding => finding.Waived is not null).ThenByDescending(finding => finding.Severity).Select(CaseText.Sentence).Select(Visible.Line);
        return new(string.Join('\n', sentences), string.Concat(CaseText.InFull(result).Select(line => line.Text + "\n")), result.Findings.All(finding => finding.Waived is not null));
    }

    private ImmutableArray<AllureLabel> Labels()
    {
        var steps = Visible.Line(string.Join(", ", result.Steps.Distinct()));
        var worst = result.Findings.IsEmpty ? (Severity?)null : result.Findings.Max(finding => finding.Severity);
        var severity = worst switch
        {
            null => "normal",
            Severity.Error => result.Findings.Any(finding => finding.Rule == NetworkRules.AnsweredId) ? "blocker" : "critical",
            Severity.Warning => "normal",
            _ => "minor",
        };
        return
        [
            .. AllureLabels.Of(result.Pack, steps.Length == 0 ? "not called" : steps),
            .. result.Changes.IsEmpty && result.Cell is null ? [] : new[] { new AllureLabel("subSuite", Visible.Line(result.Scenario)) },
            new("epic", steps.Length == 0 ? "not called" : steps),
            new("feature", result.Cell is not null ? "services that are broken" : !result.Changes.IsEmpty ? "varied payloads" : result.Story.IsEmpty ? "single calls and probes" : "journeys"),
            new("story", Visible.Line(result.Scenario)),
            new("severity", severity),
            .. result.Tags.Select(tag => new AllureLabel("tag", Visible.Line(tag))),
        ];
    }

    private string Description() => string.Create(
        CultureInfo.InvariantCulture, $"{(result.About is { } about ? about + " " : "")}The person waited {Figures.Time(result.WaitMs)}. {result.File}:{result.Line}");

    // Those of the whole run are in the environment: the list of cases shows each of these.
    private IEnumerable<AllureParameter> Parameters()
    {
        yield return new("persona", Visible.Line(result.Persona));
        if (result.Repetition > 0) yield return new("repetition", Figures.Plain(result.Repetition), Excluded: false);
        foreach (var change in result.Changes) yield return new("change", Visible.Line(change));
        if (result.Cell is { } cell) yield return new("broken service", Visible.Line($"{cell.Service}: {cell.Fault}"));
    }

    // The pauses between calls are not known, so each begins when the one before it ended.
    private IEnumerable<AllureStep> Steps()
    {
        var at = result.StartMs;
        foreach (var exchange in result.Exchanges)
        {
            yield return Step(exchange, at);
            at += exchange.WaitMs;
        }
    }

    private AllureStep Step(ExchangeEvidence exchange, double at)
    {
        var found = Counted().Where(finding => finding.Label == exchange.Label).ToArray();
        return new()
        {
            Name = Visible.Line($"{exchange.Label}: {exchange.Reply.Kind}"),
            Status = found.Length == 0 ? "passed" : found.All(finding => finding.Rule == NetworkRules.AnsweredId) ? "broken" : "failed",
            StatusDetails = found.Length == 0 ? null : new(Visible.Line(CaseText.Sentence(found[0]))),
            Start = AllureId.Millisecond(header, at),
            Stop = AllureId.Millisecond(header, at + exchange.WaitMs),
            Parameters =
            [
                new("the person would see", Visible.Line(exchange.Consequence.Sees)),
                new("how sure", Visible.Line(CaseText.Certainty(exchange.Consequence))),
            ],
            Attachments = [Attach("request", Message($"{exchange.Method} {exchange.Url}", exchange.Request)), Attach("curl", exchange.Curl)],
            Steps = [.. exchange.Attempts.Select(attempt => Step(attempt, at))],
        };
    }

    private AllureStep Step(AttemptEvidence attempt, double at) => new()
    {
        Name = Visible.Line(string.Create(CultureInfo.InvariantCulture, $"attempt {attempt.Number}: {CaseText.Sentence(attempt)}")),
        Status = attempt.End is "answered" or "dropped" ? "passed" : "broken",
        Start = AllureId.Millisecond(header, at + attempt.StartMs),
        Stop = AllureId.Millisecond(header, at + attempt.StartMs + attempt.TotalMs),
        Attachments = attempt.Answer is { } answer ? [Attach("answer", Message(CaseText.StatusLine(attempt), answer))] : [],
    };

    private AllureAttachment Attach(string name, string text)
    {
        var file = string.Create(CultureInfo.InvariantCulture, $"{uuid}-{attached.Count + 1}-attachment.txt");
        attached.Add((file, Visible.Text(text)));
        return new(name, file, "text/plain");
    }

    private static string Message(string first, MessageEvidence message)
    {
        var text = new StringBuilder(Visible.Line(first)).Append('\n');
        foreach (var header in message.Headers) text.Append(Visible.Line($"{header.Name}: {header.Value}")).Append('\n');
        return text.Append('\n').Append(message.Body).ToString();
    }
}

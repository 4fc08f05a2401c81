using System.Collections.Immutable;
using System.Globalization;
using Harness.Dialects;
using Harness.Rules;
using Harness.Running;

namespace Harness.Reporting;

/// <summary>Tells one case as lines for people: one line where all is well, the whole evidence where it is not.</summary>
public static class CaseText
{
    private const int MostOfBody = 300;
    private const int IdColumn = 56;
    private const string Indent = "      ";

    private static readonly string[] NoClaims = ["Authorization", "Accept", "Content-Type", "User-Agent"];

    /// <summary>The lines of a case.</summary>
    public static IEnumerable<TextLine> Lines(CaseResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var lines = result.Outcome == CaseOutcome.Failed ? Evidence(result, run: null) : result.Findings.SelectMany(Remark);
        return lines.Prepend(Head(result)).Select(line => line with { Text = Visible.Line(line.Text) });
    }

    /// <summary>A case with all its evidence, also where all is well.</summary>
    public static IEnumerable<TextLine> InFull(CaseResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Evidence(result, run: null).Prepend(Head(result)).Select(line => line with { Text = Visible.Line(line.Text) });
    }

    /// <summary>The same for whoever reads nothing else, such as the message of a test.</summary>
    /// <param name="result">The case.</param>
    /// <param name="run">The folder of the run file, for the line that sends the case again; null where none is written.</param>
    internal static IEnumerable<TextLine> Alone(CaseResult result, string? run)
    {
        var lines = Evidence(result, run, isReplayable: run is not null).Prepend(Head(result));
        return lines.Select(line => line with { Text = Visible.Line(line.Text) });
    }

    /// <summary>A failure like one that was told in full before: what was found, what the person would see, how to send it again.</summary>
    public static IEnumerable<TextLine> Brief(CaseResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var lines = new List<TextLine> { Head(result) };
        lines.AddRange(result.Findings.Select(finding => new TextLine(ToneOf(finding.Severity), Indent + Sentence(finding))));
        foreach (var exchange in result.Cell is null ? Concerned(result) : [])
        {
            lines.Add(new(Tone.Plain, $"{Indent}The person would see: {exchange.Consequence.Sees}"));
            lines.Add(new(Tone.Quiet, Indent + exchange.Curl));
        }

        lines.Add(new(Tone.Quiet, Indent + Replay(result.Case, run: null)));

        return lines.Select(line => line with { Text = Visible.Line(line.Text) });
    }

    /// <summary>A failure in which everything is as an earlier case had it.</summary>
    internal static IEnumerable<TextLine> Same(CaseResult result, string earlier) =>
        new[] { Head(result), new TextLine(Tone.Quiet, $"{Indent}the same as {earlier}: {string.Join(", ", result.Findings.Select(finding => finding.Rule).Distinct())}") }.Select(line => line with { Text = Visible.Line(line.Text) });

    /// <summary>The command that sends a case again.</summary>
    /// <param name="id">The case.</param>
    /// <param name="run">The folder of the run file, for whoever cannot know it; null where it is the usual one.</param>
    internal static string Replay(string id, string? run) => $"b2c-harness replay '{id}'{(run is null ? "" : $" --run '{run}'")}";

    /// <summary>One line about the payloads of a scenario.</summary>
    internal static TextLine Payloads(string scenario, long payloads, long failed, IReadOnlyCollection<string> failing)
    {
        var (mark, tone) = failed > 0 ? ("FAIL", Tone.Bad) : ("ok", Tone.Good);
        var more = failed > failing.Count ? $" and {Figures.Number(failed - failing.Count)} more" : "";
        var came = failed == 0 ? "all passed" : $"{Figures.Number(failed)} failed: {string.Join(", ", failing)}{more}";
        return new(tone, Visible.Line($"{mark,-5} {scenario.PadRight(IdColumn)} {Figures.Of(payloads, "payload")}, {came}"));
    }

    /// <summary>What one finding says: rule, place, what was expected and what came.</summary>
    internal static IEnumerable<TextLine> Lines(Finding finding)
    {
        yield return new(ToneOf(finding.Severity), $"{Indent}{Words.Of(finding.Severity),-8} {finding.Rule}  {finding.Statement}");
        yield return Detail("where", $"{finding.Label}: {finding.Where}");
        yield return Detail("expected", finding.Expected);
        yield return Detail("actual", finding.Actual);
        if (finding.Waived is { } waiver) yield return Detail("waived", waiver);
        yield return Detail("source", finding.Source) with { Tone = Tone.Quiet };
    }

    /// <summary>The same in one line.</summary>
    internal static string Sentence(Finding finding) =>
        $"{Words.Of(finding.Severity)} {finding.Rule} {finding.Label}: {finding.Where}: expected {finding.Expected}, actual {finding.Actual}{Waived(finding)}";

    /// <summary>One attempt in words.</summary>
    internal static string Sentence(AttemptEvidence attempt) => attempt.End switch
    {
        "answered" => $"{StatusLine(attempt)} after {Figures.Time(attempt.TotalMs)}{(attempt.BodyWasCut ? "; the body was longer than the harness keeps" : "")}.",
        "timed-out" => $"no answer after {Figures.Time(attempt.TotalMs)}.{(attempt.Failure is null ? "" : " " + attempt.Failure)}",
        "dropped" => $"{StatusLine(attempt)} after {Figures.Time(attempt.TotalMs)}; this answer was dropped on purpose.",
        _ => $"failed after {Figures.Time(attempt.TotalMs)}. {attempt.Failure}",
    };

    /// <summary>The status line of an answer.</summary>
    internal static string StatusLine(AttemptEvidence attempt) =>
        string.Create(CultureInfo.InvariantCulture, $"HTTP {attempt.Status} {attempt.Reason}").TrimEnd();

    /// <summary>How sure it is what the caller makes of an answer, and the caller's error code.</summary>
    internal static string Certainty(ConsequenceEvidence consequence) =>
        consequence.ErrorCode is { } code ? $"{consequence.Confidence}, {code}" : consequence.Confidence;

    /// <summary>The id of a case, the same for all its repetitions.</summary>
    internal static string WithoutRepetition(CaseResult result)
    {
        var suffix = string.Create(CultureInfo.InvariantCulture, $"#{result.Repetition}");
        return result.Repetition > 0 && result.Case.EndsWith(suffix, StringComparison.Ordinal) ? result.Case[..^suffix.Length] : result.Case;
    }

    /// <summary>The replies of a case, or how many calls it made where the evidence was not kept.</summary>
    internal static string Replies(CaseResult result) =>
        result.NotAsked is { } reason ? $"not asked: {reason}"
        : !result.Exchanges.IsEmpty ? string.Join(", ", Counted(result.Exchanges.Select(exchange => exchange.Reply.Kind)))
        : result.Calls == 0 ? "no call" : Figures.Of(result.Calls, "call");

    /// <summary>What came of a case, and how long the person waited, where the case is about one person.</summary>
    internal static string Came(CaseResult result) =>
        result is { NotAsked: null, Cell: { } cell } ? FaultCellText.Sentence(cell)
        : $"{Replies(result)}{(result is { NotAsked: not null } or { WaitMs: 0, Exchanges.IsEmpty: true } ? "" : ", " + Figures.Time(result.WaitMs))}";

    // Several in a row are counted: a probe may make dozens of calls.
    private static IEnumerable<string> Counted(IEnumerable<string> replies)
    {
        var (last, times) = ("", 0);
        foreach (var reply in replies.Append(""))
        {
            if (reply != last && times > 0) yield return times == 1 ? last : string.Create(CultureInfo.InvariantCulture, $"{times} x {last}");
            (last, times) = (reply, reply == last ? times + 1 : 1);
        }
    }

    /// <summary>The calls that the findings are about; all of them where a finding is about the case as a whole.</summary>
    internal static ImmutableArray<ExchangeEvidence> Concerned(CaseResult result)
    {
        var labels = result.Findings.Select(finding => finding.Label).ToHashSet(StringComparer.Ordinal);
        return labels.Count > 0 && labels.IsSubsetOf(result.Exchanges.Select(exchange => exchange.Label))
            ? [.. result.Exchanges.Where(exchange => labels.Contains(exchange.Label))]
            : result.Exchanges;
    }

    private static TextLine Head(CaseResult result)
    {
        var (mark, tone) = result.Outcome == CaseOutcome.Failed ? ("FAIL", Tone.Bad) : result.Outcome == CaseOutcome.NotAsked ? ("--", Tone.Quiet) : result.Findings.IsEmpty ? ("ok", Tone.Good) : ("note", Tone.Warn);
        return new(tone, $"{mark,-5} {result.Case.PadRight(IdColumn)} {Came(result)}");
    }

    private static IEnumerable<TextLine> Evidence(CaseResult result, string? run, bool isReplayable = true)
    {
        if (result.About is { } about) yield return new(Tone.Plain, Indent + about);
        if (!result.Changes.IsEmpty) yield return new(Tone.Plain, $"{Indent}Changed: {string.Join("; ", result.Changes)}.");
        foreach (var line in result.Findings.SelectMany(Lines)) yield return line;
        foreach (var line in Story(result)) yield return line;
        foreach (var line in Concerned(result).SelectMany(exchange => Lines(result, exchange))) yield return line;
        if (isReplayable) yield return new(Tone.Quiet, Indent + Replay(result.Case, run));
        yield return new(Tone.Quiet, string.Create(CultureInfo.InvariantCulture, $"{Indent}{result.File}:{result.Line}, persona {result.Persona}"));
        yield return new(Tone.Plain, "");
    }

    private static IEnumerable<TextLine> Remark(Finding finding)
    {
        yield return new(ToneOf(finding.Severity), $"{Indent}{Words.Of(finding.Severity),-8} {finding.Rule}  {finding.Statement}");
        yield return new(Tone.Quiet, $"{Indent}         {finding.Label}: {finding.Where}: expected {finding.Expected}, actual {finding.Actual}{Waived(finding)}");
    }

    private static string Waived(Finding finding) => finding.Waived is { } waiver ? $"; waived by {waiver}" : "";

    private static IEnumerable<TextLine> Story(CaseResult result)
    {
        if (result.Story.IsEmpty) yield break;
        yield return new(Tone.Plain, $"{Indent}The story:");
        foreach (var (index, line) in result.Story.Index())
            yield return new(Tone.Plain, string.Create(CultureInfo.InvariantCulture, $"{Indent}{index + 1,3}. {line.Text}"));
        if (result.TokenClaims is { } token) yield return Detail("token", Visible.Excerpt(token, MostOfBody));
    }

    private static IEnumerable<TextLine> Lines(CaseResult result, ExchangeEvidence exchange)
    {
        if (result.Exchanges.Length > 1)
            yield return new(Tone.Strong, string.Create(CultureInfo.InvariantCulture, $"{Indent}Call {result.Exchanges.IndexOf(exchange) + 1} of {result.Exchanges.Length}: {exchange.Label}"));
        yield return new(Tone.Warn, $"{Indent}The person would see: {exchange.Consequence.Sees} ({Certainty(exchange.Consequence)})");
        foreach (var attempt in exchange.Attempts)
            yield return new(Tone.Plain, string.Create(CultureInfo.InvariantCulture, $"{Indent}Attempt {attempt.Number}: {Sentence(attempt)}"));
        yield return Detail("sent", Sent(exchange));
        if (exchange.Attempts.LastOrDefault(attempt => attempt.Answer is not null) is { Answer: { } answer }) yield return Detail("answer", Body(answer));
        yield return new(Tone.Quiet, Indent + exchange.Curl);
    }

    // What GET says stands in the address and in header lines; those that prove who calls are not shown.
    private static string Sent(ExchangeEvidence exchange)
    {
        if (exchange.Request.Body.Length > 0 || exchange.Method != "GET") return Body(exchange.Request);
        var claims = exchange.Request.Headers.Where(header => !NoClaims.Contains(header.Name, StringComparer.OrdinalIgnoreCase) && !header.Value.Contains(Redactor.Mask, StringComparison.Ordinal));
        return Visible.Excerpt(string.Join("; ", claims.Select(header => $"{header.Name}: {header.Value}").Prepend($"GET {exchange.Url}")), MostOfBody);
    }

    private static string Body(MessageEvidence message) =>
        message.Body.Length == 0 ? "an empty body" : Visible.Excerpt(message.Body, MostOfBody);

    private static TextLine Detail(string name, string text) => new(Tone.Plain, $"{Indent}  {name,-9} {text}");

    private static Tone ToneOf(Severity severity) => severity switch
    {
        Severity.Error => Tone.Bad,
        Severity.Warning => Tone.Warn,
        _ => Tone.Plain,
    };
}

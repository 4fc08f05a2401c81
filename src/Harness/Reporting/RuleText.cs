using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Harness.Dialects;
using Harness.Rules.CustomPolicies;
using Harness.Rules;
using Harness.Running.Probes;

namespace Harness.Reporting;

/// <summary>Explains one rule as a good compiler explains an error.</summary>
public static class RuleText
{
    private const int MostOfBody = 400;
    private const int MostLatencies = 8;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What a rule says that stands in no contract, and what to do when it is broken.</summary>
    public static IEnumerable<TextLine> Lines(OwnRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return [new(Tone.Strong, $"{rule.Id}  {rule.Statement}"), new(Tone.Plain, rule.About)];
    }

    /// <summary>What it says, why it matters, a wrong and a right answer, where it is from.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="defects">Mistakes that break it, one line each.</param>
    public static IEnumerable<TextLine> Lines(Rule rule, IReadOnlyList<string> defects)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(defects);
        yield return new(Tone.Strong, $"{rule.Id}  {rule.Statement}");
        var (examples, policies) = (RuleExamples.Of(rule.Id), PolicyExamples.Of(rule.Id));
        if ((examples?.Why ?? policies?.Why) is { } why) yield return new(Tone.Plain, why);
        yield return new(Tone.Plain, "");
        yield return new(Tone.Plain, $"  severity    {Words.Of(rule.Severity)}");
        yield return new(Tone.Plain, $"  confidence  {Words.Of(rule.Confidence)}");
        yield return new(Tone.Plain, $"  steps       {(rule.Steps.IsEmpty ? "all" : string.Join(", ", rule.Steps))}");
        yield return new(Tone.Plain, $"  looks at    one {rule.Scope}");
        yield return new(Tone.Plain, $"  needs       {rule.Needs.Text}");
        if (!rule.AskedBy.IsEmpty) yield return new(Tone.Plain, $"  asked by    {(rule.Scope is "trial" or "handshake" || rule.AskedBy.Any(ProbeBook.Ids.Contains) ? "the probe" : "the variation")} {string.Join(", ", rule.AskedBy)}");
        yield return new(Tone.Plain, $"  source      {rule.Source}");
        foreach (var line in Shown("Wrong", Tone.Bad, examples?.Bad)) yield return line;
        foreach (var line in Shown("Right", Tone.Good, examples?.Good)) yield return line;
        foreach (var line in Shown("Wrong", Tone.Bad, policies?.Bad)) yield return line;
        foreach (var line in Shown("Right", Tone.Good, policies?.Good)) yield return line;
        if (defects.Count == 0) yield break;
        yield return new(Tone.Plain, "");
        yield return new(Tone.Plain, "Mistakes that break it, which the reference connector can make (--defect):");
        foreach (var defect in defects) yield return new(Tone.Quiet, $"  {defect}");
    }

    private static IEnumerable<TextLine> Shown(string head, Tone tone, ImmutableArray<RuleExample>? examples)
    {
        if (examples is not [var first, ..]) yield break;
        yield return new(Tone.Plain, "");
        yield return new(tone, $"{head}: {first.About}");
        if (!first.Attempts.IsEmpty) yield return new(Tone.Plain, $"  attempts: {string.Join(", ", first.Attempts)}");
        if (!first.Latencies.IsEmpty) yield return new(Tone.Plain, $"  answers after {string.Join(", ", first.Latencies.Take(MostLatencies).Select(time => time.ToString("0.#", CultureInfo.InvariantCulture)))} ms{(first.Latencies.Length > MostLatencies ? " ..." : "")}");
        if (first.Variation is { } variation) yield return new(Tone.Plain, $"  sent: {variation}{(first.Change is { } change ? $", {change}" : "")}");
        if (first.Fault is { } fault) yield return new(Tone.Plain, $"  meanwhile the service is broken: {fault}");
        foreach (var round in first.Rounds) yield return new(Tone.Plain, $"  the service saw, {round.Label}: {Calls(round)}");
        if (first.Handshake is { } handshake) foreach (var line in handshake.Lines) yield return new(Tone.Plain, $"  {line}");
        if (first.Plain is { } plain) yield return new(Tone.Plain, $"  the plain call: {Status(plain)}  {Content(plain)}");
        foreach (var call in first.Calls) yield return new(Tone.Plain, $"  {call.Label}: {(call.Status is null ? "no answer" : $"{Status(call)}  {Content(call)}")}");
        if (!first.Replies.IsEmpty) yield return new(Tone.Plain, $"  replies: {string.Join(", ", first.Replies.Select(reply => string.Create(CultureInfo.InvariantCulture, $"{reply.Key} {reply.Value}")))}");
        if (first.Lost is { } lost) yield return new(Tone.Plain, $"  first answer, lost: {Status(lost)}  {Content(lost)}");
        if (first.Status is not null) yield return new(Tone.Plain, $"  {Status(first)}  {Content(first)}");
    }

    private static IEnumerable<TextLine> Shown(string head, Tone tone, ImmutableArray<PolicyExample>? examples) => examples is not [var first, ..] ? [] :
    [
        new(Tone.Plain, ""),
        new(tone, $"{head}: {first.About}"),
        .. first.Text.Split('\n').Select(line => new TextLine(Tone.Plain, $"  {line}")),
    ];

    private static string Calls(ExampleRound round) => round.Calls.IsEmpty ? "nothing" : string.Join(", ", round.Calls
        .GroupBy(call => $"{call.Method} {call.Url}").Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Key}{(kind.Count() == 1 ? "" : $" x {kind.Count()}")}{(kind.All(call => call.AtMs == 0) ? "" : $" at {string.Join(" and ", kind.Select(call => call.AtMs))} ms")}")));

    private static string Status(RuleExample example) =>
        string.Create(CultureInfo.InvariantCulture, $"HTTP {example.Status}{(example.ContentType.Length == 0 ? "" : $" {example.ContentType}")}");

    private static string Content(RuleExample example)
    {
        var text = example.Body is { } body ? JsonSerializer.Serialize(body, Readable) : example.Text ?? "";
        return Visible.Line(text.Length <= MostOfBody ? text : text[..MostOfBody] + "...");
    }
}

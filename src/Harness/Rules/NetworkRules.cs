using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Exchanges;

namespace Harness.Rules;

/// <summary>What every dialect demands before any contract is looked at.</summary>
internal static class NetworkRules
{
    /// <summary>The rule that the endpoint answered at all.</summary>
    public const string AnsweredId = "NET-001";

    public static ImmutableArray<Rule> Rows { get; } =
    [
        new Rule<Observation>
        {
            Id = AnsweredId,
            Area = "network",
            Severity = Severity.Error,
            Statement = "The endpoint answered.",
            Source = "the harness: no answer is never a pass",
            Confidence = Confidence.Documented,
            HoldsForOddCalls = true,
            Check = Answered,
        },
    ];

    private static Outcome Answered(Observation seen)
    {
        if (seen.Exchange.Answer is not null) return Outcome.Held;
        if (Strangers.AreShutOut(seen)) return Outcome.NotExercised("who is not the caller may be turned away by closing the connection");
        var attempts = seen.Exchange.Attempts.Select(attempt => attempt.End switch
        {
            AttemptEnd.TimedOut when attempt.Timing.FirstByte > TimeSpan.Zero =>
                $"attempt {attempt.Number}: the headers came after {Shown.Time(attempt.Timing.FirstByte)}, but the body did not end within {Shown.Time(attempt.Timing.Total)}; is its Content-Length too large?",
            AttemptEnd.TimedOut => $"attempt {attempt.Number}: no answer after {Shown.Time(attempt.Timing.Total)}",
            AttemptEnd.Failed => $"attempt {attempt.Number}: {attempt.Failure!.Text}",
            _ => $"attempt {attempt.Number}: the answer was dropped on purpose",
        });
        return Outcome.Broken("connection", "an HTTP answer", string.Join(" ", attempts));
    }
}

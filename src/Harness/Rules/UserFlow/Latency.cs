using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.UserFlow;
using Harness.Exchanges;
using static Harness.Rules.UserFlow.UserFlowRow;

namespace Harness.Rules.UserFlow;

/// <summary>The caller's patience: api-connectors-overview.md as changed in 2025.</summary>
internal static class Latency
{
    public static ImmutableArray<Rule> Rows { get; } =
    [
        Row("UF-LAT-001", Severity.Error, "Each answer arrives within the caller's clock (5 seconds per attempt on the current one).",
            Sources.Timeouts, Confidence.Documented, At.All, AnsweredInTime) with { HoldsForOddCalls = true },
        Row("UF-LAT-002", Severity.Warning, "Each answer arrives within 2 seconds at the 99th percentile.",
            "Microsoft Graph customExtensionClientConfiguration", Confidence.Inferred, At.All, P99Under2s),
    ];

    private static Outcome AnsweredInTime(Observation seen)
    {
        var clock = seen.Exchange.Sending.Clock;
        foreach (var attempt in seen.Exchange.Attempts)
        {
            if (attempt.End == AttemptEnd.TimedOut)
                return Outcome.Broken("clock", $"an answer within {Shown.Time(clock.Patience)} ({clock})", $"attempt {attempt.Number} had none after {Shown.Time(attempt.Timing.Total)}");
        }

        return seen.Answer is null ? Unexercised.NoAnswer : Outcome.Held;
    }

    private static Outcome P99Under2s(Totals totals)
    {
        var latency = totals.Latency;
        if (latency.Count == 0) return Unexercised.NoAnswer;
        var limit = totals.Clock.Scaled(ApiConnectorDialect.SuccessorLimit);

        // Of fewer than a hundred answers the slowest is the 99th percentile; one slow answer alone says nothing.
        return latency.P99 <= limit || (latency.Count is > 1 and < 100 && latency.OverLimit < 2)
            ? Outcome.Held
            : Outcome.Broken("latency", $"99 in 100 answers within {Shown.Time(limit)}", $"p99 {Shown.Time(latency.P99)}; {latency.OverLimit} of {latency.Count} answers took longer than {Shown.Time(limit)}");
    }
}

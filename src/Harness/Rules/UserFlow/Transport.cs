using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.Variations;
using static Harness.Rules.UserFlow.UserFlowRow;

namespace Harness.Rules.UserFlow;

/// <summary>How the call travels.</summary>
internal static class Transport
{
    public static ImmutableArray<Rule> Rows { get; } =
    [
        Row("UF-TRN-009", Severity.Info, "The API tolerates Expect: 100-continue and chunked request bodies.",
            "not documented", Confidence.Unknown, At.All, Seen) with { AskedBy = [Transfers.Id] },
    ];

    // Nobody knows whether B2C ever sends such a call: what came back is told, and nothing is asserted.
    private static Outcome Seen(Observation seen)
    {
        var answer = seen.Answer is { } came ? $"{came.Status}, {seen.Reply.Word}" : "no answer";
        return Outcome.NotExercised($"{Failing.Varied(seen)[0].Text}: {answer}");
    }
}

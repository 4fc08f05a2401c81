using System.Collections.Immutable;
using Harness.Dialects;
using static Harness.Rules.UserFlow.UserFlowRow;

namespace Harness.Rules.UserFlow;

/// <summary>What the caller's own retry must not change: add-api-connector.md, timeout and retry.</summary>
internal static class Idempotency
{
    public static ImmutableArray<Rule> Rows { get; } =
    [
        Row("UF-IDM-001", Severity.Error, "A second identical request after a lost first answer leads to the same decision.",
            "MicrosoftDocs/azure-docs add-api-connector.md (12/20/2022)", Confidence.Inferred, At.All, SameDecision) with { AskedBy = ["retry-after-lost-answer"] },
    ];

    private static Outcome SameDecision(Trial trial)
    {
        if (trial.Observations is not [var lost, var final]) return Outcome.NotExercised("the first attempt was not answered");
        if (final.Answer is null) return Unexercised.NoAnswer;
        return lost.Reply.Kind == final.Reply.Kind
            ? Outcome.Held
            : Outcome.Broken("second attempt", $"{lost.Reply.Word}, as the lost answer said", final.Reply.Message is { } message ? $"{final.Reply.Word}: {Shown.Text(message)}" : final.Reply.Word);
    }
}

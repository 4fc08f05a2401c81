using Harness.Dialects;

namespace Harness.Rules.UserFlow;

/// <summary>A person who is refused, and then sends what is accepted.</summary>
internal static class Resubmissions
{
    public const string Refused = "refused";
    public const string Corrected = "corrected";
    public const string NeverRefused = "accepted, another person";
    public const string RefusedFurther = "refused, further person";
    public const string CorrectedFurther = "corrected, further person";

    public static Outcome Check(Trial trial)
    {
        var refusals = trial.Observations.Where(seen => seen.Label == Refused).ToArray();
        if (refusals.Length == 0 || refusals[0].Reply.Kind != ReplyKind.ValidationError) return Unexercised.NoValidationError;
        if (trial.Seen(Corrected) is not { } corrected) return Unexercised.NoAnswer;
        if (corrected.Reply.Kind == ReplyKind.Continue) return Outcome.Held;
        if (trial.Observations.Any(seen => seen.Label == CorrectedFurther && seen.Reply.Kind == ReplyKind.Continue)) return Unexercised.ByChance;
        return trial.Seen(NeverRefused) is { Reply.Kind: ReplyKind.Continue }
            ? Outcome.Broken(Corrected, "continue, as for a person who was not refused", $"after {refusals.Length} {(refusals.Length == 1 ? "refusal" : "refusals")}: {Shown.Reply(corrected)}")
            : Outcome.NotExercised("what should be accepted is not");
    }
}

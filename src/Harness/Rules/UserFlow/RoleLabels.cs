using Harness.Dialects;

namespace Harness.Rules.UserFlow;

/// <summary>What rules about people who are turned away have in common.</summary>
internal static class RoleLabels
{
    /// <summary>The call without that for which the person is turned away.</summary>
    public const string Control = "control";

    /// <summary>The label of the same call with its custom attributes without the app id as well.</summary>
    public static string UnderBothNames(string label) => label + ", custom attributes without the app id as well";

    public static readonly Outcome NotTurnedAway = Outcome.NotExercised("the person whom the endpoint should turn away was not");

    public static bool IsTurnedAway(Observation seen) => seen.Reply.Kind is ReplyKind.Block or ReplyKind.ValidationError;

    /// <summary>A check that only says something where the person is turned away, and for that one reason.</summary>
    public static Outcome ForOneReason(Trial trial, string reason, Func<Trial, Outcome> check) =>
        trial.Seen(Comparisons.Plain) is not { } plain ? Unexercised.NothingCompared
        : plain.WentWrong ? Unexercised.PlainWentWrongToo
        : !IsTurnedAway(plain) ? NotTurnedAway
        : trial.Seen(Control) is not { } control || IsTurnedAway(control) ? Outcome.NotExercised($"the person is not turned away for {reason}")
        : check(trial);
}

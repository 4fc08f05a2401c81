using Harness.Dialects;

namespace Harness.Rules.UserFlow;

/// <summary>Old and new credentials: first both are let in, later only the new ones.</summary>
internal static class Rotations
{
    public const string Probe = "old-credentials";

    public const string New = "with the new credentials";

    public const string Old = "with the old credentials";

    /// <summary>UF-AUT-011.</summary>
    public static Outcome BothWork(Trial trial)
    {
        if (trial.Profile.Rotation != Rotation.UnderWay) return Outcome.NotExercised("the change of credentials is done (--rotation)");
        if (trial.Seen(New) is not { } now || trial.Seen(Old) is not { } old) return Unexercised.NoAnswer;
        return (IsLetIn(now), IsLetIn(old)) switch
        {
            (true, true) => Outcome.Held,
            (false, false) => Outcome.NotExercised("neither the old nor the new credentials are let in"),
            (true, false) => Outcome.Broken(Old, "the old credentials work until the change is done: B2C may still send them", Shown.Reply(old)),
            (false, true) => Outcome.Broken(New, "the new credentials work before B2C is given them", $"{Shown.Reply(now)}; the old ones are let in"),
        };
    }

    /// <summary>UF-AUT-012.</summary>
    public static Outcome OldIsRefused(Trial trial)
    {
        if (trial.Profile.Rotation != Rotation.Done) return Outcome.NotExercised("the change of credentials is still under way (--rotation)");
        if (trial.Seen(New) is not { } now || trial.Seen(Old) is not { } old) return Unexercised.NoAnswer;
        if (Strangers.IsTurnedAway(old)) return IsLetIn(now) ? Outcome.Held : Outcome.NotExercised("neither the old nor the new credentials are let in");
        return old.Answer is null ? Unexercised.NoAnswer : Outcome.Broken(Old, "401 or 403: the change is done, and who has the old credentials is nobody's caller any more", Failing.Status(old));
    }

    private static bool IsLetIn(Observation seen) => !seen.WentWrong;
}

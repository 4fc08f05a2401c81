namespace Harness.Rules.UserFlow;

/// <summary>Calls with wrong credentials whose bodies are no pleasure to read.</summary>
internal static class EarlyRefusals
{
    public const string Probe = "credentials-before-body";

    /// <summary>The call with wrong credentials whose body is as ever.</summary>
    public const string Usual = "wrong credentials";

    public const string Malformed = "wrong credentials and a body that is no JSON";

    public const string Huge = "wrong credentials and a body of a megabyte";

    // Nobody who reads no body needs half the time that the caller has.
    private const double MostOfPatience = 0.5;

    public static Outcome Check(Trial trial)
    {
        if (trial.Seen(Usual) is not { } usual) return Unexercised.NoAnswer;
        if (!Strangers.IsTurnedAway(usual)) return Outcome.NotExercised("wrong credentials are not refused at all");
        foreach (var label in new[] { Malformed, Huge })
        {
            if (trial.Seen(label) is not { } seen) continue;
            var limit = seen.Exchange.Sending.Clock.Patience * MostOfPatience;
            var isRefused = Strangers.IsTurnedAway(seen) || (label == Huge && seen.Answer is { Status: 413 });
            var took = seen.Exchange.Attempts[0].Timing.Total;
            if (!isRefused) return Outcome.Broken(label, "401 or 403, before anybody looks at the body", seen.Answer is null ? $"no answer after {Shown.Time(took)}" : Failing.Status(seen));
            if (took > limit) return Outcome.Broken(label, $"401 or 403 within {Shown.Time(limit)}", $"after {Shown.Time(took)}");
        }

        return Outcome.Held;
    }
}

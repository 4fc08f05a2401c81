using Harness.Exchanges;

namespace Harness.Rules;

/// <summary>How long the caller waits.</summary>
internal static class Patience
{
    /// <summary>No attempt was given up.</summary>
    public static Outcome Suffices(Observation seen)
    {
        var clock = seen.Exchange.Sending.Clock;
        foreach (var attempt in seen.Exchange.Attempts)
        {
            if (attempt.End == AttemptEnd.TimedOut)
                return Outcome.Broken("clock", $"an answer within {Shown.Time(clock.Patience)} ({clock})", $"attempt {attempt.Number} had none after {Shown.Time(attempt.Timing.Total)}");
        }

        return seen.Answer is null ? Unexercised.NoAnswer : Outcome.Held;
    }

    /// <summary>What was too late for the caller of today would not have been in time for that of earlier years.</summary>
    public static Outcome OfTodaySuffices(Trial trial)
    {
        if (trial.Seen(Comparisons.Plain) is not { } now) return Unexercised.NoAnswer;
        if (now.Exchange.Attempts.All(attempt => attempt.End != AttemptEnd.TimedOut)) return now.Answer is null ? Unexercised.NoAnswer : Outcome.Held;
        if (trial.Observations.FirstOrDefault(seen => seen.Label != Comparisons.Plain) is not { Answer: not null } then) return Outcome.NotExercised("no answer came on the older clock either");
        var clock = now.Exchange.Sending.Clock;
        if (then.Exchange.Attempts[^1].Timing.Total <= clock.Patience) return Outcome.NotExercised("asked again, the endpoint answers in time for the clock of today");
        return Outcome.Broken("clock", $"an answer within {Shown.Time(clock.Patience)} ({clock})", $"one after {Shown.Time(then.Exchange.Wait)}, which was in time for {then.Exchange.Sending.Clock}");
    }
}

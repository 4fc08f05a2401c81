using Harness.Exchanges;

namespace Harness.Rules.UserFlow;

/// <summary>The first call after the endpoint has grown cold.</summary>
internal static class ColdCalls
{
    public const string Cold = "cold";
    public const string Warm = "warm";

    public static Outcome Check(Trial trial)
    {
        if (trial.Seen(Cold) is not { } cold || trial.Seen(Warm) is not { } warm) return Unexercised.NoAnswer;
        if (!cold.Exchange.Connected) return Outcome.NotExercised("no connection was made after the endpoint had grown cold");
        if (!IsLate(cold)) return cold.Exchange.Attempts[0].End == AttemptEnd.Answered ? Outcome.Held : Unexercised.NoAnswer;
        if (IsLate(warm)) return Outcome.NotExercised("a warm call is too late as well");
        var clock = cold.Exchange.Sending.Clock;
        return Outcome.Broken(Cold, $"an answer within {Shown.Time(clock.Patience)} ({clock})", $"none after {Shown.Time(cold.Exchange.Attempts[0].Timing.Total)}; a warm call took {Shown.Time(warm.Exchange.Wait)}");
    }

    private static bool IsLate(Observation seen) => seen.Exchange.Attempts[0].End == AttemptEnd.TimedOut;
}

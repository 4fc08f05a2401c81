namespace Harness.Rules.UserFlow;

/// <summary>A normal call before and after calls that are none.</summary>
internal static class Disturbance
{
    public const string Before = "before";
    public const string After = "after";
    public const string AfterAgain = "after, again";

    /// <summary>Whether a normal call is served as ever: in time, with an answer of the contract.</summary>
    public static bool IsUnharmed(Observation seen) => !seen.WentWrong && seen.Exchange.Attempts.Length == 1;

    public static Outcome Check(Trial trial)
    {
        if (trial.Seen(Before) is not { } before) return Unexercised.NoAnswer;
        if (before.WentWrong) return Unexercised.PlainWentWrongToo;
        if (trial.Seen(After) is not { } after) return Unexercised.NothingCompared;
        if (IsUnharmed(after)) return Outcome.Held;
        return trial.Seen(AfterAgain) is { } again && !IsUnharmed(again)
            ? Outcome.Broken(After, $"{before.Reply.Word} or another answer of the contract, in time as before", after.WentWrong ? Shown.Reply(after) : $"attempt 1 was not answered after {Shown.Time(after.Exchange.Attempts[0].Timing.Total)}")
            : Unexercised.DependsOnEarlierCalls;
    }
}

namespace Harness.Rules.UserFlow;

/// <summary>The caller's calls while somebody else sends many without credentials.</summary>
internal static class Floods
{
    public const string Probe = "flood-without-credentials";

    /// <summary>A call of the caller while all is quiet.</summary>
    public const string Before = "before";

    /// <summary>The caller's calls during the two floods; a number follows.</summary>
    public static readonly string[] During = ["during the flood, ", "during the second flood, "];

    public static Outcome Check(Trial trial)
    {
        if (trial.Seen(Before) is not { } before) return Unexercised.NoAnswer;
        if (!Disturbance.IsUnharmed(before)) return Unexercised.PlainWentWrongToo;
        var harmed = During.Select(flood => trial.Observations.FirstOrDefault(seen => seen.Label.StartsWith(flood, StringComparison.Ordinal) && !Disturbance.IsUnharmed(seen))).ToArray();
        if (harmed[0] is null) return trial.Observations.Any(seen => seen.Label.StartsWith(During[0], StringComparison.Ordinal)) ? Outcome.Held : Unexercised.NothingCompared;
        if (harmed.OfType<Observation>().Any(seen => seen.Answer is { Status: 429 }))
            return Outcome.NotExercised("the endpoint limits how many calls come from one address, and here the strangers' calls come from the caller's own");
        return harmed[1] is { } again
            ? Outcome.Broken(again.Label, $"{before.Reply.Word} or another answer of the contract, in time as before the flood", again.WentWrong ? Shown.Reply(again) : $"attempt 1 was not answered after {Shown.Time(again.Exchange.Attempts[0].Timing.Total)}")
            : Unexercised.ByChance;
    }
}

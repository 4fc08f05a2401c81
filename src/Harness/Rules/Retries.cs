using Harness.Dialects;

namespace Harness.Rules;

/// <summary>The same call again: because its answer was lost, or for no reason.</summary>
internal static class Retries
{
    /// <summary>The label of the second of two identical calls.</summary>
    public const string SecondAttempt = "second attempt";

    /// <summary>The label of the call of one more person whose answer is lost.</summary>
    public static string Lost(int number) => Comparisons.ByFurther("lost answer", number);

    /// <summary>The label of that person's retry.</summary>
    public static string Retry(int number) => Comparisons.ByFurther("retry", number);

    /// <summary>A call after a lost answer is decided as that was.</summary>
    public static Outcome GiveOneDecision(Trial trial)
    {
        if (trial.Observations is not [var lost, var final, .. var more]) return Outcome.NotExercised("the first attempt was not answered");
        if (final.Answer is null) return Unexercised.NoAnswer;
        if (lost.WentWrong && final.WentWrong) return Outcome.NotExercised("both calls went wrong");
        if (Comparisons.SameDecision(lost, final)) return Outcome.Held;
        return more.Any(again => Comparisons.SameDecision(lost, again)) && !IsSoForOthers(trial, lost)
            ? Unexercised.ByChance
            : Outcome.Broken(SecondAttempt, $"{lost.Reply.Word}, as the first answer said", final.Reply.Message is { } message ? $"{final.Reply.Word}: {Shown.Text(message)}" : final.Reply.Word);
    }

    private static bool IsSoForOthers(Trial trial, Observation lost)
    {
        var number = 1;
        for (; trial.Seen(Lost(number)) is { } first && trial.Seen(Retry(number)) is { Answer: not null } second; number++)
            if (!Comparisons.SameDecision(lost, first) || Comparisons.SameDecision(first, second)) return false;
        return number > 1 && trial.Seen(Retry(number)) is null;
    }

    // State between calls is legitimate, and changes a decision once: an address is taken, a code is used up. What goes to and fro is no state.
    /// <summary>The same call again and again is decided alike.</summary>
    public static Outcome KeepDecision(Trial trial)
    {
        var decided = trial.Observations.Where(seen => !seen.WentWrong).ToArray();
        if (decided.Length < 2) return Unexercised.PlainWentWrongToo;
        var changes = decided.Zip(decided.Skip(1)).Count(pair => !Comparisons.SameDecision(pair.First, pair.Second));
        return changes < 2
            ? Outcome.Held
            : Outcome.Broken("decision", "one decision, or one change of it", string.Join(", ", decided.Select(seen => seen.Reply.Word)));
    }
}

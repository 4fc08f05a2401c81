using Harness.Dialects;

namespace Harness.Rules;

/// <summary>
/// Judges probes that compare calls. State between calls is legitimate: where two calls are answered differently, the first is asked
/// again, and both by another person in the other order; only a difference that remains is one between the calls.
/// </summary>
internal static class Comparisons
{
    /// <summary>The label of the call without changes.</summary>
    public const string Plain = "plain";

    private const string Again = " again";
    private const string OtherPerson = ", another person";
    private const string FurtherPerson = ", further person ";

    public static string AskedAgain(string label) => label + Again;

    public static string ByAnother(string label) => label + OtherPerson;

    /// <summary>The label of a call by one more person: what only some calls get is chance, and by each more of them less likely to look like a rule.</summary>
    /// <param name="label">The label of the call.</param>
    /// <param name="number">2 or more.</param>
    public static string ByFurther(string label, int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{label}{FurtherPerson}{number}");

    /// <summary>Whether two answers decide the same; what they say and carry besides does not count.</summary>
    public static bool SameDecision(Observation one, Observation other) => one.Reply.Kind == other.Reply.Kind;

    /// <summary>Whether the changed call is answered at all where the plain one is.</summary>
    public static bool StillAnswered(Observation plain, Observation changed) => plain.WentWrong || !changed.WentWrong;

    /// <summary>A check that compares each changed call with its plain one.</summary>
    /// <param name="agrees">Whether the answers to the plain and to the changed call go together.</param>
    /// <param name="plainOf">The label of the plain call that belongs to a changed one; a plain call belongs to itself.</param>
    public static Func<Trial, Outcome> Check(Func<Observation, Observation, bool> agrees, Func<string, string>? plainOf = null) => trial =>
    {
        plainOf ??= _ => Plain;
        var isAnyPlainRight = false;
        var isAnyCompared = false;
        foreach (var changed in trial.Observations.Where(seen => !IsConfirmation(seen.Label)))
        {
            if (trial.Seen(plainOf(changed.Label)) is not { } plain) continue;
            isAnyPlainRight |= !plain.WentWrong;
            if (plain.Label == changed.Label || plain.WentWrong) continue;
            isAnyCompared = true;
            if (agrees(plain, changed)) continue;
            return IsConfirmed(trial, plain, changed, agrees)
                ? Outcome.Broken(changed.Label, $"{plain.Reply.Word}, as for the call \"{plain.Label}\"", Shown.Reply(changed))
                : Unexercised.DependsOnEarlierCalls;
        }

        return isAnyCompared ? Outcome.Held : isAnyPlainRight ? Unexercised.NothingCompared : Unexercised.PlainWentWrongToo;
    };

    /// <summary>Whether a finding at a place is about the call of a label: the plain call and its repetitions, with which the others are compared, speak for themselves.</summary>
    public static bool IsAbout(string where, string label) =>
        label == where || where == "clock" || (label != Plain && label != AskedAgain(Plain) && !label.StartsWith(Plain + ", ", StringComparison.Ordinal));

    private static bool IsConfirmation(string label) =>
        label.EndsWith(Again, StringComparison.Ordinal) || label.EndsWith(OtherPerson, StringComparison.Ordinal)
        || label.Contains(FurtherPerson, StringComparison.Ordinal);

    private static bool IsConfirmed(Trial trial, Observation plain, Observation changed, Func<Observation, Observation, bool> agrees) =>
        trial.Seen(AskedAgain(plain.Label)) is { } again && SameDecision(plain, again)
        && trial.Seen(ByAnother(plain.Label)) is { } otherPlain && SameDecision(plain, otherPlain)
        && trial.Seen(ByAnother(changed.Label)) is { } otherChanged && !agrees(otherPlain, otherChanged)
        && IsConfirmedByFurther(trial, plain, changed, agrees);

    private static bool IsConfirmedByFurther(Trial trial, Observation plain, Observation changed, Func<Observation, Observation, bool> agrees)
    {
        for (var number = 2; trial.Seen(ByFurther(plain.Label, number)) is { } furtherPlain && trial.Seen(ByFurther(changed.Label, number)) is { } furtherChanged; number++)
            if (!SameDecision(plain, furtherPlain) || agrees(furtherPlain, furtherChanged)) return false;
        return true;
    }
}

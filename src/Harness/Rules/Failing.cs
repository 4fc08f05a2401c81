using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.Variations;

namespace Harness.Rules;

/// <summary>
/// The two ways in which a changed call goes wrong, for the rules that are asked by one. What the plain call does as well is not laid
/// upon the change.
/// </summary>
internal static class Failing
{
    private const int MostTold = 4;

    /// <summary>The call does not lead to 5xx.</summary>
    public static Outcome ServerError(Observation seen) =>
        seen.Answer is null ? Unexercised.NoAnswer : Only(seen, IsServerError, "an answer below 500");

    /// <summary>The call leads to one of the contract's answers.</summary>
    public static Outcome NoContractAnswer(Observation seen) =>
        seen.Answer is null ? Unexercised.NoAnswer : Only(seen, IsNoContractAnswer, "an answer of the contract");

    /// <summary>Broken where this call goes wrong in a way in which the plain one does not.</summary>
    public static Outcome Only(Observation seen, Func<Observation, bool> isWrong, string expected)
    {
        if (!isWrong(seen)) return HasOwnRules(seen) ? Unexercised.MoreSpecific : Outcome.Held;
        return seen.Plain is { } plain && isWrong(plain)
            ? Unexercised.PlainWentWrongToo
            : Outcome.Broken(Where(seen), expected + Although(seen), Actual(seen));
    }

    public static bool IsServerError(Observation seen) => seen.Answer is { Status: >= 500 } && !HasOwnRules(seen);

    public static bool IsNoContractAnswer(Observation seen) =>
        seen.Answer is not null && !HasOwnRules(seen) && (seen.Profile.Technical is not null ? seen.WentWrong : !seen.HasDecisiveStatus || seen.Reply.Body.Shape != BodyShape.Object || seen.Contract.IsForeign);

    /// <summary>The ways in which a call was varied; what the author of a pack sets is the plain call.</summary>
    public static ImmutableArray<Change> Varied(Observation seen) => seen.Changes.RemoveAll(change => change.Variation == Variation.Author);

    /// <summary>The one way in which a call was varied, or null where there were several.</summary>
    public static Change? OnlyChange(Observation seen) => Varied(seen) is [var change] ? change : null;

    public static string Status(Observation seen) => $"{seen.Answer!.Status} {seen.Answer.Reason}".TrimEnd();

    // A decision of the contract that came with the wrong status.
    private static bool HasOwnRules(Observation seen) => seen.Refuses && !seen.HasDecisiveStatus;

    public static string Where(Observation seen) => seen.HasDecisiveStatus ? "body" : "status line";

    public static string Actual(Observation seen) =>
        seen.HasDecisiveStatus ? $"{seen.Answer!.Status} with {Shown.Body(seen.Reply.Body)}" : Status(seen);

    /// <summary>In spite of what an answer is expected.</summary>
    public static string Although(Observation seen) => Told(seen, ", although ");

    /// <summary>Because of what a refusal is expected.</summary>
    public static string Because(Observation seen) => Told(seen, ": ");

    private static string Told(Observation seen, string link) => Varied(seen) switch
    {
        [] => "",
        { Length: <= MostTold } changes => link + string.Join(", and ", changes.Select(change => change.Text)),
        var changes => $"{link}{string.Join(", ", changes.Take(MostTold - 1).Select(change => change.Text))}, and {changes.Length - MostTold + 1} other changes were made",
    };
}

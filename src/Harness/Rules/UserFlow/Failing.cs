using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.UserFlow;
using Harness.Dialects.Variations;

namespace Harness.Rules.UserFlow;

/// <summary>
/// The two ways in which a changed call goes wrong, for the rules that are asked by one. What the plain call does as well is not laid
/// upon the change.
/// </summary>
internal static class Failing
{
    /// <summary>The rules that speak of such an answer in general, where no rule knows the reason.</summary>
    public static readonly ImmutableArray<string> Generally =
        ["UF-STA-001", "UF-STA-002", "UF-STA-003", "UF-RES-001", "UF-RES-007", "UF-RES-008", "UF-RES-025", "UF-RES-027"];

    /// <summary>The one that speaks of 5xx.</summary>
    public static readonly ImmutableArray<string> Generally5xx = ["UF-STA-002"];

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
        seen.Answer is { } answer && !HasOwnRules(seen) && (answer.Status is not (200 or 400) || seen.Reply.Body.Shape != BodyShape.Object || seen.Contract.IsForeign);

    /// <summary>The ways in which a call was varied; what the author of a pack sets is the plain call.</summary>
    public static ImmutableArray<Change> Varied(Observation seen) => seen.Changes.RemoveAll(change => change.Variation == Variation.Author);

    /// <summary>The one way in which a call was varied, or null where there were several.</summary>
    public static Change? OnlyChange(Observation seen) => Varied(seen) is [var change] ? change : null;

    public static string Status(Observation seen) => $"{seen.Answer!.Status} {seen.Answer.Reason}".TrimEnd();

    // A decision of the contract that came with the wrong status.
    private static bool HasOwnRules(Observation seen) =>
        seen.Contract.Action is ContractAnswer.ShowBlockPage or ContractAnswer.ValidationError && seen.Answer is not { Status: 200 or 400 };

    private static string Where(Observation seen) => seen.Answer is { Status: 200 or 400 } ? "body" : "status line";

    private static string Actual(Observation seen) =>
        seen.Answer is { Status: 200 or 400 } ? $"{seen.Answer.Status} with {Shown.Body(seen.Reply.Body)}" : Status(seen);

    private static string Although(Observation seen) => Varied(seen) switch
    {
        [] => "",
        { Length: <= MostTold } changes => ", although " + string.Join(", and ", changes.Select(change => change.Text)),
        var changes => $", although {string.Join(", ", changes.Take(MostTold - 1).Select(change => change.Text))}, and {changes.Length - MostTold + 1} other changes were made",
    };
}

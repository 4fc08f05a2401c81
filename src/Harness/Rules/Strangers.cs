using Harness.Dialects.Variations;
using Harness.Exchanges;

namespace Harness.Rules;

/// <summary>Those who are not the caller: they have no credentials, wrong ones, or ones that cannot be read.</summary>
internal static class Strangers
{
    /// <summary>Whether a call is one of theirs.</summary>
    public static bool Called(Observation seen) => seen.Changes.Any(change => CredentialForms.Strangers.Any(set => set.Id == change.Variation));

    /// <summary>Whether the connection was closed on them, as no other call's was.</summary>
    public static bool AreShutOut(Observation seen) => Called(seen) && seen.Plain is { Answer: not null } && IsClosed(seen);

    /// <summary>Whether the endpoint turned a call away: with 401 or 403, or by closing the connection.</summary>
    public static bool IsTurnedAway(Observation seen) => seen.Answer is { } answer ? answer.Status is 401 or 403 : IsClosed(seen);

    /// <summary>Whether a call of theirs is answered as the caller's own.</summary>
    public static bool IsLetIn(Observation seen) => seen is { Plain: { } plain, WentWrong: false } && Comparisons.SameDecision(plain, seen);

    /// <summary>They are turned away, and nothing happens.</summary>
    public static Outcome AreTurnedAway(Observation seen) => Judged(seen, status => status is 401 or 403, "401 or 403");

    /// <summary>They are turned away in any way that is no failure of the endpoint.</summary>
    public static Outcome AreRefusedQuietly(Observation seen) => Judged(seen, status => status is >= 400 and < 500, "401, or another 4xx");

    private static Outcome Judged(Observation seen, Func<int, bool> isRefusal, string expected)
    {
        if (seen.Answer is null && !AreShutOut(seen)) return Unexercised.NoAnswer;
        if (seen.Plain is { WentWrong: true, Answer: not { Status: 401 or 403 } }) return Unexercised.PlainWentWrongToo;
        if (seen.Plain is { Answer.Status: 401 or 403 }) return Outcome.NotExercised("the plain call is turned away as well");
        if (seen.Answer is { } answer && !isRefusal(answer.Status))
            return answer.Status < 500 && seen.Nobody is { } nobody && IsLetIn(nobody) ? Outcome.NotExercised("whoever shows nothing is let in, too") : Outcome.Broken("status line", expected + Failing.Although(seen), Failing.Status(seen));
        return seen.Behind is { IsEmpty: false } behind
            ? Outcome.Broken("services", $"nothing is done for a caller who is turned away{Failing.Although(seen)}", string.Join(", ", behind.Select(call => call.Kind).Distinct()))
            : Outcome.Held;
    }

    private static bool IsClosed(Observation seen) =>
        seen.Exchange.Attempts.All(attempt => attempt is { End: AttemptEnd.Failed, Failure.Kind: FailureKind.Broken or FailureKind.Tls });
}

namespace Harness.Rules;

/// <summary>A caller that posts does not follow where it is sent.</summary>
internal static class Redirects
{
    public static Outcome AreNone(Observation seen) =>
        seen.Answer is not { } answer ? Unexercised.NoAnswer
        : answer.Status is >= 300 and < 400 ? Outcome.Broken("status line", "an answer to the call itself", Failing.Status(seen) + (answer.Header("Location") is { } location ? $" to {location}" : ""))
        : Outcome.Held;
}

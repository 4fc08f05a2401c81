using System.Collections.Immutable;
using System.Globalization;
using Harness.Dialects;

namespace Harness.Rules.ProtectedApis;

/// <summary>Whether a gateway lets a call through that it should not, or turns away one that it should let through.</summary>
internal static class Gate
{
    private const int MostShown = 3;

    /// <summary>The call is refused with one of these statuses, and the API behind sees nothing of it.</summary>
    public static Func<Observation, Outcome> Refuses(params int[] statuses) => seen =>
        seen.Reply.Kind == ReplyKind.Forwarded ? Outcome.Broken("status line", $"{Words(statuses)}{Failing.Because(seen)}", Failing.Status(seen))
        : Obstacle(seen) is { } reason ? Outcome.NotExercised(reason)
        : seen.Answer is not { } answer ? Unexercised.NoAnswer
        : !statuses.Contains(answer.Status) ? Outcome.Broken("status line", $"{Words(statuses)}{Failing.Because(seen)}", Failing.Status(seen))
        : Reached(seen) ?? Outcome.Held;

    /// <summary>The call is let through as the plain one is.</summary>
    public static Outcome LetsThrough(Observation seen) =>
        Obstacle(seen) is { } reason ? Outcome.NotExercised(reason)
        : seen.Answer is null ? Unexercised.NoAnswer
        : seen.Reply.Kind == ReplyKind.Forwarded ? Outcome.Held
        : Outcome.Broken("status line", $"what the plain call gets{Failing.Although(seen)}", Failing.Status(seen));

    /// <summary>A gateway that has let too many calls through refuses all of them alike.</summary>
    public static bool IsThrottled(Observation seen) => seen.Answer is { Status: 429 } || (seen.Answer is { Status: 403 } && seen.Answer.Header("Retry-After") is not null);

    /// <summary>What a refused call did behind the gateway, or null where it did nothing, or nobody can see.</summary>
    public static Outcome? Reached(Observation seen) => seen.Behind is { IsEmpty: false } calls
        ? Outcome.Broken("behind the gateway", "no call of the API", string.Join(", ", calls.Take(MostShown).Select(call => call.Kind)))
        : null;

    // A gateway that refuses everybody refuses strangers as well, which says nothing.
    private static string? Obstacle(Observation seen) =>
        IsThrottled(seen) ? $"the gateway lets nobody through at the moment: {Failing.Status(seen)}"
        : seen.Plain is { Reply.Kind: not ReplyKind.Forwarded } plain ? $"the right call is not let through either: {Shown.Reply(plain)}"
        : null;

    private static string Words(int[] statuses) => string.Join(" or ", statuses.Select(status => status.ToString(CultureInfo.InvariantCulture)));
}

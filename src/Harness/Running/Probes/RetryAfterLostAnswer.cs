using System.Collections.Immutable;
using Harness.Exchanges;
using Harness.Rules;

namespace Harness.Running.Probes;

/// <summary>
/// The endpoint does its work, its answer is lost on the way, and B2C sends the same call again: the same sign-up arrives twice.
/// </summary>
internal static class RetryAfterLostAnswer
{
    public static Probe Row { get; } = new("retry-after-lost-answer", "The first answer is lost and the same call is sent again.", Play);

    private static async Task<ImmutableArray<Observation>> Play(Asking asking)
    {
        var seen = await asking.Send("retry", asking.Claims, new Sending(asking.Clock, AnswerFate.DropAnswer)).ConfigureAwait(false);
        return WithLostAnswer(asking.Stage, seen);
    }

    // The caller never saw the first answer; the harness did, and can compare the two decisions.
    private static ImmutableArray<Observation> WithLostAnswer(Stage stage, Observation seen)
    {
        var first = seen.Exchange.Attempts[0];
        if (first is not { End: AttemptEnd.Dropped, Answer: not null }) return [seen];
        var lost = new Exchange(seen.Exchange.Call, seen.Exchange.Sending, [first with { End = AttemptEnd.Answered }]);
        return [Observation.Of(stage.Dialect, "lost answer", seen.Profile, seen.Step, lost) with { Person = seen.Person, IsAside = true }, seen];
    }
}

using System.Collections.Immutable;
using Harness.Exchanges;
using Harness.Rules;
using Harness.Rules.UserFlow;

namespace Harness.Running.Probes;

/// <summary>
/// The endpoint does its work, its answer is lost on the way, and B2C sends the same call again: the same sign-up arrives twice.
/// </summary>
internal static class RetryAfterLostAnswer
{
    private const int Most = 8;

    public static Probe Row { get; } = new("retry-after-lost-answer", "The first answer is lost and the same call is sent again.", Play);

    private static async Task<ImmutableArray<Observation>> Play(Asking asking)
    {
        var seen = await asking.Send("retry", asking.Claims, new Sending(asking.Clock, AnswerFate.DropAnswer)).ConfigureAwait(false);
        var both = WithLostAnswer(asking.Stage, seen, "lost answer");
        if (both is not [var lost, _] || Comparisons.SameDecision(lost, seen)) return both;
        var again = await Again(lost, () => asking.SendAside("again", asking.Claims)).ConfigureAwait(false);
        return [.. both, .. again, .. again is [.., var last] && Comparisons.SameDecision(lost, last) ? await ByOthers(asking, lost).ConfigureAwait(false) : []];
    }

    // A third call may begin anew what the second ended: whoever tells retries from first calls does so for everybody, a lot does not.
    private static async Task<ImmutableArray<Observation>> ByOthers(Asking asking, Observation lost)
    {
        var seen = ImmutableArray.CreateBuilder<Observation>();
        for (var number = 1; number <= Asking.Confirming; number++)
        {
            var claims = asking.ClaimsOf(asking.Stage.OtherPerson(number));
            var second = await asking.Send(Retries.Retry(number), claims, new Sending(asking.Clock, AnswerFate.DropAnswer)).ConfigureAwait(false) with { IsAside = true };
            var both = WithLostAnswer(asking.Stage, second, Retries.Lost(number));
            seen.AddRange(both);
            if (both is not [var first, _] || !Comparisons.SameDecision(lost, first) || Comparisons.SameDecision(first, second)) break;
        }

        return seen.ToImmutable();
    }

    /// <summary>Asks again after two decisions that differ: state changes a decision once, and one that comes back was chance.</summary>
    public static async Task<ImmutableArray<Observation>> Again(Observation lost, Func<Task<Observation>> ask)
    {
        var seen = ImmutableArray.CreateBuilder<Observation>();
        while (seen.Count < Most && !seen.Any(one => Comparisons.SameDecision(lost, one)))
            seen.Add(await ask().ConfigureAwait(false));
        return seen.ToImmutable();
    }

    /// <summary>A call with its lost answer before it. The caller never saw that; the harness did, and can compare the two decisions.</summary>
    public static ImmutableArray<Observation> WithLostAnswer(Stage stage, Observation seen, string label)
    {
        var first = seen.Exchange.Attempts[0];
        if (first is not { End: AttemptEnd.Dropped, Answer: not null }) return [seen];
        var lost = new Exchange(seen.Exchange.Call, seen.Exchange.Sending, [first with { End = AttemptEnd.Answered }]);
        return [Observation.Of(stage.Dialect, label, seen.Profile, seen.Step, lost) with { Person = seen.Person, IsAside = true }, seen];
    }
}

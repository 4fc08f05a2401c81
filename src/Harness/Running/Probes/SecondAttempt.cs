using System.Collections.Immutable;
using Harness.Exchanges;
using Harness.Rules;
using Harness.Rules.UserFlow;
using Harness.Running.Downstream;

namespace Harness.Running.Probes;

/// <summary>
/// The call that B2C sends again: once because the answer to the first was lost on the way, once because it closed the connection while
/// the endpoint waited for its services. The journals tell what the second attempt did there.
/// </summary>
internal static class SecondAttempt
{
    private const int MostAgain = 3;

    // Each of the three begins with services in their first state: a code that was used up by one person is good again.

    // As a share of the caller's patience: how long every service takes, and after which time the caller hangs up.
    private const double SlowShare = 0.2;
    private const double GivenUpShare = 0.1;

    public static Probe Row { get; } = new(SideEffects.SecondAttempt, "The call is sent again, after a lost answer and after a closed connection; what the services saw is counted.", Play)
    {
        BreaksDownstream = true,
    };

    private static async Task<Trial> Play(Asking asking, Trial trial)
    {
        var lane = asking.Lane;
        var seen = ImmutableArray.CreateBuilder<Observation>();
        var rounds = ImmutableArray.CreateBuilder<DownstreamRound>();

        // First, while the code of the pack is unused: an endpoint may remember by itself who used it.
        var twice = await asking.Send(SideEffects.Lost.Second, asking.Claims, new Sending(asking.Clock, AnswerFate.DropAnswer)).ConfigureAwait(false);
        rounds.Add(await lane.Round(SideEffects.Lost.Second, asking.CancellationToken).ConfigureAwait(false));
        seen.AddRange(RetryAfterLostAnswer.WithLostAnswer(asking.Stage, twice, SideEffects.Lost.First));
        if (seen is [var lost, _] && !Comparisons.SameDecision(lost, twice))
        {
            for (var again = 1; again <= MostAgain; again++) seen.Add(await asking.SendAside($"{SideEffects.Again} {again}", asking.Claims).ConfigureAwait(false));
            await lane.Round(SideEffects.Again, asking.CancellationToken).ConfigureAwait(false);
        }

        await lane.Arrange(asking.Stage.Pack, asking.CancellationToken).ConfigureAwait(false);
        seen.Add(await asking.SendAside(SideEffects.Once, asking.ClaimsOf(asking.Stage.OtherPerson(1))).ConfigureAwait(false));
        rounds.Add(await lane.Round(SideEffects.Once, asking.CancellationToken).ConfigureAwait(false));

        await lane.Arrange(asking.Stage.Pack, asking.CancellationToken).ConfigureAwait(false);
        var (claims, services) = (asking.ClaimsOf(asking.Stage.OtherPerson(2)), asking.Stage.Pack.Downstream);
        await lane.Break(services.Select(service => ServiceLane.Slow(service.Name, asking.Clock.Patience * SlowShare)), asking.CancellationToken).ConfigureAwait(false);
        var hasty = asking.Clock with { Timeout = asking.Clock.Timeout * GivenUpShare, Attempts = 1 };
        seen.Add(await asking.Send(SideEffects.Closed.First, claims, new Sending(hasty)).ConfigureAwait(false) with { IsAside = true });
        await lane.Mend(asking.CancellationToken).ConfigureAwait(false);
        seen.Add(await asking.Send(SideEffects.Closed.Second, claims, new Sending(asking.Clock) { Instance = 1 }).ConfigureAwait(false) with { IsAside = true });
        rounds.Add(await lane.Round(SideEffects.Closed.Second, asking.CancellationToken).ConfigureAwait(false));
        return trial with { Observations = seen.ToImmutable(), Rounds = rounds.ToImmutable() };
    }
}

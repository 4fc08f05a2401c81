using Harness.Exchanges;
using Harness.Rules;
using Harness.Rules.UserFlow;
using System.Collections.Immutable;

namespace Harness.Running.Probes;

/// <summary>The caller gives up and closes the connection; whoever comes next should not notice.</summary>
internal static class AbortedCalls
{
    private const int Aborted = 12;

    public static Probe Row { get; } = new("aborted-calls", "A dozen calls that the caller gives up midway, then a normal one.", Play);

    private static async Task<ImmutableArray<Observation>> Play(Asking asking)
    {
        var before = await asking.Send(Disturbance.Before, asking.Claims).ConfigureAwait(false);
        if (before.WentWrong || before.Exchange.Attempts.Length > 1) return [before];
        var midway = before.Exchange.Attempts[0].Timing.Total / 2;
        return [before, .. await Disturbed.Play(asking, Abort).ConfigureAwait(false)];

        async Task<ImmutableArray<Observation>> Abort(int round)
        {
            var clock = asking.Clock with { Timeout = midway, Scale = 1, Attempts = 1 };
            var seen = ImmutableArray.CreateBuilder<Observation>(Aborted);
            for (var i = 0; i < Aborted; i++)
            {
                var person = asking.Stage.OtherPerson(10 + (round * Aborted) + i);
                var given = await asking.Send($"given up, {i + 1}", asking.ClaimsOf(person), new Sending(clock)).ConfigureAwait(false);
                seen.Add(given with { IsAside = true });
            }

            return seen.ToImmutable();
        }
    }
}

using Harness.Dialects.Variations;
using Harness.Rules;
using Harness.Rules.UserFlow;
using System.Collections.Immutable;

namespace Harness.Running.Probes;

/// <summary>Anybody may find the endpoint and send it anything; whoever signs up next should not notice.</summary>
internal static class HostileBodies
{
    public static Probe Row { get; } = new("after-hostile-bodies", "Bodies that are no JSON object, then a normal call.", Play);

    private static async Task<ImmutableArray<Observation>> Play(Asking asking)
    {
        var before = await asking.Send(Disturbance.Before, asking.Claims).ConfigureAwait(false);
        if (before.WentWrong || before.Exchange.Attempts.Length > 1) return [before];
        return [before, .. await Disturbed.Play(asking, Disturb).ConfigureAwait(false)];

        async Task<ImmutableArray<Observation>> Disturb(int round)
        {
            var claims = asking.ClaimsOf(asking.Stage.OtherPerson(10 + round));
            var seen = ImmutableArray.CreateBuilder<Observation>();

            // The last ones are those that no reader takes: what they leave behind, the next call is to meet.
            foreach (var change in MalformedBodies.Row.Changes(new(asking.Profile, asking.Step, claims)).Reverse())
                seen.Add(await asking.SendAside(change.Text, claims, change).ConfigureAwait(false));
            return seen.ToImmutable();
        }
    }
}

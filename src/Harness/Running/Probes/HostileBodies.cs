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
        var seen = ImmutableArray.CreateBuilder<Observation>();
        seen.Add(before);
        var claims = asking.ClaimsOf(asking.Stage.OtherPerson(10));
        var changes = MalformedBodies.Row.Changes(new(asking.Profile, asking.Step, claims)).ToArray();

        // By turns: what one body spoils, the next one may mend.
        foreach (var change in changes)
        {
            var round = await Disturbed.Play(asking, async _ => [await asking.SendAside(change.Text, claims, change).ConfigureAwait(false)]).ConfigureAwait(false);
            var isHarmless = Disturbance.IsUnharmed(round[^1]) && change != changes[^1];
            seen.AddRange(isHarmless ? round.Select(one => one with { Label = $"{change.Text}, {one.Label}", IsAside = true }) : round);
            if (!isHarmless) break;
        }

        return seen.ToImmutable();
    }
}

using Harness.Rules;
using Harness.Rules.UserFlow;
using System.Collections.Immutable;

namespace Harness.Running.Probes;

/// <summary>A normal call after a disturbance. Where it goes wrong, both are repeated: a fault that comes and goes by itself is none of the disturbance.</summary>
internal static class Disturbed
{
    public static async Task<ImmutableArray<Observation>> Play(Asking asking, Func<int, Task<ImmutableArray<Observation>>> disturb)
    {
        var seen = ImmutableArray.CreateBuilder<Observation>();
        string[] labels = [Disturbance.After, Disturbance.AfterAgain];
        for (var round = 0; round < labels.Length; round++)
        {
            seen.AddRange(await disturb(round).ConfigureAwait(false));
            var after = await asking.Send(labels[round], asking.ClaimsOf(asking.Stage.OtherPerson(1 + round))).ConfigureAwait(false);
            seen.Add(after);
            if (Disturbance.IsUnharmed(after)) break;
        }

        return seen.ToImmutable();
    }
}

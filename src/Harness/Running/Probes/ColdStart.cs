using Harness.Rules;
using Harness.Rules.UserFlow;
using System.Collections.Immutable;

namespace Harness.Running.Probes;

/// <summary>The endpoint has slept, or has just been deployed, and somebody signs up.</summary>
internal static class ColdStart
{
    public static Probe Row { get; } = new("cold-start", "The first call after the endpoint has grown cold, and a warm one.", Play)
    {
        IsAlone = true,
        Obstacle = asking => asking.Stage.Plan.MakeCold is null ? $"needs {Need.ColdStart.Text}" : null,
    };

    private static async Task<ImmutableArray<Observation>> Play(Asking asking)
    {
        await asking.Stage.Plan.MakeCold!(asking.CancellationToken).ConfigureAwait(false);
        return
        [
            await asking.Send(ColdCalls.Cold, asking.Claims).ConfigureAwait(false),
            await asking.Send(ColdCalls.Warm, asking.ClaimsOf(asking.Stage.OtherPerson(1))).ConfigureAwait(false),
        ];
    }
}

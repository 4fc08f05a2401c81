using System.Collections.Immutable;
using Harness.Dialects.ProtectedApis;
using Harness.Dialects.Variations;
using Harness.Rules;
using Harness.Rules.ProtectedApis;

namespace Harness.Running.Probes;

/// <summary>What a gateway protects is open where the API behind it answers everybody.</summary>
internal static class AroundGateway
{
    public static Probe Row { get; } = new(LimitLabels.Around, "The API is called at its own address, around the gateway.", Play)
    {
        IsAboutOddCalls = true,
        Obstacle = asking => asking.Profile.Behind is not { } behind ? $"needs {Need.Behind.Text}"
            : StandInAt(behind, asking.Stage.Plan) is { } own ? $"--behind is the address of '{own}', which the harness plays itself: a stand-in answers everybody. Name that of the real API"
            : null,
    };

    private static string? StandInAt(Uri behind, RunPlan plan) =>
        behind.IsLoopback ? plan.Downstream.Where(one => one.Value.Address.Port == behind.Port).Select(one => one.Key).FirstOrDefault() : null;

    private static async Task<ImmutableArray<Observation>> Play(Asking asking)
    {
        var behind = ProtectedApiCall.Below(asking.Profile.Behind!, asking.Profile.Protected!.Path);
        var around = new Change(LimitLabels.Around, "with-token", LimitLabels.AroundWithToken) { Call = call => call with { Url = behind, OtherInstances = [] }, IsOdd = true };
        var without = new Change(LimitLabels.Around, "without-token", LimitLabels.AroundWithout) { Call = call => BearerToken.Proven(around.Call(call), null), IsOdd = true };
        return
        [
            await asking.SendAside(around.Text, asking.Claims, around).ConfigureAwait(false),
            await asking.SendAside(without.Text, asking.Claims, without).ConfigureAwait(false),
        ];
    }
}

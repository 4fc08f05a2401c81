using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Harness.Dialects;
using Harness.Dialects.ProtectedApis;
using Harness.Exchanges;
using Harness.Rules;
using Harness.Rules.ProtectedApis;

namespace Harness.Running.Probes;

/// <summary>The API behind the gateway answers what its schema does not allow.</summary>
internal static class BrokenBackendAnswers
{
    private const int BeforeAllOthers = 1;

    public static Probe Row { get; } = new(LimitLabels.BrokenAnswers, "The API behind the gateway answers with bodies that break its schema.", Play)
    {
        IsAlone = true,
        Says = GatewayNeeds.ResponseSchema,
        Obstacle = asking => asking.Profile.Protected is not { ResponseSchema: not null } ? $"needs {GatewayNeeds.ResponseSchema.Text}"
            : asking.Stage.Lane is null ? $"needs {Need.Downstream.Text}: the API is a stand-in of the harness"
            : asking.Lane.Obstacle(asking.Stage.Pack),
    };

    private static async Task<ImmutableArray<Observation>> Play(Asking asking)
    {
        var api = asking.Profile.Protected!;
        var right = await asking.Send(Comparisons.Plain, asking.Claims).ConfigureAwait(false);
        if (right.Reply is not { Kind: ReplyKind.Forwarded, Body.Shape: BodyShape.Object or BodyShape.Array }) return [right];
        var seen = ImmutableArray.Create(right);
        try
        {
            foreach (var broken in SchemaBreaks.Of(api.ResponseSchema!.Value, right.Reply.Body.Root))
            {
                await asking.Lane.Answer(new Stub(api.Method.Method, ".*", 200, Encoding.UTF8.GetString(broken.Body)) { Priority = BeforeAllOthers }, asking.CancellationToken).ConfigureAwait(false);
                seen = seen.Add(await asking.SendAside(LimitLabels.BrokenAnswer + broken.Text, asking.Claims).ConfigureAwait(false));
            }
        }
        finally
        {
            await asking.Lane.Answer(null, CancellationToken.None).ConfigureAwait(false);
        }

        return seen;
    }
}

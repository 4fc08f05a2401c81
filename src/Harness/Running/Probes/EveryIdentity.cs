using Harness.Claims;
using Harness.Rules;
using Harness.Rules.UserFlow;
using System.Collections.Immutable;
using System.Text.Json;

namespace Harness.Running.Probes;

/// <summary>A person may have several identities, in any order; the one that matters need not be the first.</summary>
internal static class EveryIdentity
{
    private const string Role = "blocks";
    private const string Identities = "identities";

    private static readonly JsonElement Harmless =
        JsonElement.Parse("""{"signInType":"federated","issuer":"login.harmless.example","issuerAssignedId":"0017"}""");

    public static Probe Row { get; } = new("every-identity", "The blocked person with another identity before and behind the one they have.", Play)
    {
        Roles = [Role],
        Obstacle = asking => IsList(asking.Stage.RoleClaims(Role, asking.Step)) ? null : "the blocked scenario sends no identities",
    };

    private static bool IsList(ClaimSet claims) => claims.TryGet(Identities, out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0;

    private static async Task<ImmutableArray<Observation>> Play(Asking asking)
    {
        var other = await asking.SendAside(RoleLabels.Control, With(asking.Stage.RoleClaims(Role, asking.Step), _ => [Harmless])).ConfigureAwait(false);
        var seen = await asking.Compare(
            Comparisons.SameDecision,
            number => asking.Stage.RoleClaims(Role, asking.Step, number),
            Comparison.With(
                Comparison.Change("another identity before", claims => With(claims, own => own.Prepend(Harmless))),
                Comparison.Change("another identity behind", claims => With(claims, own => own.Append(Harmless))))).ConfigureAwait(false);
        return seen.Insert(0, other);
    }

    private static ClaimSet With(ClaimSet claims, Func<IEnumerable<JsonElement>, IEnumerable<JsonElement>> change) =>
        claims.TryGet(Identities, out var own) ? claims.With(Identities, JsonSerializer.SerializeToElement(change(own.EnumerateArray()))) : claims;
}

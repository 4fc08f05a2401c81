using System.Collections.Immutable;
using Harness.Dialects.UserFlow;

namespace Harness.Dialects.Variations;

/// <summary>Names on which the documents themselves disagree (shared contract, section 7).</summary>
internal static class OtherNames
{
    public const string Id = "other-names";

    /// <summary>The change in which a person without an account has an object id.</summary>
    public const string ObjectIdToo = "objectId-too";

    private const string LastName = "lastName";
    private const string ClientId = "clientId";

    /// <summary>The names that are sent in place of others.</summary>
    public static ImmutableArray<string> All => [LastName, ClientId];

    public static Variation Row { get; } = new(Id, "lastName instead of surname, clientId instead of client_id, objectId where B2C has none.") { Changes = Every };

    private static IEnumerable<Change> Every(Varied varied)
    {
        if (varied.Technical is not null) yield break;
        if (varied.Plain.Has("surname")) yield return Of("surname", LastName);
        if (!varied.Plain.Has("objectId") && varied.Step.Id != UserFlowSteps.PreTokenIssuance.Id)
            yield return Change.Set(Id, ObjectIdToo, "objectId is sent before the account exists", "objectId", "7c9d1f8e-2b6a-4d53-9e0f-3a1b5c7d9e2f") with { NeedsPlain = true };
        if (varied.Plain.Has("client_id") && varied.Step.Id == UserFlowSteps.PreTokenIssuance.Id) yield return Of("client_id", ClientId) with { IsOdd = true };
    }

    private static Change Of(string name, string other) =>
        new(Id, $"{name}-as-{other}", $"{name} is called {other}") { Claims = claims => claims.Rename(claim => claim == name ? other : claim) };
}

using Harness.Dialects.UserFlow;

namespace Harness.Dialects.Variations;

/// <summary>Names on which the documents themselves disagree (shared contract, section 7).</summary>
internal static class OtherNames
{
    public const string Id = "other-names";

    public static Variation Row { get; } = new(Id, "lastName instead of surname, clientId instead of client_id.") { Changes = Every };

    private static IEnumerable<Change> Every(Varied varied)
    {
        if (varied.Plain.Has("surname")) yield return Of("surname", "lastName");
        if (varied.Plain.Has("client_id") && varied.Step.Id == UserFlowSteps.PreTokenIssuance.Id) yield return Of("client_id", "clientId") with { IsOdd = true };
    }

    private static Change Of(string name, string other) =>
        new(Id, $"{name}-as-{other}", $"{name} is called {other}") { Claims = claims => claims.Rename(claim => claim == name ? other : claim) };
}

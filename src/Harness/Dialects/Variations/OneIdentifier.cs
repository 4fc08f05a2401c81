using Harness.Dialects.UserFlow;

namespace Harness.Dialects.Variations;

/// <summary>The token step identifies a person in three ways; here only one of them is left.</summary>
internal static class OneIdentifier
{
    public const string Id = "one-identifier";

    private static readonly string[] Identifiers = ["objectId", "identities", "email"];

    public static Variation Row { get; } = new(Id, "At the token step, only one of objectId, identities and email.")
    {
        Changes = varied => varied.Step.Id != UserFlowSteps.PreTokenIssuance.Id ? [] : Identifiers
            .Where(name => varied.Plain.Has(name) && Identifiers.Any(other => other != name && varied.Plain.Has(other)))
            .Select(Only),
    };

    // The directory has an object id for everybody.
    private static Change Only(string name) => new(Id, "only-" + name, $"of objectId, identities and email there is only {name}")
    {
        Claims = claims => claims.Where(claim => claim == name || !Identifiers.Contains(claim)),
        IsOdd = name != "objectId",
        NeedsPlain = true,
    };
}

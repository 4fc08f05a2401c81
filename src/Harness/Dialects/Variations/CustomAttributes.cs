using System.Globalization;
using System.Text.Json;
using Harness.Claims;
using Harness.Dialects.UserFlow;

namespace Harness.Dialects.Variations;

/// <summary>The tenant's own attributes: their names, their types, and as many of them as a person may have.</summary>
internal static class CustomAttributes
{
    public const string Id = "custom-attributes";

    /// <summary>The change in which they come under the full name and without the app id.</summary>
    public const string BothNames = "custom-both-names";

    /// <summary>The change in which there are as many as a person may have, each as long as it may be.</summary>
    public const string Hundred = "hundred-attributes";

    /// <summary>What is sent for a selection of several values.</summary>
    public const string Selection = "Alumni,Faculty";

    private const int MostOfPerson = 100;
    private const string OtherAppId = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

    public static Variation Row { get; } = new(Id, "Custom attributes under other names, of other types, as a selection of several values, and a hundred at once.") { Changes = Every, LooksAtValues = true };

    /// <summary>Whether a change sends a selection of several values.</summary>
    public static bool IsSelection(Change change) => change.Id.EndsWith("-multi-select", StringComparison.Ordinal);

    private static IEnumerable<Change> Every(Varied varied)
    {
        if (varied.Technical is not null) yield break;
        foreach (var claim in varied.Custom)
        {
            var name = Varied.NameOf(claim);
            yield return Renamed(claim, "other-app", $"{name} comes with the app id of another tenant", name.Insert("extension_".Length, OtherAppId + "_"));
            yield return Renamed(claim, "short-name", $"{name} comes without an app id", name);
            if (claim.Value.ValueKind == JsonValueKind.String) yield return Change.Set(Id, name + "-multi-select", $"{name} is a selection of two values", claim.Name, Selection);
            if (claim.Value.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number)
                yield return Change.Set(Id, name + "-as-text", $"{name} is written as a text", claim.Name, claim.Value.GetRawText());
            else if (claim.Value.ValueKind == JsonValueKind.String && int.TryParse(claim.Value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                yield return Change.Set(Id, name + "-as-number", $"{name} is written as a number", claim.Name, JsonSerializer.SerializeToElement(number));
        }

        if (varied.Custom.Any())
            yield return new(Id, BothNames, "every custom attribute comes under its full name and without the app id") { Claims = UnderBothNames, NeedsPlain = true };
        if (varied.Step.Id != UserFlowSteps.PostFederationSignup.Id)
            yield return new(Id, Hundred, "there are a hundred custom attributes of 250 characters each") { Claims = claims => Filled(claims, varied.Profile) };
    }

    private static Change Renamed(Claim claim, string id, string text, string name) =>
        new(Id, $"{Varied.NameOf(claim)}-{id}", text) { Claims = claims => claims.Rename(other => other == claim.Name ? name : other) };

    /// <summary>The claims with each custom attribute under its full name and without the app id.</summary>
    public static ClaimSet UnderBothNames(ClaimSet claims)
    {
        foreach (var claim in claims.Where(name => name.StartsWith("extension_", StringComparison.Ordinal)))
        {
            var name = Varied.NameOf(claim);
            claims = claims.With(name, claim.Value).With(name["extension_".Length..], claim.Value);
        }

        return claims;
    }

    private static ClaimSet Filled(ClaimSet claims, Profile profile)
    {
        var free = MostOfPerson - claims.Where(name => name.StartsWith("extension_", StringComparison.Ordinal)).Count;
        for (var number = 1; number <= free; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"attribute{number:000}");
            claims = claims.With(profile.WireName("extension_" + name), name.PadRight(BuiltInAttributes.GeneralLimit, '.'));
        }

        return claims;
    }
}

using Harness.Claims;
using Harness.Rules;

namespace Harness.Running.Probes;

/// <summary>The same endpoint for another tenant: the names of custom attributes hold another id.</summary>
internal static class OtherAppId
{
    public static Probe Row { get; } = new("other-app-id", "Custom attributes under the id of another tenant's extensions app.", asking => asking.Compare(
        Comparisons.StillAnswered,
        Comparison.With(Comparison.Change("custom attributes of another tenant", claims => claims.Rename(name => name.Replace(asking.Profile.AppId, Other(asking), StringComparison.OrdinalIgnoreCase))))))
    {
        Obstacle = asking => asking.Claims.Any(claim => claim.Name.Contains(asking.Profile.AppId, StringComparison.OrdinalIgnoreCase)) ? null : "the call has no custom attributes",
    };

    // Other digits in the same places: 0 becomes f, 1 becomes e.
    private static string Other(Asking asking) =>
        string.Concat(asking.Profile.AppId.Select(digit => (15 - Convert.ToInt32(digit.ToString(), 16)).ToString("x", System.Globalization.CultureInfo.InvariantCulture)));
}

using Harness.Rules;
using Harness.Rules.UserFlow;

namespace Harness.Running.Probes;

/// <summary>Postal codes begin with zeros and hold letters: they are no numbers.</summary>
internal static class PostalCodes
{
    public static Probe Row { get; } = new("postal-codes", "Postal codes with leading zeros and with letters.", asking => asking.Compare(
        Comparisons.StillAnswered,
        Comparison.With(
            Comparison.Change("postal code 00501", claims => claims.With(AsText.PostalCode, "00501")),
            Comparison.Change("postal code SW1A 1AA", claims => claims.With(AsText.PostalCode, "SW1A 1AA")))))
    {
        Obstacle = asking => asking.Stage.IsForced(AsText.PostalCode) ? "every case has the same postal code" : null,
    };
}

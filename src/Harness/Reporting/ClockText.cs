using System.Globalization;
using Harness.Exchanges;

namespace Harness.Reporting;

/// <summary>A clock in words, with a remark where it is not the caller's clock of today.</summary>
internal static class ClockText
{
    public static string Of(string text)
    {
        if (!Clock.TryParse(text, out var clock, out _)) return text;
        var patience = $"{Figures.Of(clock.Attempts, "attempt")} of {Figures.Time(clock.Patience.TotalMilliseconds)}";
        var legacy = IsLegacy(clock) ? "; legacy: the caller is less patient today" : "";
        var scaled = clock.Scale == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"; scaled by {clock.Scale}: the caller itself waits {Figures.Time(clock.Timeout.TotalMilliseconds)}");
        return $"{text}: {patience}{legacy}{scaled}";
    }

    /// <summary>Whether this is how long the caller waits today.</summary>
    public static bool IsOfToday(string text) => Clock.TryParse(text, out var clock, out _) && clock.Scale == 1 && !IsLegacy(clock);

    private static bool IsLegacy(Clock clock)
    {
        var caller = clock.Id[..(clock.Id.IndexOf('@', StringComparison.Ordinal) + 1)];
        return Clock.All.Any(row => row.Id.StartsWith(caller, StringComparison.Ordinal) && string.CompareOrdinal(row.Id, clock.Id) > 0);
    }
}

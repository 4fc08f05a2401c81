using System.Globalization;
using System.Text.RegularExpressions;

namespace Harness.Scenarios;

/// <summary>Times as people write them: <c>500 ms</c>, <c>2 s</c>, <c>1.5 s</c>, <c>5 min</c>.</summary>
internal static partial class Duration
{
    /// <summary>Nobody waits longer for a page.</summary>
    private const double MostSeconds = 3600;

    public static bool TryParse(string text, out TimeSpan duration)
    {
        var match = Form().Match(text);
        var number = match.Success ? double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0;
        var seconds = match.Groups[2].Value switch { "ms" => number / 1000, "min" => number * 60, _ => number };
        duration = seconds is > 0 and <= MostSeconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;
        return duration > TimeSpan.Zero;
    }

    [GeneratedRegex(@"^([0-9]{1,9}(?:\.[0-9]{1,9})?) ?(ms|s|min)\z")]
    private static partial Regex Form();
}

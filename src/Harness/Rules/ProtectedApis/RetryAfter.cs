using System.Globalization;
using Harness.Exchanges;

namespace Harness.Rules.ProtectedApis;

/// <summary>How long a caller is told to wait (RFC 9110, 10.2.3): seconds, or a date.</summary>
internal static class RetryAfter
{
    public const string Name = "Retry-After";

    /// <summary>A gateway tells whole seconds; what it counts may end a little later.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(250);

    /// <summary>The time; null where nothing is said that anybody can read.</summary>
    public static TimeSpan? Of(Answer answer, TimeProvider time)
    {
        var text = answer.Header(Name)?.Trim();
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return TimeSpan.FromSeconds(seconds);
        return Date(text) is { } date ? date - time.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero : null;
    }

    /// <summary>Whether it can be read at all.</summary>
    public static bool IsReadable(string text) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out _) || Date(text.Trim()) is not null;

    private static DateTimeOffset? Date(string? text) =>
        DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
}

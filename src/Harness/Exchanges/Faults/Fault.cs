using System.Collections.Immutable;
using System.Globalization;

namespace Harness.Exchanges.Faults;

/// <summary>A fault as a scenario plays it: its kind, and whom and how long it hits.</summary>
/// <param name="Kind">What happens.</param>
public sealed record Fault(FaultKind Kind)
{
    /// <summary>What was said about it, by the ids of its parameters: times in milliseconds, all others as they are.</summary>
    public ImmutableSortedDictionary<string, double> Arguments { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>The share of calls that it hits, above 0 and up to 1.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>How long it lasts from the moment on in which it is played; null for as long as the scenario.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Which calls it hits.</summary>
    public FaultTarget Target { get; init; } = FaultTarget.Everything;

    /// <summary>What reports call it: the id, and what was said beyond it, as in <c>fixed-delay (7 s), half of the calls, for 3 s</c>.</summary>
    public override string ToString()
    {
        string[] said = [.. Kind.Parameters.Where(parameter => Arguments.ContainsKey(parameter.Id)).Select(Said)];
        string?[] parts =
        [
            said.Length == 0 ? Kind.Id : $"{Kind.Id} ({string.Join(", ", said)})",
            Probability switch
            {
                1 => null,
                0.5 => "half of the calls",
                _ => string.Create(CultureInfo.InvariantCulture, $"{Probability * 100:0.##} % of the calls"),
            },
            Target switch { FaultTarget.Reads => "reads only", FaultTarget.Writes => "writes only", _ => null },
            Duration is { } duration ? "for " + Time(duration.TotalMilliseconds) : null,
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    internal static string Time(double milliseconds) => milliseconds < 1000
        ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.##} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000:0.###} s");

    internal bool Hits(DownstreamCall call) => Target switch
    {
        FaultTarget.Reads => IsRead(call),
        FaultTarget.Writes => !IsRead(call),
        _ => true,
    };

    private static bool IsRead(DownstreamCall call) => call.Method is "GET" or "HEAD";

    private string Said(FaultParameter parameter)
    {
        var value = parameter.InWords(Arguments[parameter.Id]);
        return Kind.Parameters.Length == 1 ? value : $"{parameter.Id} {value}";
    }
}

/// <summary>The calls that a fault hits.</summary>
public enum FaultTarget
{
    /// <summary>All of them.</summary>
    Everything,

    /// <summary>GET and HEAD.</summary>
    Reads,

    /// <summary>All others.</summary>
    Writes,
}

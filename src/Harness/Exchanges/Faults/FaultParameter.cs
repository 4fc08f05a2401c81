using System.Globalization;

namespace Harness.Exchanges.Faults;

/// <summary>A number or a time that a fault is told.</summary>
/// <param name="Id">Its name in packs.</param>
/// <param name="About">One line for people, without the default.</param>
/// <param name="Unit">How it is written.</param>
public sealed record FaultParameter(string Id, string About, FaultUnit Unit)
{
    /// <summary>The default where nobody says anything, as people read it.</summary>
    public string DefaultInWords => Share is { } share
        ? string.Create(CultureInfo.InvariantCulture, $"{share * 100:0} % of the caller's patience")
        : InWords(Default);

    /// <summary>The default of a time as a share of how long the endpoint's caller waits; null where it is a time or number of its own.</summary>
    internal double? Share { get; init; }

    internal double Default { get; init; }

    internal double Least { get; init; }

    internal double Most { get; init; } = double.MaxValue;

    /// <summary>A value as people read it.</summary>
    internal string InWords(double value) => Unit == FaultUnit.Time ? Fault.Time(value) : value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How the argument of a fault is written.</summary>
public enum FaultUnit
{
    /// <summary>As packs write times: <c>"500 ms"</c>, <c>"2 s"</c>.</summary>
    Time,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>Any number.</summary>
    Number,
}

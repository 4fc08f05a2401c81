namespace Harness.Reporting;

/// <summary>How a line is meant, for those who paint it.</summary>
public enum Tone
{
    /// <summary>Ordinary text.</summary>
    Plain,

    /// <summary>Something is as it should be.</summary>
    Good,

    /// <summary>Something is wrong.</summary>
    Bad,

    /// <summary>Something should be looked at.</summary>
    Warn,

    /// <summary>A detail.</summary>
    Quiet,

    /// <summary>A heading.</summary>
    Strong,
}

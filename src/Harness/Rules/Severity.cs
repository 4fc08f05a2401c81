namespace Harness.Rules;

/// <summary>How much a broken rule matters.</summary>
public enum Severity
{
    /// <summary>Advice; the flow works.</summary>
    Info,

    /// <summary>The contract says "should".</summary>
    Warning,

    /// <summary>The contract says "must".</summary>
    Error,
}

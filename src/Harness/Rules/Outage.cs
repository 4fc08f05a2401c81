using Harness.Exchanges.Faults;

namespace Harness.Rules;

/// <summary>A service that is broken while a call is made.</summary>
/// <param name="Service">Its name in the pack.</param>
/// <param name="Fault">How it fails.</param>
public sealed record Outage(string Service, Fault Fault)
{
    /// <summary>As in reports: <c>loyalty: connection-reset</c>.</summary>
    public override string ToString() => $"{Service}: {Fault}";
}

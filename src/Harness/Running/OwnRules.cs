using System.Collections.Immutable;
using Harness.Rules;
using Harness.Scenarios;

namespace Harness.Running;

/// <summary>The rules that stand in no contract, for whoever reads one of their ids in a report.</summary>
public static class OwnRules
{
    /// <summary>Those of the harness, then those that packs make.</summary>
    public static ImmutableArray<OwnRule> All { get; } = [.. RunFinding.Rows, .. Expectations.Rows];

    /// <summary>Whether a finding says that nothing can be concluded, rather than that the endpoint is wrong.</summary>
    public static bool SaysNothing(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return RunFinding.IsInvalid(finding);
    }
}

using System.Collections.Immutable;
using Harness.Rules;

namespace Harness.Running;

/// <summary>One rule that several calls of a probe break in the same way is told once, with a list of the calls.</summary>
internal static class AlikeFindings
{
    private const string Although = ", although ";

    public static IEnumerable<Finding> Told(IEnumerable<Finding> findings) => findings
        .GroupBy(finding => (finding.Rule, finding.Where, finding.Actual, finding.Severity, Wanted(finding)))
        .Select(alike => Together([.. alike]));

    private static Finding Together(ImmutableArray<Finding> alike) =>
        alike is [var first] ? first : alike[0] with { Expected = $"{alike[0].Expected}; the same where {string.Join(", ", alike.Skip(1).Select(finding => finding.Label))}" };

    private static string Wanted(Finding finding) => IsOfCall(finding) ? finding.Expected[..^(Although.Length + finding.Label.Length)] : finding.Expected;

    private static bool IsOfCall(Finding finding) => finding.Expected.EndsWith(Although + finding.Label, StringComparison.Ordinal);
}

using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.ProtectedApis;

namespace Harness.Rules.ProtectedApis;

/// <summary>Makes rows about gateways.</summary>
internal static class GatewayRow
{
    /// <summary>Where the gateway's design is from.</summary>
    public const string Design = "seed 004: API Management in front of the APIs";

    public static Rule<T> Row<T>(string id, Severity severity, string statement, string source, Confidence confidence, Func<T, Outcome> check) => new()
    {
        Id = id,
        Area = "gateway",
        Severity = severity,
        Statement = statement,
        Source = source,
        Confidence = confidence,
        Steps = [ProtectedApiSteps.Gateway.Id],
        Check = check,
    };

    /// <summary>The rows in the order of their ids.</summary>
    public static ImmutableArray<Rule> InOrder(ImmutableArray<Rule> rows) => [.. rows.OrderByDescending(row => row.Area != "gateway").ThenBy(row => row.Id, StringComparer.Ordinal)];

    /// <summary>A row about calls of these variations.</summary>
    public static Rule<Observation> Asked(string variation, Rule<Observation> row) => row with { AskedBy = [variation], HoldsForOddCalls = true };
}

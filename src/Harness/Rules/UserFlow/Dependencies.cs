using System.Collections.Immutable;
using Harness.Dialects;
using static Harness.Rules.UserFlow.UserFlowRow;

namespace Harness.Rules.UserFlow;

/// <summary>How the endpoint treats the services behind it when they fail.</summary>
internal static class Dependencies
{
    public static ImmutableArray<Rule> Rows { get; } =
    [
        CellRow("DS-001", Severity.Warning, "For one call of the caller the endpoint makes at most three calls of the same kind to a failing downstream (no retry storm).",
            "Resilient interfaces with external processes using Azure AD B2C (circuit breakers, transient errors)", Confidence.Inferred, FaultCells.NoStorm),
        CellRow("DS-002", Severity.Warning, "While a downstream stays dead the endpoint stops calling it on every request (circuit breaker).",
            "Resilient interfaces with external processes using Azure AD B2C", Confidence.Inferred, DeadServices.StopsCalling) with { AskedBy = [DeadServices.Probe] },
        CellRow("DS-003", Severity.Warning, "A fault of one service does not slow or change steps that do not use it.",
            "Build resilience in customer identity and access management using Azure AD B2C (isolate failing components)", Confidence.Documented, FaultCells.IsIsolated) with
        {
            Covers = [.. WentWrong, "UF-RSL-001", "UF-RSL-002"],
        },
        CellRow("DS-004", Severity.Warning, "A Retry-After of the downstream is respected.",
            "HTTP semantics", Confidence.Inferred, FaultCells.RespectsRetryAfter),
        CellRow("DS-005", Severity.Info, "Where a service has a stand-by, the endpoint answers from it when the primary is down.",
            "Build resilience in customer identity and access management using Azure AD B2C (fast failover)", Confidence.Documented, FaultCells.UsesStandBy),
        CellRow("DS-006", Severity.Info, "The dependencies of the endpoint are known: every service it called is named in the pack.",
            "Build resilience in customer identity and access management using Azure AD B2C (understand all the components)", Confidence.Documented, FaultCells.IsKnown),
    ];
}

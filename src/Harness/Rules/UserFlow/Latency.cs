using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.UserFlow;
using Harness.Exchanges;
using static Harness.Rules.UserFlow.UserFlowRow;

namespace Harness.Rules.UserFlow;

/// <summary>The caller's patience: api-connectors-overview.md as changed in 2025.</summary>
internal static class Latency
{
    public static ImmutableArray<Rule> Rows { get; } =
    [
        Row("UF-LAT-001", Severity.Error, "Each answer arrives within the caller's clock (5 seconds per attempt on the current one).",
            Sources.Timeouts, Confidence.Documented, At.All, Patience.Suffices) with { HoldsForOddCalls = true },
        Row("UF-LAT-002", Severity.Warning, "Each answer arrives within 2 seconds at the 99th percentile.",
            "Microsoft Graph customExtensionClientConfiguration", Confidence.Inferred, At.All, P99Under2s),
        ComparedRow("UF-LAT-003", "cold-start", Severity.Error, "The first call after idling or deployment also arrives within the limit.",
            Sources.AddApiConnector, Confidence.Documented, At.All, ColdCalls.Check) with { Needs = Need.ColdStart },
        CellRow("UF-LAT-005", Severity.Error, "The API bounds its own calls to downstream services below the caller's limit.",
            "MicrosoftDocs/azure-docs add-api-connector.md (12/20/2022); Resilient interfaces with external processes using Azure AD B2C (12/01/2022)", Confidence.Inferred, FaultCells.BoundsItsCalls) with
        {
            Covers = [.. WentWrong, "UF-RSL-001", "UF-RSL-002"],
        },
        Row("UF-LAT-007", Severity.Warning, "Writes are queued and do not delay the answer.",
            "Resilient interfaces with external processes using Azure AD B2C (12/01/2022)", Confidence.Documented, At.Attributes, DeadServices.DoesNotAwaitWrites) with { AskedBy = [DeadServices.SlowWrites], Needs = Need.Downstream },
        Row("UF-LAT-006", Severity.Info, "An API designed for the older 20-second budget is reported.",
            "MicrosoftDocs/azure-docs add-api-connector.md (12/20/2022) vs azure-docs PR #126864, #126324 (04-05/2025)", Confidence.Documented, At.All, Patience.OfTodaySuffices) with { AskedBy = ["older-clock"] },
    ];

    private static Outcome P99Under2s(Totals totals)
    {
        var latency = totals.Latency;
        if (latency.Count == 0) return Unexercised.NoAnswer;
        var limit = totals.Clock.Scaled(ApiConnectorDialect.SuccessorLimit);

        // Of fewer than a hundred answers the slowest is the 99th percentile; one slow answer alone says nothing.
        return latency.P99 <= limit || (latency.Count is > 1 and < 100 && latency.OverLimit < 2)
            ? Outcome.Held
            : Outcome.Broken("latency", $"99 in 100 answers within {Shown.Time(limit)}", $"p99 {Shown.Time(latency.P99)}; {latency.OverLimit} of {latency.Count} answers took longer than {Shown.Time(limit)}");
    }
}

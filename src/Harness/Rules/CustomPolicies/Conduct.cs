using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.CustomPolicies;
using static Harness.Rules.CustomPolicies.TechnicalRow;

namespace Harness.Rules.CustomPolicies;

/// <summary>How answers come, whatever they say: in time, as JSON, directly, the same again, and while something behind the endpoint is broken.</summary>
internal static class Conduct
{
    /// <summary>The probes in which one call comes again.</summary>
    private const string AfterLostAnswer = "retry-after-lost-answer";
    private const string SameBody = "same-body";

    public static ImmutableArray<Rule> Rows { get; } =
    [
        Row<Observation>("CP-RES-011", Severity.Error, "Every answer with a body has the media type application/json.",
            "restful-technical-profile.md; observed on public connectors", Confidence.Inferred, IsJsonMediaType),
        Row<Observation>("CP-TRN-001", Severity.Warning, "The endpoint answers directly and never with a redirect.",
            "observed on public connectors", Confidence.Inferred, Redirects.AreNone) with { Covers = ["CP-REQ-001", "CP-REQ-006"] },
        Row<Observation>("CP-LAT-001", Severity.Error, "Each answer arrives within 10 seconds.",
            PolicyDocuments.Timeouts, Confidence.Documented, Patience.Suffices) with { HoldsForOddCalls = true },
        Row<Trial>("CP-LAT-002", Severity.Warning, "APIs tuned to the older 30 seconds and three tries are reported.",
            $"{PolicyDocuments.Overview} vs {PolicyDocuments.Timeouts}", Confidence.Documented, Patience.OfTodaySuffices) with { AskedBy = ["older-clock"] },
        Row<Trial>("CP-IDM-001", Severity.Error, "Two or three identical calls in a row give the same decision and one side effect.",
            PolicyDocuments.Overview, Confidence.Inferred, IsTheSameAgain) with { AskedBy = [AfterLostAnswer, SameBody, SideEffects.SecondAttempt] },
        Row<Observation>("CP-RSL-001", Severity.Error, "A failing dependency is answered with a refusal or a degraded success, never with a 5xx.",
            "seed 000_a1e7da7cec572485.txt; observed on public connectors", Confidence.Inferred, FaultCells.StillAnswers) with { Needs = Need.Downstream, Covers = WentWrong },
    ];

    // Where the body is no JSON, the rules about the answer as such speak of it.
    private static Outcome IsJsonMediaType(Observation seen) =>
        seen.Answer is not { } answer ? Unexercised.NoAnswer
        : seen.Reply.Body.Shape == BodyShape.Empty ? Unexercised.NoSuchAnswer
        : seen.Reply.Body.Shape == BodyShape.NotJson && answer.MediaType != "application/json" ? Unexercised.MoreSpecific
        : answer.MediaType == "application/json" ? Outcome.Held
        : Outcome.Broken("Content-Type", "application/json", answer.Header("Content-Type") ?? "no Content-Type");

    private static Outcome IsTheSameAgain(Trial trial) => trial.Probe switch
    {
        AfterLostAnswer => Retries.GiveOneDecision(trial),
        SameBody => Retries.KeepDecision(trial),
        _ => SideEffects.CodesAreNotBurnt(trial) is Outcome.BrokenOutcome burnt ? burnt : SideEffects.AreNotDoubled(trial),
    };
}

using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.UserFlow;
using static Harness.Rules.UserFlow.UserFlowRow;

namespace Harness.Rules.UserFlow;

/// <summary>What is decided for one person, from call to call.</summary>
internal static class Decisions
{
    public static ImmutableArray<Rule> Rows { get; } =
    [
        Row("UF-RES-022", Severity.Warning, "The same body gives the same decision.",
            "retry behaviour in MicrosoftDocs/azure-docs add-api-connector.md (12/20/2022)", Confidence.Inferred, At.All, Retries.KeepDecision) with { AskedBy = ["same-body"] },
        Row("UF-RES-023", Severity.Error, "Invalid input is really refused: the decision reached first is not overwritten later.",
            "vendor Node sample defect", Confidence.CommunityReported, At.Attributes, ReallyTurnedAway) with { AskedBy = ["really-refused"], Needs = Need.Roles, Covers = ["UF-RSL-007"] },
        ComparedRow("UF-RES-024", "corrected", Severity.Warning, "After a corrected resubmission the API answers Continue.",
            Sources.AddApiConnector, Confidence.Documented, At.Attributes, Resubmissions.Check) with { Needs = Need.Roles },
    ];

    private static Outcome ReallyTurnedAway(Trial trial)
    {
        var passed = trial.Observations.FirstOrDefault(seen => seen.Reply.Kind == ReplyKind.Continue);
        if (passed is not null)
        {
            var reason = trial.Seen(RoleLabels.UnderBothNames(passed.Label)) is { } both && RoleLabels.IsTurnedAway(both)
                ? $", but {both.Reply.Word} where the custom attributes come without the app id as well: their full names are not read"
                : "";
            return Outcome.Broken(passed.Label, "validation-error or block", Shown.Reply(passed) + reason);
        }

        return trial.Observations.Any(RoleLabels.IsTurnedAway) ? Outcome.Held : Unexercised.PlainWentWrongToo;
    }
}

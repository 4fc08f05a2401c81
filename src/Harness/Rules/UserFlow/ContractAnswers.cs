using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.UserFlow;
using static Harness.Rules.UserFlow.UserFlowRow;

namespace Harness.Rules.UserFlow;

/// <summary>The three answers of the contract: add-api-connector.md, "Expected response types".</summary>
internal static class ContractAnswers
{
    public static ImmutableArray<Rule> Rows { get; } =
    [
        Row("UF-RES-001", Severity.Error, "A continuation is HTTP 200 with version and action Continue.",
            Sources.AddApiConnector, Confidence.Documented, At.All, IsContinuation) with { Covers = ["UF-RES-027"] },
        WholeRow("UF-RES-002", 200, Severity.Error, "A block is HTTP 200 with version, action ShowBlockPage and a non-empty userMessage.",
            Sources.AddApiConnector, Confidence.Documented, At.SignUp),
        WholeRow("UF-RES-003", 400, Severity.Error, "A validation error is HTTP 400 with version, action ValidationError, status 400 and a non-empty userMessage.",
            Sources.AddApiConnector, Confidence.Documented, At.Attributes),
        SchemaRow("UF-RES-004", Severity.Error, "The status member of a validation error is present and equals 400, as number or as text.",
            "MicrosoftDocs/azure-docs add-api-connector.md (12/20/2022); .NET sample issue #4", Confidence.Documented, At.Attributes),
        SchemaRow("UF-RES-005", Severity.Error, "version is present, is a string and is not null.",
            "MicrosoftDocs/azure-docs add-api-connector.md (12/20/2022); .NET sample issues #6, #7", Confidence.Documented, At.All),
        SchemaRow("UF-RES-006", Severity.Error, "action is exactly one of Continue, ShowBlockPage, ValidationError in this spelling.",
            Sources.AddApiConnector, Confidence.Documented, At.All),
        Row("UF-RES-007", Severity.Error, "The answer has content type application/json.",
            Sources.AddApiConnector, Confidence.Documented, At.All, IsJsonMediaType),
        Row("UF-RES-008", Severity.Error, "The body is one strictly valid JSON object without comments or trailing commas.",
            Sources.AddApiConnector, Confidence.Inferred, At.All, IsOneJsonObject) with { Covers = ["UF-RES-001", "UF-RES-007"] },
        Row("UF-RES-009", Severity.Error, "ValidationError is never returned outside the attribute collection step.",
            Sources.AddApiConnector, Confidence.Documented, At.NotAttributes, NoValidationErrorHere) with { Covers = ["UF-RES-025", "UF-STA-001", "UF-STA-002"] },
        Row("UF-RES-010", Severity.Error, "ShowBlockPage is never relied on at the token step because the caller ignores it.",
            Sources.DotnetIssue13, Confidence.CommunityReported, At.Token, NoBlockHere) with { Covers = ["UF-RES-025", "UF-RES-027", "UF-STA-001", "UF-STA-002"] },
        Row("UF-RES-011", Severity.Error, "ShowBlockPage is not combined with HTTP 400 or any other status than 200.",
            Sources.AddApiConnector, Confidence.Documented, At.SignUp, BlockHas200) with { Covers = ["UF-RES-025", "UF-RES-027", "UF-STA-001", "UF-STA-002"] },
        Row("UF-RES-012", Severity.Error, "ValidationError is not combined with HTTP 200.",
            Sources.AddApiConnector, Confidence.Documented, At.Attributes, ValidationErrorHasNot200) with { Covers = ["UF-RES-004"] },
        Row("UF-RES-014", Severity.Error, "Member names use the contract's exact lower camel case (version, action, userMessage, status).",
            Sources.AddApiConnector, Confidence.Inferred, At.All, NamesAreExact) with { Covers = ["UF-RES-001", "UF-RES-002", "UF-RES-003", "UF-RES-004", "UF-RES-005", "UF-RES-006"] },
        Row("UF-RES-025", Severity.Error, "Successful work is reported with HTTP 200 and not with 201, 202 or 204.",
            Sources.AddApiConnector, Confidence.Documented, At.All, SuccessIs200) with { Covers = ["UF-RES-001", "UF-RES-027"] },
        Row("UF-RES-026", Severity.Info, "status of a validation error is the number 400 rather than the text.",
            "add-api-connector tables of 2021 and 2022 differ (Integer, Integer / String)", Confidence.Documented, At.Attributes, StatusIsNumber),
        Row("UF-RES-027", Severity.Warning, "Outside a validation error, status is left out or equals the HTTP status.",
            Sources.Observed, Confidence.Inferred, At.All, StatusAgrees),
    ];

    private static readonly Outcome NoStatus = Outcome.NotExercised("no validation error with status 400 was seen");

    private static Outcome IsContinuation(Observation seen)
    {
        if (seen.Answer is not { } answer) return Unexercised.NoAnswer;
        if (answer.Status == 200 && seen.Reply.Body.Shape == BodyShape.Object && seen.Contract.IsForeign)
            return Outcome.Broken("body", "version and action", $"none of the contract's members: {Shown.Text(seen.Reply.Body.Text)}");
        if (seen.Contract.Action != ContractAnswer.Continue) return Unexercised.NoContinuation;
        if (answer.Status != 200) return Outcome.Broken("status line", "200", $"{answer.Status} with action Continue");
        return seen.SchemaErrors.IsEmpty ? Outcome.Held : Unexercised.MoreSpecific;
    }

    private static Outcome IsJsonMediaType(Observation seen)
    {
        if (seen.Answer is not { Status: 200 or 400 } answer || seen.Reply.Body.Shape == BodyShape.Empty) return Unexercised.NoSuchAnswer;
        return answer.MediaType == "application/json"
            ? Outcome.Held
            : Outcome.Broken("Content-Type", "application/json", answer.Header("Content-Type") ?? "no Content-Type");
    }

    private static Outcome IsOneJsonObject(Observation seen)
    {
        if (seen.Answer is not { Status: 200 or 400 }) return Unexercised.NoSuchAnswer;
        return OneJsonObject.Check(seen);
    }

    private static Outcome NoValidationErrorHere(Observation seen) =>
        seen.Answer is null ? Unexercised.NoAnswer
        : seen.Contract.Action == ContractAnswer.ValidationError ? Outcome.Broken("/action", "Continue, or ShowBlockPage where the step allows it", $"ValidationError at {seen.Step}")
        : Outcome.Held;

    private static Outcome NoBlockHere(Observation seen) =>
        seen.Answer is null ? Unexercised.NoAnswer
        : seen.Contract.Action == ContractAnswer.ShowBlockPage ? Outcome.Broken("/action", "Continue: this step cannot block, and B2C issues the token in spite of it", "ShowBlockPage")
        : Outcome.Held;

    private static Outcome BlockHas200(Observation seen)
    {
        if (seen.Contract.Action != ContractAnswer.ShowBlockPage || seen.Answer is { Status: 401 }) return Unexercised.NoBlock;
        return seen.Answer!.Status == 200 ? Outcome.Held : Outcome.Broken("status line", "200", $"{seen.Answer.Status} with action ShowBlockPage");
    }

    private static Outcome ValidationErrorHasNot200(Observation seen)
    {
        if (seen.Contract.Action != ContractAnswer.ValidationError) return Unexercised.NoValidationError;
        return seen.Answer!.Status != 200 ? Outcome.Held : Outcome.Broken("status line", "400", "200 with action ValidationError");
    }

    private static Outcome NamesAreExact(Observation seen)
    {
        if (seen.Answer is not { Status: 200 or 400 } || seen.Reply.Body.Shape != BodyShape.Object) return Unexercised.NoSuchAnswer;
        foreach (var needed in NeededBy(seen))
        {
            if (seen.Reply.Body.Member(needed) is not null) continue;
            foreach (var member in seen.Reply.Body.Root.EnumerateObject())
                if (AlikeNames.Are(member.Name, needed)) return Outcome.Broken("/" + member.Name, needed, member.Name);
        }

        return Outcome.Held;
    }

    private static string[] NeededBy(Observation seen)
    {
        var action = seen.Reply.Body.Root.EnumerateObject().FirstOrDefault(member => AlikeNames.Are(member.Name, "action")).Value;
        var word = action.ValueKind == System.Text.Json.JsonValueKind.String ? action.GetString() : null;
        return word switch
        {
            ContractAnswer.ShowBlockPage => ["version", "action", "userMessage"],
            ContractAnswer.ValidationError => ["version", "action", "userMessage", "status"],
            _ => ["version", "action"],
        };
    }

    private static Outcome SuccessIs200(Observation seen)
    {
        if (seen.Answer is not { Status: >= 200 and < 300 } answer) return Unexercised.NoSuchAnswer;
        var expected = seen.Contract.Action == ContractAnswer.ValidationError ? "400" : "200";
        return answer.Status == 200 ? Outcome.Held : Outcome.Broken("status line", expected, $"{answer.Status} {answer.Reason}".TrimEnd());
    }

    private static Outcome StatusIsNumber(Observation seen)
    {
        if (seen.Contract.Action != ContractAnswer.ValidationError || !seen.Contract.StatusIs400) return NoStatus;
        return seen.Contract.Status!.Value.ValueKind == System.Text.Json.JsonValueKind.Number ? Outcome.Held : Outcome.Broken("/status", "the number 400", "the text \"400\"");
    }

    private static Outcome StatusAgrees(Observation seen)
    {
        if (seen.Answer is not { } answer) return Unexercised.NoAnswer;
        if (seen.Contract.Action is not (ContractAnswer.Continue or ContractAnswer.ShowBlockPage)) return Unexercised.NoSuchAnswer;
        if (!seen.Contract.HasStatus) return Outcome.Held;
        var status = seen.Contract.Status!.Value.ToString();
        return status == answer.Status.ToString(System.Globalization.CultureInfo.InvariantCulture)
            ? Outcome.Held
            : Outcome.Broken("/status", $"nothing, or the HTTP status {answer.Status}", status);
    }
}

using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.UserFlow;
using Harness.Exchanges;
using static Harness.Rules.UserFlow.UserFlowRow;

namespace Harness.Rules.UserFlow;

/// <summary>Which HTTP statuses decide anything: add-api-connector.md, "Use logging".</summary>
internal static class StatusCodes
{
    public static ImmutableArray<Rule> Rows { get; } =
    [
        Row("UF-STA-001", Severity.Error, "Only 200 and 400 are used for decisions.",
            Sources.AddApiConnector, Confidence.Documented, At.All, OnlyTwoStatuses) with { Covers = ["UF-RES-001", "UF-RES-027"] },
        Row("UF-STA-002", Severity.Error, "No case with valid credentials and well-formed JSON leads to 5xx.",
            Sources.AddApiConnector, Confidence.Inferred, At.All, NoServerError) with { Covers = ["UF-RES-001", "UF-RES-027"] },
        Row("UF-STA-003", Severity.Error, "A 400 from the web framework's own model validation never replaces the contract body.",
            "partner sample with [ApiController]", Confidence.Inferred, At.All, NoForeign400) with { Covers = ["UF-RES-007", "UF-RES-008"] },
        Row("UF-STA-004", Severity.Warning, "Error answers are not HTML pages.",
            "azure-docs error-codes.md (06/16/2021) AADB2C90261", Confidence.Inferred, At.All, NoHtml),
        Row("UF-STA-006", Severity.Error, "No answer of any status carries a stack trace, exception type or file path.",
            Sources.Observed, Confidence.Inferred, At.All, NothingInternal) with { HoldsForOddCalls = true },
    ];

    private static Outcome OnlyTwoStatuses(Observation seen)
    {
        if (seen.Answer is not { } answer) return Unexercised.NoAnswer;
        if (answer.Status is (>= 200 and < 300 and not 200) or >= 500) return Unexercised.NoSuchAnswer;
        if (answer.Status is 200 or 400) return Outcome.Held;
        var where = answer.Header("Location") is { } location ? $" to {location}" : "";
        var hint = answer.Status is not (401 or 403) ? ""
            : seen.Profile.Credentials is Credentials.None ? "; this run sends no credentials"
            : seen.Profile.Credentials is Credentials.Basic { Password: var password } && PasswordSigns.In(password) is { } sign
                ? $"; are the credentials of this run the endpoint's? Their password has {sign}: does the endpoint end the user name at the first colon and read UTF-8?"
            : "; are the credentials of this run the endpoint's?";
        return Outcome.Broken("status line", "200 or 400", $"{answer.Status} {answer.Reason}".TrimEnd() + where + hint);
    }

    private static Outcome NoServerError(Observation seen)
    {
        if (seen.Answer is not { } answer) return Unexercised.NoAnswer;
        return answer.Status < 500 ? Outcome.Held : Outcome.Broken("status line", "200 or 400", $"{answer.Status} {answer.Reason}".TrimEnd());
    }

    private static Outcome NoForeign400(Observation seen)
    {
        if (seen.Answer is not { Status: 400 }) return seen.Answer is null ? Unexercised.NoAnswer : Outcome.Held;
        return seen.Contract.IsForeign
            ? Outcome.Broken("body", seen.Step == UserFlowSteps.PostAttributeCollection ? "version, action ValidationError, status 400 and userMessage" : "200 with version and action Continue", Shown.Body(seen.Reply.Body))
            : Outcome.Held;
    }

    private static Outcome NoHtml(Observation seen)
    {
        if (seen.Answer is not { } answer) return Unexercised.NoAnswer;
        if (answer.Status == 200) return Unexercised.NoSuchAnswer;
        return Html.Is(seen) ? Outcome.Broken("body", "JSON", $"an HTML page: {Shown.Text(seen.Reply.Body.Text)}") : Outcome.Held;
    }

    private static Outcome NothingInternal(Observation seen)
    {
        if (seen.Answer is not { } answer) return Unexercised.NoAnswer;
        foreach (var header in answer.Headers)
            if (!IsAddress(header.Name) && Leaks.Find(header.Value, []) is { } inHeader) return Outcome.Broken(header.Name, "nothing internal", $"{inHeader.What}: {Shown.Text(inHeader.Text)}");
        return Leaks.Find(BodyTexts.WithoutMessage(seen.Reply.Body), TypedTexts.Of(seen)) is { } leak
            ? Outcome.Broken("body", "nothing internal", $"{leak.What}: {Shown.Text(leak.Text)}")
            : Outcome.Held;
    }

    private static bool IsAddress(string header) =>
        header.ToUpperInvariant() is "LOCATION" or "LINK" or "CONTENT-LOCATION" or "SET-COOKIE" or "CONTENT-SECURITY-POLICY" or "REPORT-TO";
}

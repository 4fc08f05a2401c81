using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Harness.Dialects;
using Harness.Dialects.UserFlow;
using Harness.Dialects.Variations;
using static Harness.Rules.UserFlow.UserFlowRow;

namespace Harness.Rules.UserFlow;

/// <summary>The call as a whole: add-api-connector.md, "The request sent to your API".</summary>
internal static partial class Requests
{
    public static ImmutableArray<Rule> Rows { get; } =
    [
        Row("UF-REQ-001", Severity.Error, "The API accepts POST with a JSON object body on the configured URL including its query string.",
            Sources.AddApiConnector, Confidence.Documented, At.All, PostIsAccepted) with { Covers = ["UF-STA-001", "UF-REQ-009"] },
        Row("UF-REQ-002", Severity.Warning, "Other methods on the route are refused with 405 or 404 and have no effect.",
            Sources.AddApiConnector, Confidence.Inferred, At.All, OtherMethodIsRefused) with { AskedBy = [OtherMethods.Id] },
        Row("UF-REQ-003", Severity.Error, "Both application/json and application/json; charset=utf-8 are accepted.",
            "content type in MicrosoftDocs/azure-docs add-api-connector.md (12/20/2022); charset not documented", Confidence.Inferred, At.All, CharsetIsAccepted)
            with { AskedBy = [MediaTypes.Id], Covers = [.. Generally, "UF-REQ-001"] },
        Row("UF-REQ-009", Severity.Error, "A body without step and client_id, as sent by the 2021 version and by workforce tenants, is processed.",
            "Add API connectors to user flows (preview) (05/03/2021)", Confidence.Documented, At.SignUp, Body2021IsProcessed) with { Covers = Generally },
        Row("UF-REQ-011", Severity.Warning, "An unknown step value leads to a safe contract answer and never to a 5xx.",
            Sources.AddApiConnector, Confidence.Inferred, At.All, Failing.NoContractAnswer) with { AskedBy = [UnknownSteps.Id], Covers = Generally },
        Row("UF-REQ-012", Severity.Info, "The variant key clientId is tolerated next to client_id.",
            "MicrosoftDocs/azure-docs add-api-connector.md (12/20/2022) contradicting samples", Confidence.Documented, At.Token, OtherClientIdIsTolerated)
            with { AskedBy = [OtherNames.Id], Covers = Generally5xx },
        Row("UF-REQ-013", Severity.Error, "The API does not require objectId before the account exists.",
            "learn.microsoft.com answers 1165527; azure-docs issues #85871, #87086", Confidence.CommunityReported, At.SignUp, ObjectIdIsNotRequired)
            with { Covers = [.. Generally, "UF-RES-009", "UF-REQ-001", "UF-REQ-009"] },
        Row("UF-REQ-028", Severity.Error, "A body that is not JSON, is empty, or is a JSON array does not cause a 5xx or a stack trace.",
            "vendor .NET sample defect", Confidence.Inferred, At.All, MalformedBodyIsHandled) with { AskedBy = [MalformedBodies.Id], Covers = ["UF-STA-006"] },
    ];

    private static Outcome PostIsAccepted(Observation seen)
    {
        if (seen.Answer is null) return Unexercised.NoAnswer;
        if (IsRefused(seen))
        {
            return seen.Plain is { } plain && !IsRefused(plain)
                ? Unexercised.MoreSpecific
                : Outcome.Broken("status line", "an answer of the contract to this method, address and content type", Failing.Status(seen));
        }

        return seen.Contract.HasKnownAction ? Outcome.Held : Unexercised.NoSuchAnswer;
    }

    // With a body of its own, 404 is how some endpoints say that they do not know the person.
    private static bool IsRefused(Observation seen) => !seen.Contract.HasKnownAction
        && (seen.Answer is { Status: 405 or 411 or 415 } || (seen.Answer is { Status: 404 } && seen.Reply.Body.Shape is BodyShape.Empty or BodyShape.NotJson));

    private static Outcome OtherMethodIsRefused(Observation seen)
    {
        if (seen.Answer is not { } answer) return Unexercised.NoAnswer;
        if (answer.Status is (>= 300 and < 500) or 501) return Outcome.Held;
        if (answer.Status >= 500 && seen.Plain is { Answer.Status: >= 500 }) return Unexercised.PlainWentWrongToo;
        return Outcome.Broken("status line", $"405 or 404 to {seen.Exchange.Call.Method}", Failing.Status(seen));
    }

    private static Outcome CharsetIsAccepted(Observation seen) =>
        seen.IsOdd ? Outcome.NotExercised("only other content types were sent") : Failing.NoContractAnswer(seen);

    private static Outcome Body2021IsProcessed(Observation seen)
    {
        var request = TypedTexts.Request(seen);
        return request.ValueKind != JsonValueKind.Object || request.TryGetProperty("step", out _) || request.TryGetProperty("client_id", out _)
            ? Outcome.NotExercised("no body of 2021 was sent")
            : Failing.NoContractAnswer(seen);
    }

    private static Outcome OtherClientIdIsTolerated(Observation seen) =>
        TypedTexts.Request(seen) is { ValueKind: JsonValueKind.Object } request && request.TryGetProperty("clientId", out _) ? Failing.ServerError(seen) : Unexercised.NotSent;

    private static Outcome ObjectIdIsNotRequired(Observation seen)
    {
        if (seen.Answer is null) return Unexercised.NoAnswer;
        if (Failing.OnlyChange(seen) is { Id: OtherNames.ObjectIdToo } && seen is { Contract.Action: ContractAnswer.Continue, Plain: { Reply.Kind: not ReplyKind.Continue, Answer: not null } without })
            return Outcome.Broken("/action", "Continue without objectId too, which no account has before it exists", $"{without.Reply.Word}; it is Continue only where objectId is sent");
        if (TypedTexts.Request(seen) is { ValueKind: JsonValueKind.Object } request && request.TryGetProperty("objectId", out _)) return Outcome.NotExercised("the call carries objectId");
        if (seen.Answer.Status == 200 && seen.Contract.Action == ContractAnswer.Continue) return Outcome.Held;
        var text = seen.Reply.Body.Text;
        return ObjectId().Match(text) is { Success: true } match
            ? Outcome.Broken("body", "an answer that does without objectId, which no account has before it exists", Shown.Text(text[Math.Max(0, match.Index - 60)..]))
            : Outcome.Held;
    }

    [GeneratedRegex(@"object[\s_-]?id(?![a-z])", RegexOptions.IgnoreCase)]
    private static partial Regex ObjectId();

    private static Outcome MalformedBodyIsHandled(Observation seen)
    {
        if (seen.Answer is null) return Unexercised.NoAnswer;
        var answer = Failing.Only(seen, other => other.Answer is { Status: >= 500 }, "an answer below 500");
        if (answer != Outcome.Held) return answer;
        return Leaks.Find(BodyTexts.WithoutMessage(seen.Reply.Body), []) is { } leak
            ? Outcome.Broken("body", "no word about the inside of the endpoint", $"{leak.What}: {Shown.Text(leak.Text)}")
            : Outcome.Held;
    }
}

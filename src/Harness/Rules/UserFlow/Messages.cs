using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.UserFlow;
using static Harness.Rules.UserFlow.UserFlowRow;

namespace Harness.Rules.UserFlow;

/// <summary>The text for the person: add-api-connector.md, "userMessage".</summary>
internal static class Messages
{
    public static ImmutableArray<Rule> Rows { get; } =
    [
        Row("UF-RES-021", Severity.Error, "userMessage is plain text for the end user and has no stack trace, exception type, SQL, path or internal host name.",
            Sources.AddApiConnector, Confidence.Inferred, At.All, MessageLeaksNothing),
    ];

    private static Outcome MessageLeaksNothing(Observation seen)
    {
        if (seen.Contract.UserMessage is not { Length: > 0 } message) return Unexercised.NoMessage;
        return Leaks.FindInMessage(message, TypedTexts.Of(seen)) is { } leak
            ? Outcome.Broken("/userMessage", "plain text for the person", $"{leak.What}: {Shown.Text(leak.Text)}")
            : Outcome.Held;
    }
}

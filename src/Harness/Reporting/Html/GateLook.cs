using Harness.Dialects;
using Harness.Dialects.ProtectedApis;
using Harness.Rules;
using Harness.Running;

namespace Harness.Reporting.Html;

/// <summary>What a gateway did with a call, and whether that is as it should be: to turn somebody away is its task, and to let a stranger in is not.</summary>
/// <param name="Tone">The colour of it.</param>
/// <param name="Title">What it did.</param>
internal sealed record GateLook(string Tone, string Title)
{
    /// <summary>Of a call to a gateway; null of any other, and where no answer came.</summary>
    public static GateLook? Of(ExchangeEvidence exchange, CaseResult result)
    {
        if (exchange.Step != ProtectedApiSteps.Gateway.Id) return null;
        var isWrong = result.Findings.Any(finding => finding.Waived is null && finding.Severity > Severity.Info && (finding.Label == exchange.Label || finding.Where == exchange.Label));
        return exchange.Reply.Kind == Words.Of(ReplyKind.Forwarded)
            ? isWrong ? new("bad", $"→ Let in{Though(result)}") : new("good", "→ Let in")
            : exchange.Reply.Kind == Words.Of(ReplyKind.Refused) ? new(isWrong ? "bad" : "plain", "✕ Turned away") : null;
    }

    private static string Though(CaseResult result) => result.Changes.IsEmpty ? "" : $", though {string.Join(", and ", result.Changes)}";
}

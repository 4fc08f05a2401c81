using System.Text.RegularExpressions;
using Harness.Dialects;

namespace Harness.Rules.ProtectedApis;

/// <summary>What a refusal gives away: what broke inside, where the API is, how the policy is written.</summary>
internal static partial class GatewayLeaks
{
    // Policies of API Management copy these members of the error object into header lines while they are tried out.
    private static readonly string[] ErrorLines = ["ErrorSource", "ErrorReason", "ErrorMessage", "ErrorScope", "ErrorSection", "ErrorPath", "ErrorPolicyId"];

    public static Outcome Tells(Observation seen)
    {
        if (seen.Answer is not { } answer) return Unexercised.NoAnswer;
        if (seen.Reply.Kind != ReplyKind.Refused) return Outcome.NotExercised("nothing was refused");
        foreach (var header in answer.Headers)
            if (ErrorLines.Contains(header.Name, StringComparer.OrdinalIgnoreCase)) return Outcome.Broken(Finding.AtHeader + header.Name, "no such line", Shown.Text(header.Value));

        // The address that was called is known to the caller.
        var url = seen.Exchange.Call.Url;
        var text = seen.Reply.Body.Text;
        var leak = Leaks.FindSecret(text, [url.Authority, url.Host]) ?? Library(text);
        return leak is null ? Outcome.Held : Outcome.Broken("body", $"a text without {leak.What}", Shown.Text(leak.Text));
    }

    private static Leak? Library(string text) =>
        Words().Match(text) is { Success: true } library ? new("a message of a library", library.Value)
        : Policies().Match(text) is { Success: true } policy ? new("the name of a policy", policy.Value)
        : null;

    [GeneratedRegex(@"\bIDX\d{5}\b|\bSecurityToken\w+|\bjwt (?:malformed|expired|signature)\b|\bJsonWebTokenError\b|\bTokenExpiredError\b|\bSignature verification failed\b|\bLifetime validation failed\b|\bio\.jsonwebtoken\b|\bjose\.errors\b|\bJWSSignatureVerificationFailed\b|\bERR_JW[A-Z_]+\b|\bjwt\.exceptions\b", RegexOptions.IgnoreCase)]
    private static partial Regex Words();

    [GeneratedRegex(@"\bvalidate-(?:jwt|content|azure-ad-token|client-certificate|headers|parameters|status-code)\b|\b(?:rate-limit|quota)-by-key\b|\bip-filter\b|\bset-backend-service\b|\bcheck-header\b|\bchoose/when\b", RegexOptions.IgnoreCase)]
    private static partial Regex Policies();
}

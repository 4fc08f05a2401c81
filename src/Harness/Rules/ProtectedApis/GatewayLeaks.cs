using System.Text.RegularExpressions;
using Harness.Dialects;
using Harness.Dialects.ProtectedApis;
using Harness.Tokens;

namespace Harness.Rules.ProtectedApis;

/// <summary>What a refusal gives away: what broke inside, where the API is, how the policy is written.</summary>
internal static partial class GatewayLeaks
{
    // Policies of API Management copy these members of the error object into header lines while they are tried out.
    private static readonly string[] ErrorLines = ["ErrorSource", "ErrorReason", "ErrorMessage", "ErrorScope", "ErrorSection", "ErrorPath", "ErrorPolicyId"];

    // A name of a letter or two stands in every text.
    private const int ShortestTold = 5;

    public static Outcome Tells(Observation seen)
    {
        if (seen.Answer is not { } answer) return Unexercised.NoAnswer;
        if (seen.Reply.Kind != ReplyKind.Refused) return Outcome.NotExercised("nothing was refused");
        foreach (var header in answer.Headers)
            if (ErrorLines.Contains(header.Name, StringComparer.OrdinalIgnoreCase)) return Outcome.Broken(Finding.AtHeader + header.Name, "no such line", Shown.Text(header.Value));

        // The address that was called is known to the caller.
        var url = seen.Exchange.Call.Url;
        var text = seen.Reply.Body.Text;
        var leak = OfPack(text, seen.Profile.Protected!, seen.Profile.Issuer) ?? Leaks.FindSecret(text, [url.Authority, url.Host]) ?? Library(text.Replace("\\\"", "\"", StringComparison.Ordinal));
        return leak is null ? Outcome.Held : Outcome.Broken("body", $"a text without {leak.What}", Shown.Text(leak.Text));
    }

    // What the gateway goes by: whoever knows it knows what to forge.
    private static Leak? OfPack(string text, ProtectedApi api, TokenIssuer? issuer)
    {
        (string What, string? Name)[] own =
        [
            ("the issuer that it trusts", issuer is null ? null : BearerToken.TenantOf(api, issuer).Issuer),
            ("the address of the issuer", issuer?.Address.Authority),
            ("the name of a policy", api.Policy),
            ("the audience that it expects", api.Audience),
            ("the id of the tenant", api.TenantId == default ? null : api.TenantId.ToString()),
        ];
        return own.Where(one => one.Name is { Length: >= ShortestTold } name && text.Contains(name, StringComparison.OrdinalIgnoreCase)).Select(one => new Leak(one.What, one.Name!)).FirstOrDefault();
    }

    private static Leak? Library(string text) =>
        Words().Match(text) is { Success: true } library ? new("a message of a library", library.Value)
        : Policies().Match(text) is { Success: true } policy ? new("the name of a policy", policy.Value)
        : null;

    // .NET, jsonwebtoken, PyJWT, jose, Nimbus and golang-jwt; and the type of any error, as it is written out.
    [GeneratedRegex(
        @"\bIDX\d{5}\b|\bSecurityToken\w+|\bLifetime validation failed\b"
        + @"|\bjwt (?:malformed|expired|signature|not active|must be provided|audience invalid|issuer invalid|subject invalid|id invalid)\b"
        + @"|\bSignature verification failed\b|\bSignature has expired\b|\bAudience doesn't match\b|\bToken is missing the ""?\w+""? claim\b|\bThe token is not yet valid \(\w+\)|\bNot enough segments\b|\bThe specified alg value is not allowed\b|\bUnable to find a signing key that matches\b"
        + @"|\bunexpected ""?\w+""? claim value\b|\b\w+""? claim timestamp check failed\b|\bmissing required ""\w+"" claim\b|\bno applicable key found in the JSON Web Key Set\b|\bInvalid Compact JWS\b"
        + @"|\bSigned JWT rejected\b|\bExpired JWT\b|\bJWT (?:aud|iss) claim has value\b|\bJWT missing required \w+|\bJWT before use time\b|\bInvalid (?:JWT serialization|serialized unsecured)"
        + @"|\btoken has invalid claims\b|\btoken contains an invalid number of segments\b|\bcrypto/rsa: verification error\b"
        + @"|\bJsonWebTokenError\b|\bTokenExpiredError\b|\bio\.jsonwebtoken\b|\bjose\.errors\b|\bJWSSignatureVerificationFailed\b|\bERR_JW[A-Z_]+\b|\bjwt\.exceptions\b|(?-i:\b[A-Z]\w*(?:Error|Exception)\()",
        RegexOptions.IgnoreCase)]
    private static partial Regex Words();

    [GeneratedRegex(@"\bvalidate-(?:jwt|content|azure-ad-token|client-certificate|headers|parameters|status-code)\b|\b(?:rate-limit|quota)-by-key\b|\bip-filter\b|\bset-backend-service\b|\bcheck-header\b|\bchoose/when\b", RegexOptions.IgnoreCase)]
    private static partial Regex Policies();
}

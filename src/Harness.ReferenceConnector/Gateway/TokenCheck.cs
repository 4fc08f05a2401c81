using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Harness.ReferenceConnector.Gateway;

/// <summary>Decides whether a token is trusted.</summary>
internal sealed class TokenCheck(GatewayOptions options, GatewayBehaviour behaviour, IssuerKeys keys)
{
    private HashSet<string>? first;

    /// <summary>Why the token is not trusted, for the gateway's own eyes; null where it is.</summary>
    public async Task<string?> Refusal(string? authorization, CancellationToken aborted)
    {
        if (Bearer(authorization) is not { } text) return Owes(TokenDuty.Presence) ? "JWT not present." : null;
        if (Token.Read(text) is not { } token) return "IDX12741: JWT must have three segments (JWS) or five segments (JWE).";
        if (await keys.With(token.KeyId, aborted) is not { } set) return "IDX20803: Unable to obtain configuration from the issuer.";
        return !IsSigned(token, set) ? "IDX10511: Signature validation failed." : Broken(token, set.Issuer);
    }

    private static string? Bearer(string? authorization) =>
        authorization is not null && authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? authorization["Bearer ".Length..].Trim() : null;

    private bool Owes(TokenDuty duty) => behaviour.Duties.Contains(duty);

    private bool IsSigned(Token token, KeySet set)
    {
        if (token.Algorithm is { } name && name.Equals("none", StringComparison.OrdinalIgnoreCase)) return !Owes(TokenDuty.SignedOnly);
        if (token.Algorithm is "HS256") return !Owes(TokenDuty.AsymmetricOnly) && set.Keys.Any(key => IsKeyed(token, key));
        if (token.Algorithm is not "RS256") return false;
        if (!Owes(TokenDuty.Signature)) return true;
        if (!Owes(TokenDuty.KnownKeyOnly) && token.Header["jwk"] is JsonObject own) return IsSigned(token, PublishedKey.Read(own));
        var chosen = behaviour.ChoosesKeyById ? set.Find(token.KeyId) : set.Keys is [var first, ..] ? first : null;
        return chosen is not null && IsSigned(token, chosen);
    }

    private static bool IsSigned(Token token, PublishedKey key)
    {
        using var rsa = key.Rsa();
        return rsa.VerifyData(Encoding.ASCII.GetBytes(token.Signed), token.Signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    // What a library does that takes the key file's text for a shared secret.
    private static bool IsKeyed(Token token, PublishedKey key)
    {
        using var rsa = key.Rsa();
        var pem = rsa.ExportSubjectPublicKeyInfoPem();
        return new[] { pem, pem + "\n" }.Any(secret =>
            CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(token.Signed)), token.Signature));
    }

    private string? Broken(Token token, string issuer)
    {
        var now = options.Time.GetUtcNow();
        return Rows().FirstOrDefault(row => Owes(row.Duty) && !row.Holds).Words ?? Unknown(token);

        IEnumerable<(TokenDuty Duty, bool Holds, string Words)> Rows() =>
        [
            (TokenDuty.Issuer, token.Text("iss") == issuer, $"IDX10205: Issuer validation failed. Did not match: validationParameters.ValidIssuer: '{issuer}'."),
            (TokenDuty.Audience, HasAudience(token), $"IDX10214: Audience validation failed. Did not match: validationParameters.ValidAudience: '{options.Audience}'."),
            (TokenDuty.ExpiryPresent, token.Time("exp") is not null, "IDX10225: Lifetime validation failed. The token is missing an Expiration Time."),
            (TokenDuty.Expiry, token.Time("exp") is not { } end || now < end + options.Skew, "IDX10223: Lifetime validation failed. The token is expired."),
            (TokenDuty.NotBefore, token.Time("nbf") is not { } start || now >= start - options.Skew, "IDX10222: Lifetime validation failed. The token is not yet valid."),
            (TokenDuty.Policy, options.Policy.Equals(token.Text("tfp") ?? token.Text("acr"), StringComparison.OrdinalIgnoreCase), $"Claim 'tfp' value is not '{options.Policy}'."),
            (TokenDuty.Scope, (token.Text("scp") ?? "").Split(' ').Contains(options.Scope), "JWT token is missing the following claims: scp."),
            (TokenDuty.Claim, token.Text(options.Claim.Key) == options.Claim.Value, $"JWT token is missing the following claims: {options.Claim.Key}."),
        ];
    }

    private bool HasAudience(Token token) =>
        token.Text("aud") == options.Audience || (token.Claims["aud"] is JsonArray several && several.Any(one => one is JsonValue value && value.TryGetValue<string>(out var text) && text == options.Audience));

    private string? Unknown(Token token)
    {
        if (!behaviour.RefusesNewClaims) return null;
        var names = token.Claims.Select(claim => claim.Key).ToHashSet(StringComparer.Ordinal);
        var known = Interlocked.CompareExchange(ref first, names, null) ?? names;
        return names.IsSubsetOf(known) ? null : $"Claim '{names.First(name => !known.Contains(name))}' is not known.";
    }
}

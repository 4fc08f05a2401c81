using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Harness.Claims;
using Harness.Exchanges;

namespace Harness.Dialects.CustomPolicies;

/// <summary>Makes the request that carries the claims of a technical profile (restful-technical-profile.md, metadata).</summary>
internal static partial class TechnicalCall
{
    /// <summary>What the technical profile of a run that names none is: everything in the body.</summary>
    public static readonly TechnicalProfile Unnamed = new() { Id = "" };

    public static Call Of(Profile profile, ClaimSet claims)
    {
        var technical = profile.Technical ?? Unnamed;
        var bearer = BearerOf(technical);
        var sent = bearer is null ? claims : claims.Without(bearer);
        var headers = profile.ExtraHeaders;
        if (Authorization(profile, technical, bearer is null ? null : claims.Text(bearer)) is { } proof) headers = headers.Insert(0, proof);
        var call = new Call { Method = HttpMethod.Get, Url = profile.Endpoint, OtherInstances = profile.OtherInstances, Headers = headers };
        return technical.SendClaimsIn switch
        {
            SendClaimsIn.Form => call with { Method = HttpMethod.Post, ContentType = "application/x-www-form-urlencoded", Body = Encoding.UTF8.GetBytes(ClaimText.Pairs(sent)) },
            SendClaimsIn.QueryString => InAddress(call, url => WithQuery(url, ClaimText.Pairs(sent))),
            SendClaimsIn.Url => InAddress(call, url => Filled(url, technical, sent)),
            SendClaimsIn.Header => call with { Headers = [.. headers, .. sent.Select(claim => new Header(claim.Name, ClaimText.InHeader(ClaimText.Of(claim.Value))))] },
            _ => call with { Method = HttpMethod.Post, ContentType = "application/json", Body = Payload(technical, sent) },
        };
    }

    /// <summary>The name in the call of the claim whose value is the bearer token; null where no claim is.</summary>
    public static string? BearerOf(TechnicalProfile technical) =>
        technical is { Authentication: AuthenticationType.Bearer, BearerClaim: { } claim } ? NameOf(technical, claim) : null;

    /// <summary>The name that a claim of the policy has in the call.</summary>
    public static string NameOf(TechnicalProfile technical, string claim) =>
        technical.InputClaims.FirstOrDefault(input => string.Equals(input.Claim, claim, StringComparison.OrdinalIgnoreCase))?.Name ?? claim;

    /// <summary>The places for claims in an address.</summary>
    public static IEnumerable<string> Places(string url) => Place().Matches(url).Select(match => match.Groups[1].Value);

    /// <summary>What follows the host in an address with places; parameters that were masked are left out.</summary>
    public static string PathAndQuery(string url)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal);
        var slash = url.IndexOf('/', start < 0 ? 0 : start + "://".Length);
        var rest = slash < 0 ? "/" : url[slash..];
        var question = rest.IndexOf('?', StringComparison.Ordinal);
        if (question < 0) return rest;
        string[] kept = [.. rest[(question + 1)..].Split('&').Where(pair => !pair.EndsWith("=***", StringComparison.Ordinal))];
        return kept.Length == 0 ? rest[..question] : $"{rest[..question]}?{string.Join('&', kept)}";
    }

    private static Header? Authorization(Profile profile, TechnicalProfile technical, string? bearer) => profile.Credentials switch
    {
        Credentials.Basic basic => new("Authorization", basic.HeaderValue),
        Credentials.TokenOrKey token when technical.Authentication == AuthenticationType.ApiKeyHeader => new(technical.ApiKeyHeader ?? "x-functions-key", token.Value),
        Credentials.TokenOrKey token => new("Authorization", "Bearer " + token.Value),
        _ when bearer is not null => new("Authorization", "Bearer " + bearer),
        _ => null,
    };

    // An own payload is the text of one claim; where the claim has no value there is no body.
    private static byte[] Payload(TechnicalProfile technical, ClaimSet claims) =>
        technical.PayloadClaim is not { } payload ? claims.ToJson()
        : claims.TryGet(NameOf(technical, payload), out var value) ? Encoding.UTF8.GetBytes(ClaimText.Of(value))
        : [];

    private static Call InAddress(Call call, Func<string, string> change) => call with
    {
        Url = new(change(call.Url.OriginalString)),
        OtherInstances = [.. call.OtherInstances.Select(other => new Uri(change(other.OriginalString)))],
    };

    private static string WithQuery(string url, string query) =>
        query.Length == 0 ? url : url + (url.Contains('?', StringComparison.Ordinal) ? '&' : '?') + query;

    private static string Filled(string url, TechnicalProfile technical, ClaimSet claims) => Place().Replace(url, match =>
    {
        var name = match.Groups[1].Value;
        var found = claims.TryGet(name, out var value) || claims.TryGet(NameOf(technical, name), out value);
        return found ? Uri.EscapeDataString(ClaimText.Of(value)) : "";
    });

    [GeneratedRegex(@"\{([^{}:]+)\}")]
    private static partial Regex Place();
}

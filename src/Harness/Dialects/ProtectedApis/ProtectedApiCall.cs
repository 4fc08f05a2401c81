using System.Text;
using Harness.Claims;
using Harness.Exchanges;

namespace Harness.Dialects.ProtectedApis;

/// <summary>Makes the request to a gateway: the operation, with a token that has these claims.</summary>
internal static class ProtectedApiCall
{
    public static Call Of(Profile profile, ProtectedApi api, ClaimSet claims)
    {
        var headers = profile.ExtraHeaders;
        if (api.SubscriptionKeyHeader is { } name && profile.SubscriptionKey is { } key) headers = headers.Insert(0, new(name, key));
        if (Proof(profile, claims) is { } proof) headers = headers.Insert(0, new(BearerToken.Header, proof));
        return new()
        {
            Method = api.Method,
            Url = Below(profile.Endpoint, api.Path),
            OtherInstances = [.. profile.OtherInstances.Select(other => Below(other, api.Path))],
            Headers = headers,
            ContentType = api.Body is null ? null : "application/json",
            Body = api.Body is { } body ? Encoding.UTF8.GetBytes(body.GetRawText()) : default,
        };
    }

    /// <summary>The address of an operation, with the query of the endpoint.</summary>
    public static Uri Below(Uri endpoint, string path)
    {
        if (path.Length == 0) return endpoint;
        var (address, query) = endpoint.OriginalString.Split('?', 2) is [var before, var after] ? (before, after) : (endpoint.OriginalString, "");
        var whole = $"{address.TrimEnd('/')}/{path.TrimStart('/')}";
        return new(query.Length == 0 ? whole : $"{whole}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}");
    }

    private static string? Proof(Profile profile, ClaimSet claims) => profile switch
    {
        { Protected.IsConnector: true, Credentials: Credentials.Basic basic } => basic.HeaderValue,
        { Protected.IsConnector: true } => null,
        { Issuer: { } issuer } => BearerToken.Scheme + BearerToken.Signed(claims, issuer.Keys.Current),
        { Credentials: Credentials.TokenOrKey token } => BearerToken.Scheme + token.Value,
        _ => null,
    };
}

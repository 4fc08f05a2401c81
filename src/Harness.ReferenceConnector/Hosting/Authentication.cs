using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector.Hosting;

/// <summary>Lets a call through to a route of the connector only with the right credentials, before its body is read.</summary>
internal sealed class Authentication(RequestDelegate next, ConnectorOptions options, Failures failures, IReadOnlyList<Entry> defects)
{
    public const string ApiKeyHeader = "x-functions-key";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<StepRoute>() is not { } route)
        {
            await next(http);
            return;
        }

        var refusal = route.Step is Step.CustomPolicy ? RefusalOfPolicy(http.Request.Headers) : Refusal(http.Request.Headers);
        refusal = defects.Aggregate(refusal, (sofar, defect) => defect(http, sofar));
        if (refusal is null)
        {
            await next(http);
            return;
        }

        // Whoever guesses waits, and holds up nobody else meanwhile.
        await failures.Wait(http.RequestAborted);
        await refusal.ExecuteAsync(http);
    }

    private HttpAnswer? Refusal(IHeaderDictionary headers) =>
        IsUser(headers.Authorization) ? null : Unauthorized(new(StatusCodes.Status401Unauthorized, null));

    // A policy sends one header. Where a call has both, neither may be wrong.
    private HttpAnswer? RefusalOfPolicy(IHeaderDictionary headers)
    {
        var (authorization, key) = (headers.Authorization, headers[ApiKeyHeader]);
        var isKnown = (authorization.Count > 0 || key.Count > 0)
            & (authorization.Count == 0 || (IsUser(authorization) | IsBearer(authorization)))
            & (key.Count == 0 || Same(key.ToString(), options.ApiKey));
        return isKnown ? null : Unauthorized(HttpAnswer.Refused(StatusCodes.Status401Unauthorized, "The credentials of this call are missing or wrong."));
    }

    private static HttpAnswer Unauthorized(HttpAnswer answer) =>
        answer with { Headers = new Dictionary<string, string> { ["WWW-Authenticate"] = "Basic realm=\"connector\"" } };

    private bool IsUser(string? header)
    {
        // The user name ends at the first colon; the password may hold more of them.
        if (Decode(Parameter("Basic", header)) is not { } pair || pair.IndexOf(':', StringComparison.Ordinal) is not (>= 0 and var colon))
            return false;
        // Both are always compared, so that the time does not tell which one was wrong.
        return IsPair(options.User, options.Password) | (options is { OldUser: { } old, OldPassword.Length: > 0 } && IsPair(old, options.OldPassword));

        bool IsPair(string user, string password) => Same(pair[..colon], user) & Same(pair[(colon + 1)..], password);
    }

    private bool IsBearer(string? header) => Parameter("Bearer", header) is { } token && Same(token, options.BearerToken);

    private static string? Parameter(string scheme, string? header) =>
        AuthenticationHeaderValue.TryParse(header, out var value) && value.Scheme.Equals(scheme, StringComparison.OrdinalIgnoreCase) ? value.Parameter : null;

    private static string? Decode(string? parameter)
    {
        try
        {
            return parameter is null ? null : Utf8.GetString(Convert.FromBase64String(parameter));
        }
        catch (Exception problem) when (problem is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }

    // Hashes are of one length, and comparing texts of different lengths would tell the length.
    private static bool Same(string given, string expected) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));
}

using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector.Hosting;

/// <summary>Lets a call through to a route of the connector only with the Basic credentials, before its body is read.</summary>
internal sealed class BasicAuthentication(RequestDelegate next, ConnectorOptions options)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<StepRoute>() is null || IsCaller(http.Request.Headers.Authorization))
            return next(http);
        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        http.Response.Headers.WWWAuthenticate = "Basic realm=\"connector\"";
        return Task.CompletedTask;
    }

    private bool IsCaller(string? header)
    {
        // The user name ends at the first colon; the password may hold more of them.
        if (Decode(header) is not { } pair || pair.IndexOf(':', StringComparison.Ordinal) is not (>= 0 and var colon))
            return false;
        // Both are always compared, so that the time does not tell which one was wrong.
        return Same(pair[..colon], options.User) & Same(pair[(colon + 1)..], options.Password);
    }

    private static string? Decode(string? header)
    {
        if (!AuthenticationHeaderValue.TryParse(header, out var value) || value.Parameter is not { } parameter
            || !value.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase))
            return null;
        try
        {
            return Utf8.GetString(Convert.FromBase64String(parameter));
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

using System.Net.Http.Headers;
using System.Text;
using Harness.ReferenceConnector.Contract;
using Harness.ReferenceConnector.Hosting;

namespace Harness.ReferenceConnector;

public static partial class Defects
{
    /// <summary>Who is let in, before anybody reads the claims.</summary>
    private static Defect[] PolicyEntries =>
    [
        new("lets-everybody-in", "Nobody looks at the credentials.", ["CP-AUT-001"])
        {
            Entry = (_, _) => null,
        },
        new("takes-any-api-key", "It is enough that there is a key; what it says is not looked at.", ["CP-AUT-003"])
        {
            Entry = (http, refusal) => string.IsNullOrEmpty(http.Request.Headers[Authentication.ApiKeyHeader]) ? refusal : null,
        },
        new("takes-api-key-in-any-header", "The key is searched for in all of the header lines.", ["CP-AUT-003"])
        {
            Entry = (http, refusal) => http.Request.Headers.Any(header => header.Value.ToString().Contains(Options(http).ApiKey, StringComparison.Ordinal))
                ? null
                : refusal,
        },
        new("reads-tokens-without-checking", "A bearer token is decoded, and neither its signature nor its dates are checked.", ["CP-AUT-004"])
        {
            Entry = (http, refusal) => Authorization(http) is { Scheme: "Bearer", Parameter: { } token } && token.Split('.').Length == 3 ? null : refusal,
        },
        new("wants-two-headers", "A key is demanded beside the other credentials, which no policy can send.", ["CP-AUT-005"])
        {
            Entry = (http, refusal) => refusal
                ?? (http.Request.Headers.Authorization.Count > 0 && http.Request.Headers[Authentication.ApiKeyHeader].Count > 0
                    ? null
                    : HttpAnswer.Refused(StatusCodes.Status401Unauthorized, "A header is missing.")),
        },
        new("crashes-on-malformed-authorization", "An Authorization header that cannot be decoded leads to an unhandled exception.", ["CP-AUT-006"])
        {
            Entry = (http, refusal) => http.Request.Headers.Authorization.Count > 0 && !IsWellFormed(Authorization(http)) ? Crash : refusal,
        },
    ];

    private static ConnectorOptions Options(HttpContext http) => http.RequestServices.GetRequiredService<ConnectorOptions>();

    private static AuthenticationHeaderValue? Authorization(HttpContext http) =>
        AuthenticationHeaderValue.TryParse(http.Request.Headers.Authorization, out var value) ? value : null;

    private static bool IsWellFormed(AuthenticationHeaderValue? value) => value switch
    {
        { Scheme: "Bearer", Parameter: not null } => true,
        { Scheme: "Basic", Parameter: { } pair } => Convert.TryFromBase64String(pair, new byte[pair.Length], out var length) && length > 0
            && Encoding.UTF8.GetString(Convert.FromBase64String(pair)).Contains(':', StringComparison.Ordinal),
        _ => false,
    };
}

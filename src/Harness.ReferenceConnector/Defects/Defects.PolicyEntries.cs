using System.Net.Http.Headers;
using Harness.ReferenceConnector.Contract;
using Harness.ReferenceConnector.Hosting;

namespace Harness.ReferenceConnector;

public static partial class Defects
{
    /// <summary>Who is let in, before anybody reads the claims.</summary>
    private static Defect[] PolicyEntries =>
    [
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
    ];
}

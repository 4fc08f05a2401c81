using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Harness.ReferenceConnector.Contract;
using Harness.ReferenceConnector.Hosting;
using Microsoft.AspNetCore.Http.Features;

namespace Harness.ReferenceConnector;

public static partial class Defects
{
    /// <summary>The password that the connector had before its credentials were changed; the defect that never forgets it lets it in.</summary>
    public const string OldPassword = "local:older-password";

    // Slow enough for a clock at the other end of a connection.
    private static readonly TimeSpan PerLetter = TimeSpan.FromMilliseconds(1.5);

    /// <summary>Who is let in, whoever calls.</summary>
    private static Defect[] Entries =>
    [
        new("lets-everybody-in", "Nobody looks at the credentials.", ["UF-AUT-001", "CP-AUT-001"])
        {
            Entry = (_, _) => null,
        },
        new("looks-at-user-name-only", "It is enough that the user name is right; the password is not looked at.", ["UF-AUT-002", "CP-AUT-001"])
        {
            Entry = (http, refusal) => Pair(http) is { } pair && pair.StartsWith(Options(http).User + ":", StringComparison.Ordinal) ? null : refusal,
        },
        new("crashes-on-malformed-authorization", "An Authorization header that cannot be decoded leads to an unhandled exception.", ["UF-AUT-003", "CP-AUT-006"])
        {
            Entry = (http, refusal) => http.Request.Headers.Authorization.Count > 0 && !IsWellFormed(Authorization(http)) ? Crash : refusal,
        },
        new("reads-last-authorization-line", "Of several Authorization lines the last one counts, and what a gateway checked may be the first.", ["UF-AUT-003", "CP-AUT-006"])
        {
            Entry = (http, refusal) => http.Request.Headers.Authorization is { Count: > 1 } lines
                && AuthenticationHeaderValue.TryParse(lines[^1], out var last) && last.Parameter == Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Options(http).User}:{Options(http).Password}"))
                    ? null
                    : refusal,
        },
        new("splits-password-at-colons", "The credentials that the connector is given are split at every colon, so that of a password with one it knows the beginning only.", ["UF-AUT-004"])
        {
            Entry = (http, refusal) => Pair(http) is not { } pair ? refusal : pair == $"{Options(http).User}:{Options(http).Password.Split(':')[0]}" ? null : Unauthorized,
        },
        new("overlooks-end-of-password", "The credentials of a call are split at every colon, and what follows the password is not looked at.", ["UF-AUT-002", "CP-AUT-001"])
        {
            Entry = (http, refusal) => Pair(http)?.StartsWith($"{Options(http).User}:{Options(http).Password}:", StringComparison.Ordinal) == true ? null : refusal,
        },
        new("wants-capital-basic", "The word Basic is compared letter by letter, as if case mattered.", ["UF-AUT-005"])
        {
            Entry = (http, refusal) => http.Request.Headers.Authorization.ToString() is { Length: > 0 } line && !line.StartsWith("Basic ", StringComparison.Ordinal) && !line.StartsWith("Bearer ", StringComparison.Ordinal) ? Unauthorized : refusal,
        },
        new("takes-key-of-address", "Whoever knows the key in the address needs no credentials.", ["UF-AUT-006"])
        {
            Entry = (http, refusal) => http.Request.Headers.Authorization.Count == 0 && http.Request.Query["code"] == Options(http).AddressKey ? null : refusal,
        },
        new("forgets-old-credentials-at-once", "With the new credentials the old ones are gone, and B2C still sends them.", ["UF-AUT-011"])
        {
            Entry = (http, refusal) => Pair(http) is { } pair && pair == $"{Options(http).OldUser}:{Options(http).OldPassword}" ? Unauthorized : refusal,
        },
        new("never-forgets-old-credentials", "The old credentials let in whoever has them, long after the new ones.", ["UF-AUT-012"])
        {
            Entry = (http, refusal) => Pair(http) is { } pair && pair == $"{Options(http).User}:{OldPassword}" ? null : refusal,
        },
        new("parses-body-before-credentials", "The body is parsed before anybody looks at the credentials.", ["UF-AUT-013"])
        {
            Entry = (http, refusal) => IsParsed(http.Request) ? refusal : Error("The body is no JSON."),
        },
        new("compares-passwords-letter-by-letter", "The password is compared letter by letter, and the comparison ends at the first wrong one.", ["UF-AUT-016"])
        {
            Entry = (http, refusal) =>
            {
                var (given, password) = (Pair(http)?.Split(':', 2)[^1] ?? "", Options(http).Password);
                Work(PerLetter * given.Zip(password).TakeWhile(letters => letters.First == letters.Second).Count());
                return refusal;
            },
        },
        new("locks-everybody-out", "After twenty failures in a second nobody is let in for a while, whoever failed.", ["UF-RSL-005"])
        {
            Entry = (http, refusal) => http.RequestServices.GetRequiredService<Failures>().Within(TimeSpan.FromSeconds(1)) > 20 ? new(StatusCodes.Status503ServiceUnavailable, null) : refusal,
        },
        new("logs-whole-requests", "The log holds the body of every call, and its Authorization line.", ["UF-PRV-001"])
        {
            LogsRequests = true,
        },
    ];

    private static HttpAnswer Unauthorized => new(StatusCodes.Status401Unauthorized, null);

    private static ConnectorOptions Options(HttpContext http) => http.RequestServices.GetRequiredService<ConnectorOptions>();

    private static AuthenticationHeaderValue? Authorization(HttpContext http) =>
        AuthenticationHeaderValue.TryParse(http.Request.Headers.Authorization, out var value) ? value : null;

    private static string? Pair(HttpContext http) =>
        Authorization(http) is { Parameter: { } pair } && Convert.TryFromBase64String(pair, new byte[pair.Length], out _) ? Encoding.UTF8.GetString(Convert.FromBase64String(pair)) : null;

    private static bool IsWellFormed(AuthenticationHeaderValue? value) => value switch
    {
        { Scheme: "Bearer", Parameter: not null } => true,
        { Scheme: "Basic", Parameter: { } pair } => Convert.TryFromBase64String(pair, new byte[pair.Length], out var length) && length > 0
            && Encoding.UTF8.GetString(Convert.FromBase64String(pair)).Contains(':', StringComparison.Ordinal),
        _ => false,
    };

    private static bool IsParsed(HttpRequest request)
    {
        request.HttpContext.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        request.EnableBuffering();
        using var body = new MemoryStream();
        request.Body.CopyTo(body);
        request.Body.Position = 0;
        try
        {
            JsonDocument.Parse(body.ToArray()).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void Work(TimeSpan span)
    {
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < span;)
            Thread.SpinWait(50);
    }
}

using System.Collections.Immutable;
using Harness.Dialects.CustomPolicies;
using Harness.Exchanges;

namespace Harness.Dialects.Variations;

/// <summary>Calls of somebody who is not the caller. Each set is asked by the probe of the same name; nobody can let them in by chance.</summary>
internal static class CredentialForms
{
    public const string None = "no-credentials";
    public const string Wrong = "wrong-credentials";
    public const string Malformed = "malformed-authorization";
    public const string Forged = "forged-tokens";

    private const string Authorization = "Authorization";
    private const string WrongText = "not-the-secret-of-this-endpoint";

    /// <summary>The sets, one row each.</summary>
    public static ImmutableArray<Variation> All { get; } =
    [
        new(None, "The call without its credentials.") { Changes = varied => !Has(varied) ? [] : [Of(None, "none", "the call has no credentials", headers => headers)] },
        new(Wrong, "A wrong password, token or key, and the right one in another place.") { Changes = varied => varied.Profile.Credentials switch
        {
            Credentials.Basic basic =>
            [
                Bare(Wrong, "password", "the password is wrong", new Credentials.Basic(basic.User, WrongText).HeaderValue),
                Bare(Wrong, "user", "the user name is wrong", new Credentials.Basic(WrongText, basic.Password).HeaderValue),
                Bare(Wrong, "empty-password", "the password is empty", new Credentials.Basic(basic.User, "").HeaderValue),
                Bare(Wrong, "scheme", "the Basic credentials come as a bearer token", "Bearer " + basic.Token),
            ],
            Credentials.TokenOrKey key when KeyHeader(varied) is { } header =>
            [
                Of(Wrong, "key", "the key is wrong", headers => headers.Add(new(header, WrongText))),
                Of(Wrong, "cut", "the last sign of the key is missing", headers => headers.Add(new(header, key.Value[..^1]))),
                .. OtherCase(key.Value) is var other && other == key.Value ? Array.Empty<Change>() : [Of(Wrong, "case", "the key is in other case", headers => headers.Add(new(header, other)))],
                Of(Wrong, "other-header", "the key is in another header line", headers => headers.Add(new("x-other-" + header.TrimStart('x', '-'), key.Value))),
                Bare(Wrong, "as-token", "the key comes as a bearer token", "Bearer " + key.Value),
            ],
            Credentials.TokenOrKey token =>
            [
                Bare(Wrong, "token", "the token is another one", "Bearer " + WrongText),
                Bare(Wrong, "scheme", "the token comes as Basic credentials", "Basic " + token.Value),
                Of(Wrong, "other-header", "the token is in another header line", headers => headers.Add(new("x-access-token", token.Value))),
            ],
            _ => [],
        } },
        new(Malformed, "An Authorization line that cannot be read.") { Changes = varied => !Has(varied) ? [] :
        [
            Bare(Malformed, "basic-alone", "the Authorization line is the word Basic alone", "Basic"),
            Bare(Malformed, "bearer-alone", "the Authorization line is the word Bearer alone", "Bearer"),
            Bare(Malformed, "no-base64", "the Basic credentials are no base64", "Basic %%%not-base64%%%"),
            Bare(Malformed, "no-colon", "the Basic credentials have no colon", "Basic bm8tY29sb24taGVyZQ=="),
            Bare(Malformed, "no-utf8", "the Basic credentials are no valid UTF-8", "Basic //79/Dr//w=="),
            Bare(Malformed, "no-scheme", "the Authorization line has no scheme", "bm8tc2NoZW1l"),
            Bare(Malformed, "dots", "the bearer token is two dots", "Bearer .."),
        ] },
        new(Forged, "The token of the run with another signature, without one, for another audience, from another issuer, out of date.")
        {
            Changes = varied => varied.Profile.Credentials is Credentials.TokenOrKey token && KeyHeader(varied) is null
                ? ForgedTokens.Of(token.Value).Select(forged => Bare(Forged, forged.Id, forged.Text, "Bearer " + forged.Token))
                : [],
        },
    ];

    /// <summary>What is sent that is nearly this token or key.</summary>
    public static IEnumerable<string> Alike(string token) => [token[..^1], OtherCase(token)];

    private static bool Has(Varied varied) => varied.Profile.Credentials is Credentials.Basic or Credentials.TokenOrKey;

    private static string? KeyHeader(Varied varied) => varied.Technical is { Authentication: AuthenticationType.ApiKeyHeader } technical ? technical.ApiKeyHeader ?? "x-functions-key" : null;

    private static string OtherCase(string text) => string.Concat(text.Select(letter => char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter)));

    private static Change Bare(string set, string id, string text, string authorization) => Of(set, id, text, headers => headers.Insert(0, new(Authorization, authorization)));

    // The proof comes first: what a user adds with --header, and claims in header lines, follow and stay.
    private static Change Of(string set, string id, string text, Func<ImmutableArray<Header>, ImmutableArray<Header>> prove) =>
        new(set, id, text) { Call = call => call with { Headers = prove(call.Headers.RemoveAt(0)) }, IsOdd = true };
}

using System.Collections.Immutable;
using System.Text;
using Harness.Dialects.CustomPolicies;
using Harness.Exchanges;

namespace Harness.Dialects.Variations;

/// <summary>Calls of somebody who is not the caller, and of the caller in another spelling. Each set is asked by the probe of the same name.</summary>
internal static class CredentialForms
{
    public const string None = "no-credentials";
    public const string Wrong = "wrong-credentials";
    public const string Malformed = "malformed-authorization";
    public const string Forged = "forged-tokens";
    public const string OtherCase = "scheme-in-other-case";

    /// <summary>The change in which the key of the address is all that proves the caller.</summary>
    public const string KeyAlone = "key-alone";

    /// <summary>A password that no endpoint has.</summary>
    public const string WrongText = "not-the-secret-of-this-endpoint";

    private const string Authorization = "Authorization";

    /// <summary>The sets of those who are nobody's caller, one row each; nobody can let them in by chance.</summary>
    public static ImmutableArray<Variation> Strangers { get; } =
    [
        new(None, "The call without its credentials.") { Changes = varied => !Has(varied) ? CertificateForms.None(varied) :
        [
            .. AddressKeys.AreIn(varied.Profile.Endpoint)
                ? new[] { WithoutKey(Of(None, "none", "the call has neither credentials nor the key of the address", headers => headers)), Of(None, KeyAlone, "the call has the key of the address and no credentials", headers => headers) }
                : [Of(None, "none", "the call has no credentials", headers => headers)],
        ] },
        new(Wrong, "A wrong password, token or key, and the right one in another place.") { Changes = varied => varied.Profile.Credentials switch
        {
            Credentials.Basic basic =>
            [
                Bare(Wrong, "password", "the password is wrong", new Credentials.Basic(basic.User, WrongText).HeaderValue),
                Bare(Wrong, "user", "the user name is wrong", new Credentials.Basic(WrongText, basic.Password).HeaderValue),
                Bare(Wrong, "empty-password", "the password is empty", new Credentials.Basic(basic.User, "").HeaderValue),
                Bare(Wrong, "empty", "user name and password are empty", new Credentials.Basic("", "").HeaderValue),
                .. Alike(basic).Select(alike => Bare(Wrong, alike.Password.Length < basic.Password.Length ? "cut" : "case", alike.Password.Length < basic.Password.Length ? "the last letter of the password is missing" : "the password is in other case", alike.HeaderValue)),
                Bare(Wrong, "more", "a colon and more follow the right password", Longer(basic).HeaderValue),
                Bare(Wrong, "scheme", "the Basic credentials come as a bearer token", "Bearer " + basic.Token),
            ],
            Credentials.TokenOrKey key when KeyHeader(varied) is { } header =>
            [
                Of(Wrong, "key", "the key is wrong", headers => headers.Add(new(header, WrongText))),
                Of(Wrong, "cut", "the last sign of the key is missing", headers => headers.Add(new(header, key.Value[..^1]))),
                .. InOtherCase(key.Value) is var other && other == key.Value ? Array.Empty<Change>() : [Of(Wrong, "case", "the key is in other case", headers => headers.Add(new(header, other)))],
                Of(Wrong, "other-header", "the key is in another header line", headers => headers.Add(new("x-other-" + header.TrimStart('x', '-'), key.Value))),
                Bare(Wrong, "as-token", "the key comes as a bearer token", "Bearer " + key.Value),
            ],
            Credentials.TokenOrKey token =>
            [
                Bare(Wrong, "token", "the token is another one", "Bearer " + WrongText),
                Bare(Wrong, "scheme", "the token comes as Basic credentials", "Basic " + token.Value),
                Of(Wrong, "other-header", "the token is in another header line", headers => headers.Add(new("x-access-token", token.Value))),
            ],
            _ => CertificateForms.Wrong(varied),
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
            .. KeyHeader(varied) is not null ? Array.Empty<Change>() : [TwoLines(varied.Profile.Credentials is Credentials.Basic ? new Credentials.Basic("somebody", WrongText).HeaderValue : "Bearer " + WrongText)],
        ] },
        new(Forged, "The token of the run with another signature, without one, for another audience, from another issuer, out of date.")
        {
            Changes = varied => varied.Profile.Credentials is Credentials.TokenOrKey token && KeyHeader(varied) is null
                ? ForgedTokens.Of(token.Value).Select(forged => Bare(Forged, forged.Id, forged.Text, "Bearer " + forged.Token))
                : [],
        },
        .. CertificateForms.All,
    ];

    /// <summary>The caller's own credentials, written as HTTP allows and B2C does not.</summary>
    public static Variation Spelled { get; } = new(OtherCase, "The right credentials with the word Basic in lower and in upper case.")
    {
        Changes = varied => varied.Profile.Credentials is not Credentials.Basic basic ? [] :
        [
            Bare(OtherCase, "lower", "the scheme is written basic", "basic " + basic.Token),
            Bare(OtherCase, "upper", "the scheme is written BASIC", "BASIC " + basic.Token),
        ],
    };

    /// <summary>All sets.</summary>
    public static ImmutableArray<Variation> All { get; } = Strangers.Add(Spelled);

    /// <summary>What is sent that is nearly this token or key.</summary>
    public static IEnumerable<string> Alike(string token) => token.Length == 0 ? [] : [token[..^1], InOtherCase(token)];

    /// <summary>The same of a user name and a password.</summary>
    public static IEnumerable<Credentials.Basic> Alike(Credentials.Basic basic) =>
        Alike(basic.Password).Where(password => password != basic.Password).Select(password => new Credentials.Basic(basic.User, password));

    /// <summary>The right ones for whoever splits them at every colon, and wrong for everybody else.</summary>
    public static Credentials.Basic Longer(Credentials.Basic basic) => basic with { Password = $"{basic.Password}:{WrongText}" };

    /// <summary>The Basic credentials as an endpoint has them that misreads them: whom it lets in with these it turns away with the right ones.</summary>
    public static IEnumerable<(string Text, string HeaderValue)> Misread(Credentials.Basic basic)
    {
        if (basic.Password.IndexOf(':', StringComparison.Ordinal) is var colon and > 0)
            yield return ("the part of the password before its first colon", new Credentials.Basic(basic.User, basic.Password[..colon]).HeaderValue);
        if (basic.Password.Any(letter => letter > '\x7f') && basic.Password.All(letter => letter <= '\xff'))
            yield return ("the password in Latin-1", "Basic " + Convert.ToBase64String(Encoding.Latin1.GetBytes($"{basic.User}:{basic.Password}")));
    }

    /// <summary>The change that sends these in place of the credentials of the run.</summary>
    public static Change In(string text, string authorization) => Bare(Wrong, "misread", text, authorization);

    /// <summary>A call of this variation that comes with other Basic credentials.</summary>
    public static Change With(string variation, string id, string text, Credentials.Basic basic) => Bare(variation, id, text, basic.HeaderValue);

    private static bool Has(Varied varied) => varied.Profile.Credentials is Credentials.Basic or Credentials.TokenOrKey;

    private static string? KeyHeader(Varied varied) => varied.Technical is { Authentication: AuthenticationType.ApiKeyHeader } technical ? technical.ApiKeyHeader ?? "x-functions-key" : null;

    private static string InOtherCase(string text) => string.Concat(text.Select(letter => char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter)));

    private static Change Bare(string set, string id, string text, string authorization) => Of(set, id, text, headers => headers.Insert(0, new(Authorization, authorization)));

    // Whoever reads the first of them meets with a stranger; whoever reads the last overlooks one.
    private static Change TwoLines(string stranger) => new(Malformed, "two-lines", "there are two Authorization lines, a wrong one before the right one")
    {
        Call = call => call with { Headers = call.Headers.Insert(0, new(Authorization, stranger)), HasOwnConnection = true },
        IsOdd = true,
    };

    private static Change WithoutKey(Change change) => change with
    {
        Call = call => change.Call(call) with { Url = AddressKeys.Without(call.Url), OtherInstances = [.. call.OtherInstances.Select(AddressKeys.Without)] },
    };

    // The proof comes first: what a user adds with --header, and claims in header lines, follow and stay.
    private static Change Of(string set, string id, string text, Func<ImmutableArray<Header>, ImmutableArray<Header>> prove) =>
        new(set, id, text) { Call = call => call with { Headers = prove(call.Headers.RemoveAt(0)), HasOwnConnection = true }, IsOdd = true };
}

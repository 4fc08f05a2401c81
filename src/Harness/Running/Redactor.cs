using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Harness.Dialects;
using Harness.Dialects.Variations;
using Harness.Exchanges;
using Harness.Rules;

namespace Harness.Running;

/// <summary>Removes secrets from every text before a result leaves the runner: what no view received, no view can leak.</summary>
internal sealed partial class Redactor
{
    public const string Mask = "***";

    // A shorter text occurs in ordinary words; it is masked where it stands as a secret, and nowhere else.
    private const int Shortest = 4;
    private const int LongestWord = 12;

    // The letters of an escape are no part of a word.
    private const string NotInWord = @"(?:(?<![\p{L}\p{N}])|(?<=\\[a-z]|\\u[0-9A-Fa-f]{4}|%[0-9A-Fa-f]{2}))";

    private readonly Regex? secrets;
    private readonly Regex? searched;

    public Redactor(IEnumerable<Profile> profiles)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var profile in profiles)
        {
            found.UnionWith(Of(profile.Credentials));
            if (profile.OldCredentials is { } old) found.UnionWith(Of(old));
            if (profile.SubscriptionKey is { } subscription) found.Add(subscription);
            foreach (var key in profile.OtherInstances.Prepend(profile.Endpoint).SelectMany(AddressKeys.Of))
            {
                found.Add(key);
                found.Add(Uri.UnescapeDataString(key));
            }

            foreach (var header in profile.ExtraHeaders)
            {
                found.Add(header.Value);
                if (header.Value.IndexOf(' ', StringComparison.Ordinal) is var space and > 0) found.Add(header.Value[(space + 1)..].Trim());
            }
        }

        var patterns = found.Where(secret => secret.Length >= Shortest).OrderByDescending(secret => secret.Length).Select(AnySpelling).ToArray();
        if (patterns.Length > 0) secrets = new Regex(string.Join('|', patterns), RegexOptions.CultureInvariant);
        var rare = found.Where(secret => secret.Length >= Shortest && !IsWord(secret)).Select(Searched).ToArray();
        if (rare.Length > 0) searched = new Regex(string.Join('|', rare), RegexOptions.CultureInvariant);
    }

    private static IEnumerable<string> Of(Credentials credentials) => credentials switch
    {
        Credentials.Basic basic =>
        [
            .. CredentialForms.Alike(basic).Append(new(CredentialForms.WrongText, basic.Password)).Append(CredentialForms.Longer(basic)).Prepend(basic).SelectMany(Of),
            .. CredentialForms.Misread(basic).Select(misread => misread.HeaderValue["Basic ".Length..]),
        ],
        Credentials.TokenOrKey token => Of(token.Value),
        Credentials.Certificate { Password: { } password } => [password],
        _ => [],
    };

    // An endpoint may write what it decoded in base64 anew, for addresses or without the padding.
    private static IEnumerable<string> Of(Credentials.Basic basic)
    {
        yield return basic.Password;
        foreach (var text in new[] { $"{basic.User}:{basic.Password}", basic.Password })
        {
            var (bytes, unpadded) = (Encoding.UTF8.GetBytes(text), Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('='));
            yield return Convert.ToBase64String(bytes);
            yield return unpadded;
            yield return Base64Url.EncodeToString(bytes);
        }
    }

    // What the harness makes of a token to see whether it is refused is nearly the token.
    private static IEnumerable<string> Of(string token) =>
        [token, .. token.Split('.').Where(part => part.Length >= LongestWord), .. ForgedTokens.Of(token).Select(forged => forged.Token), .. CredentialForms.Alike(token)];

    // A password such as "secret" stands in the harness's own sentences, too: it is masked in what was sent and answered, and cannot be searched for.
    private static bool IsWord(string secret) => secret.Length < LongestWord && secret.All(char.IsAsciiLetter);

    // A short one such as "old-pass" is the beginning of an option's name: inside a word it is not looked for.
    private static string Searched(string secret) => secret.Length < LongestWord ? $@"{NotInWord}(?:{AnySpelling(secret)})(?![\p{{L}}\p{{N}}])" : AnySpelling(secret);

    /// <summary>Whether a text holds a secret in any spelling; one that is an ordinary word is not looked for.</summary>
    public bool Finds(string text) => searched?.IsMatch(text) ?? false;

    public string Clean(string text) => secrets?.Replace(text, Mask) ?? text;

    public string Clean(Uri url) => Clean(CleanAddress(url.OriginalString));

    public static string CleanAddress(string text) => AddressKeys.Masked(text, Mask);

    /// <summary>The header line of a call: credentials and what the user added are masked as a whole.</summary>
    public static Header CleanSent(Header header)
    {
        var space = header.Value.IndexOf(' ', StringComparison.Ordinal);
        return header with { Value = IsAuthorization(header) && space > 0 ? header.Value[..(space + 1)] + Mask : Mask };
    }

    /// <summary>The header line of an answer.</summary>
    public Header Clean(Header header) =>
        header with { Value = SecretHeader().IsMatch(header.Name) ? Mask : Clean(header.Value) };

    /// <summary>What a finding found: the value of a header that holds secrets is masked as in the answer itself.</summary>
    public string CleanFound(Finding finding) =>
        finding.Where.StartsWith(Finding.AtHeader, StringComparison.Ordinal) && SecretHeader().IsMatch(finding.Where[Finding.AtHeader.Length..]) ? Mask : Clean(finding.Actual);

    private static bool IsAuthorization(Header header) => string.Equals(header.Name, "Authorization", StringComparison.OrdinalIgnoreCase);

    // An endpoint may echo a secret as JSON, HTML or an address writes it, in either case of the hexadecimal digits, and as JSON within JSON.
    private static string AnySpelling(string secret)
    {
        var pattern = new StringBuilder();
        foreach (var rune in secret.EnumerateRunes())
        {
            pattern.Append("(?:").Append(Regex.Escape(rune.ToString()));
            pattern.Append("|(?i:");
            foreach (var unit in rune.ToString()) pattern.Append(CultureInfo.InvariantCulture, $@"\\+u{(int)unit:x4}");
            pattern.Append('|');
            foreach (var octet in Encoding.UTF8.GetBytes(rune.ToString())) pattern.Append(CultureInfo.InvariantCulture, $"%{octet:x2}");
            pattern.Append(CultureInfo.InvariantCulture, $"|&\\#0*{rune.Value};|&\\#x0*{rune.Value:x};");
            pattern.Append(rune.Value switch
            {
                '"' => "|&quot;|\\\\+\"",
                '&' => "|&amp;",
                '<' => "|&lt;",
                '>' => "|&gt;",
                '\'' => "|&apos;|\\\\+'",
                '\\' => @"|\\+",
                '/' => @"|\\+/",
                ' ' => @"|\+",
                _ => "",
            });
            pattern.Append("))");
        }

        return pattern.ToString();
    }

    [GeneratedRegex("authorization|key|token|secret|password|cookie", RegexOptions.IgnoreCase)]
    private static partial Regex SecretHeader();
}

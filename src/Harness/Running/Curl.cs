using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Harness.Dialects;
using Harness.Dialects.ProtectedApis;
using Harness.Exchanges;

namespace Harness.Running;

/// <summary>Writes calls as curl commands that a person can paste into a POSIX shell; secrets come from shell variables.</summary>
internal sealed class Curl(Redactor redactor, Trust trust)
{
    public string Line(Call call, Clock clock, Profile profile)
    {
        var text = redactor.Clean(Encoding.UTF8.GetString(call.Body.Span));

        // A body that holds a secret cannot be sent again byte for byte anyway.
        var isPiped = !IsText(call.Body.Span) && text == Encoding.UTF8.GetString(call.Body.Span);
        var line = new StringBuilder(isPiped ? $"printf '%b' {Quote(Escaped(call.Body.Span))} | " : "");
        line.Append(CultureInfo.InvariantCulture, $"curl -sS -i --max-time {Math.Max(1, Math.Ceiling(clock.Patience.TotalSeconds))}");
        line.Append(CultureInfo.InvariantCulture, $" -X {call.Method.Method} {Quote(redactor.Clean(call.Url))}");
        if (call.From is { } from) line.Append(CultureInfo.InvariantCulture, $" --interface {from}");
        if (call.ContentType is { } type) line.Append(" -H ").Append(Quote("Content-Type: " + type));
        else if (!call.Body.IsEmpty) line.Append(" -H 'Content-Type:'");
        if (call.IsChunked) line.Append(" -H 'Transfer-Encoding: chunked'");
        if (call.ExpectsContinue) line.Append(" -H 'Expect: 100-continue'");
        if (call.UserAgent is null) line.Append(" -H 'User-Agent:'");
        if (call.Url.Scheme == Uri.UriSchemeHttps && trust.Path is { } path) line.Append(" --cacert ").Append(Quote(path));
        if (call.Url.Scheme == Uri.UriSchemeHttps && trust.IsAnyFor(call.Url)) line.Append(" -k");
        var secrets = new ShellSecrets(redactor, profile);
        if (call.Url.Scheme == Uri.UriSchemeHttps && !Shows(line, call, profile, secrets)) return Unmade("the certificate that it shows is in no file");
        foreach (var header in call.Headers)
        {
            if (profile is { Protected: not null, Credentials: not Credentials.Basic } && !profile.ExtraHeaders.Contains(header))
            {
                line.Append(" -H ").Append(ToGateway(header, profile));
                continue;
            }

            var isProof = !profile.ExtraHeaders.Contains(header);
            var proof = isProof && (profile.Credentials is Credentials.Basic || profile.OldCredentials is Credentials.Basic) ? BasicText(header) : null;
            var word = proof is null ? null : secrets.Word(proof);
            if (word is not null && CanBeUser(call, header, proof!))
                line.Append(" -u ").Append(word);
            else if (isProof && (proof is null || !secrets.AreIn(proof)) && secrets.Word($"{header.Name}: {header.Value}") is { } open)
                line.Append(" -H ").Append(open);
            else if (word is not null)
                line.Append(" -H ").Append(Quote($"{header.Name}: {header.Value[..(header.Value.IndexOf(' ', StringComparison.Ordinal) + 1)]}")).Append(CultureInfo.InvariantCulture, $"\"$(printf %s {word} | base64 | tr -d '\\n')\"");
            else if (isProof)
                return Unmade($"its {header.Name} line is made of a secret");
            else
                line.Append(" -H ").Append(Quote($"{header.Name}: {Redactor.CleanSent(header).Value}"));
        }

        if (isPiped) line.Append(" --data-binary @-");
        else if (!call.Body.IsEmpty) line.Append(" --data-raw ").Append(Quote(text));
        if (profile.Protected is not null && call.Headers.Any(header => IsMadeToken(header, profile))) line.Append(" # only 'b2c-harness replay' makes this $TOKEN");
        return line.ToString();
    }

    // A line that looks as if it could be pasted, and asks something else, misleads.
    private static string Unmade(string why) => $"# curl cannot make this call, because {why}; 'b2c-harness replay' does";

    private static bool Shows(StringBuilder line, Call call, Profile profile, ShellSecrets secrets)
    {
        if (call.Shows is null && profile.Credentials is Credentials.Certificate now) Append(line, now, secrets.Now);
        else if (call.Shows?.Certificate is { } shown)
        {
            if (profile.OldCredentials is not Credentials.Certificate old || !ReferenceEquals(shown, old.Shown)) return false;
            Append(line, old, secrets.Old);
        }

        return true;
    }

    // What stands in the base64 of Basic credentials, in whatever letters the scheme is written, or of another scheme that carries them.
    private static string? BasicText(Header header)
    {
        var space = header.Value.IndexOf(' ', StringComparison.Ordinal);
        if (header.Name != "Authorization" || space < 0) return null;
        var decoded = new byte[header.Value.Length];
        if (!Convert.TryFromBase64String(header.Value[(space + 1)..], decoded, out var length)) return null;
        var text = decoded.AsSpan(0, length);
        return IsText(text) && !text.Contains((byte)'\n') ? Encoding.UTF8.GetString(text) : null;
    }

    private static bool CanBeUser(Call call, Header header, string proof) =>
        header.Value.StartsWith("Basic ", StringComparison.Ordinal) && proof.Contains(':', StringComparison.Ordinal) && call.Headers.Count(other => other.Name == header.Name) == 1;

    // What a variation wrote is no secret, and is what the call is about.
    private string ToGateway(Header header, Profile profile) =>
        profile.SubscriptionKey is { } key && header.Value == key ? $"{Quote($"{header.Name}: ")}\"${profile.SubscriptionKeyVariable ?? "SUBSCRIPTION_KEY"}\""
        : IsMadeToken(header, profile) ? $"{Quote($"{header.Name}: {BearerToken.Scheme}")}\"$TOKEN\""
        : profile.Credentials is Credentials.TokenOrKey token && header.Value == BearerToken.Scheme + token.Value ? $"{Quote($"{header.Name}: {BearerToken.Scheme}")}\"${profile.PasswordVariable ?? "TOKEN"}\""
        : Quote($"{header.Name}: {redactor.Clean(header.Value)}");

    // The harness made it, or changed a real one.
    private static bool IsMadeToken(Header header, Profile profile) =>
        header.Name == BearerToken.Header && header.Value.StartsWith(BearerToken.Scheme, StringComparison.Ordinal)
        && (profile.Credentials is Credentials.TokenOrKey token ? header.Value != BearerToken.Scheme + token.Value : header.Value.Contains('.', StringComparison.Ordinal));

    private static void Append(StringBuilder line, Credentials.Certificate certificate, string secret)
    {
        if (certificate.IsPkcs12) line.Append(" --cert-type P12");
        line.Append(" --cert ").Append(Quote(certificate.File + (certificate.Password is null ? "" : ":")));
        if (certificate.Password is not null) line.Append(secret);
    }

    // What a terminal takes as it is: no shell keeps a NUL in an argument, and pasted control characters are commands.
    private static bool IsText(ReadOnlySpan<byte> body)
    {
        foreach (var one in body)
            if (one is < 0x20 and not (byte)'\n' or 0x7f) return false;
        return Utf8.IsValid(body);
    }

    // The escapes of printf's %b that every POSIX shell knows.
    private static string Escaped(ReadOnlySpan<byte> body)
    {
        var text = new StringBuilder();
        foreach (var one in body)
        {
            if (one == '\\') text.Append(@"\\");
            else if (one is < 0x20 or >= 0x7f) text.Append(@"\0").Append(Convert.ToString(one, 8).PadLeft(3, '0'));
            else text.Append((char)one);
        }

        return text.ToString();
    }

    public static string Quote(string text) => "'" + text.Replace("'", @"'\''", StringComparison.Ordinal) + "'";
}

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
    private const string OldSecret = "\"$OLD_PASSWORD\"";

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
        var secret = $"\"${profile.PasswordVariable ?? "PASSWORD"}\"";
        AppendShown(line, call, profile, secret);
        foreach (var header in call.Headers)
        {
            if (profile.Credentials is Credentials.Basic basic && header.Value == basic.HeaderValue)
                line.Append(" -u ").Append(Quote(redactor.Clean(basic.User) + ":")).Append(secret);
            else if (profile.OldCredentials is Credentials.Basic old && header.Value == old.HeaderValue)
                line.Append(" -u ").Append(Quote(redactor.Clean(old.User) + ":")).Append(OldSecret);
            else if (profile.Protected is null && profile.Credentials is Credentials.TokenOrKey token && header.Value.EndsWith(token.Value, StringComparison.Ordinal))
                line.Append(" -H ").Append(Quote($"{header.Name}: {header.Value[..^token.Value.Length]}")).Append(secret);
            else if (profile.Protected is not null && !profile.ExtraHeaders.Contains(header))
                line.Append(" -H ").Append(ToGateway(header, profile));
            else
                line.Append(" -H ").Append(Quote($"{header.Name}: {Redactor.CleanSent(header).Value}"));
        }

        if (isPiped) line.Append(" --data-binary @-");
        else if (!call.Body.IsEmpty) line.Append(" --data-raw ").Append(Quote(text));
        if (profile.Protected is not null && call.Headers.Any(header => IsMadeToken(header, profile))) line.Append(" # only 'b2c-harness replay' makes this $TOKEN");
        return line.ToString();
    }

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

    // A certificate that the harness made is in no file; without one the line would be another call.
    private static void AppendShown(StringBuilder line, Call call, Profile profile, string secret)
    {
        if (call.Url.Scheme != Uri.UriSchemeHttps) return;
        if (call.Shows is null && profile.Credentials is Credentials.Certificate now) Append(line, now, secret);
        else if (call.Shows?.Certificate is { } shown && profile.OldCredentials is Credentials.Certificate old && ReferenceEquals(shown, old.Shown)) Append(line, old, OldSecret);
        else if (call.Shows is { Certificate: not null }) line.Append(" --cert \"$CERTIFICATE\"");
    }

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

    private static string Quote(string text) => "'" + text.Replace("'", @"'\''", StringComparison.Ordinal) + "'";
}

using System.Globalization;
using System.Text;
using Harness.Dialects;
using Harness.Exchanges;

namespace Harness.Running;

/// <summary>Writes a call as a curl command that a person can paste; secrets come from shell variables.</summary>
internal static class Curl
{
    public static string Line(Call call, Clock clock, Profile profile, string? passwordVariable, Redactor redactor)
    {
        var line = new StringBuilder("curl -sS -i");
        line.Append(CultureInfo.InvariantCulture, $" --max-time {Math.Max(1, Math.Ceiling(clock.Patience.TotalSeconds))}");
        line.Append(CultureInfo.InvariantCulture, $" -X {call.Method.Method} {Quote(redactor.Clean(call.Url))}");
        if (call.ContentType is { } type) line.Append(" -H ").Append(Quote("Content-Type: " + type));
        if (call.IsChunked) line.Append(" -H 'Transfer-Encoding: chunked'");
        if (call.ExpectsContinue) line.Append(" -H 'Expect: 100-continue'");
        if (call.UserAgent is null) line.Append(" -H 'User-Agent:'");
        if (profile.Credentials is Credentials.Certificate certificate) line.Append(" --cert ").Append(Quote(certificate.File + (certificate.Password is null ? "" : ":"))).Append(certificate.Password is null ? "" : $"\"${passwordVariable ?? "PASSWORD"}\"");
        foreach (var header in call.Headers)
        {
            if (profile.Credentials is Credentials.Basic basic && header.Name == "Authorization")
                line.Append(" -u ").Append(Quote(redactor.Clean(basic.User) + ":")).Append('"').Append('$').Append(passwordVariable ?? "PASSWORD").Append('"');
            else
                line.Append(" -H ").Append(Quote($"{header.Name}: {Redactor.CleanSent(header).Value}"));
        }

        if (!call.Body.IsEmpty) line.Append(" --data-raw ").Append(Quote(redactor.Clean(Encoding.UTF8.GetString(call.Body.Span))));
        return line.ToString();
    }

    private static string Quote(string text) => "'" + text.Replace("'", @"'\''", StringComparison.Ordinal) + "'";
}

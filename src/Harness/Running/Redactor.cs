using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Harness.Dialects;
using Harness.Exchanges;

namespace Harness.Running;

/// <summary>Removes secrets from every text before a result leaves the runner: what no view received, no view can leak.</summary>
internal sealed partial class Redactor
{
    public const string Mask = "***";

    private readonly ImmutableArray<string> secrets;

    public Redactor(IEnumerable<Profile> profiles)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var profile in profiles)
        {
            if (profile.Credentials is Credentials.Basic basic)
            {
                found.Add(basic.Token);
                AddForms(found, basic.Password);
            }

            foreach (Match match in SecretParameter().Matches(profile.Endpoint.Query)) AddForms(found, match.Groups["value"].Value);
            foreach (var header in profile.ExtraHeaders)
                if (SecretHeader().IsMatch(header.Name)) AddForms(found, header.Value);
        }

        secrets = [.. found.Where(secret => secret.Length > 0).OrderByDescending(secret => secret.Length)];
    }

    public string Clean(string text)
    {
        foreach (var secret in secrets)
            if (text.Contains(secret, StringComparison.Ordinal)) text = text.Replace(secret, Mask, StringComparison.Ordinal);
        return text;
    }

    public string Clean(Uri url) => Clean(SecretParameter().Replace(url.OriginalString, match => $"{match.Groups["name"].Value}={Mask}"));

    public Header Clean(Header header) =>
        string.Equals(header.Name, "Authorization", StringComparison.OrdinalIgnoreCase)
            ? header with { Value = header.Value.Split(' ')[0] + " " + Mask }
            : header with { Value = SecretHeader().IsMatch(header.Name) ? Mask : Clean(header.Value) };

    private static void AddForms(HashSet<string> found, string secret)
    {
        found.Add(secret);
        found.Add(Uri.UnescapeDataString(secret));
        found.Add(Uri.EscapeDataString(secret));
        found.Add(JsonEncodedText.Encode(secret).ToString());
        found.Add(JsonEncodedText.Encode(secret, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString());
    }

    [GeneratedRegex("(?<=[?&])(?<name>code|key|apikey|api[-_]key|subscription[-_]key|sig|signature|token|access_token|secret|client_secret|password|pwd)=(?<value>[^&#]+)", RegexOptions.IgnoreCase)]
    private static partial Regex SecretParameter();

    [GeneratedRegex("authorization|key|token|secret|password|cookie", RegexOptions.IgnoreCase)]
    private static partial Regex SecretHeader();
}

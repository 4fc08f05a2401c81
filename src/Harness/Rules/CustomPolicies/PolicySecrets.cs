using System.Text.RegularExpressions;
using Harness.Dialects.CustomPolicies;

namespace Harness.Rules.CustomPolicies;

/// <summary>Finds secrets that stand in a policy, where everybody with access to it, its repository or its upload reads them.</summary>
internal static partial class PolicySecrets
{
    public const string Mask = "***";

    public static Outcome AreKeptOut(PolicyProfile policy) => Outcome.Broken(
    [
        .. policy.Item("ServiceUrl") is { } url && Masked(url.Value) != url.Value
            ? [new(url.Place.ToString(), "AuthenticationType ApiKeyHeader with a policy key in CryptographicKeys", $"the ServiceUrl of {policy.Profile.Id} holds a secret: {Shown.Text(Masked(url.Value))}")]
            : Enumerable.Empty<Outcome.BrokenOutcome>(),
        .. policy.Sent.Where(IsSecret).Select(claim => new Outcome.BrokenOutcome(
            claim.Place.ToString(), "a policy key in CryptographicKeys", $"{policy.Profile.Id} sends '{claim.Name}' with a secret as its default")),
    ]);

    /// <summary>Whether the default of a claim is a secret, by the name of the claim.</summary>
    public static bool IsSecret(PolicyClaim claim) => IsSecret(claim.Claim, claim.Name, claim.Default);

    /// <summary>Whether a default is a secret, by the names of its claim.</summary>
    public static bool IsSecret(string claim, string name, string? text) =>
        text is { Length: > 0 } && (SecretName().IsMatch(claim) || SecretName().IsMatch(name)) && !PolicyText.HasResolver(text) && !PolicyText.IsPlaceholder(text) && !bool.TryParse(text, out _);

    /// <summary>An address with its secrets taken out; the places for values that are filled in later stay.</summary>
    public static string Masked(string url)
    {
        var masked = SecretParameter().Replace(url, match => PolicyText.IsPlaceholder(match.Groups["value"].Value) ? match.Value : match.Groups["name"].Value + Mask);
        return UserInfo().Replace(masked, match => match.Groups["scheme"].Value + Mask + "@");
    }

    [GeneratedRegex(@"(?:secret|passw(?:or)?d|pwd|api[-_ ]?key|subscription[-_]?key|access[-_]?key|shared[-_]?key|function[-_]?key|x-functions-key)$", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    [GeneratedRegex(@"(?<name>[?&;](?:code|sig|signature|key|api[-_]?key|apikey|subscription[-_]?key|token|access_token|secret|client_secret|password|pwd)=)(?<value>[^&#;]+)", RegexOptions.IgnoreCase)]
    private static partial Regex SecretParameter();

    [GeneratedRegex(@"^(?<scheme>[a-z][a-z0-9+.-]*://)[^/?#@]*:[^/?#@]*@", RegexOptions.IgnoreCase)]
    private static partial Regex UserInfo();
}

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
        text is { Length: > 0 } && (IsSecretName(claim, text) || IsSecretName(name, text)) && !ClaimResolvers.Has(text) && !PolicyText.IsPlaceholder(text) && !bool.TryParse(text, out _);

    /// <summary>An address with its secrets taken out; the places for values that are filled in later stay.</summary>
    public static string Masked(string url)
    {
        var masked = Parameter().Replace(url, match =>
            !(SecretParameter().IsMatch(match.Groups["name"].Value) || SecretName().IsMatch(match.Groups["name"].Value)) || PolicyText.IsPlaceholder(match.Groups["value"].Value)
                ? match.Value
                : $"{match.Groups["start"].Value}{match.Groups["name"].Value}={Mask}");
        return UserInfo().Replace(masked, match => match.Groups["scheme"].Value + Mask + "@");
    }

    [GeneratedRegex(@"(?:secret|passw(?:or)?d|pwd|api[-_ ]?key|subscription[-_]?key|access[-_]?key|shared[-_]?key|function[-_]?key|x-functions-key)$", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    // What is also the name of harmless things is one where the text is as long as keys are, or begins as proofs do.
    private static bool IsSecretName(string name, string text) => SecretName().IsMatch(name) || (PerhapsSecretName().IsMatch(name) && Proof().IsMatch(text));

    [GeneratedRegex(@"^(?:x-functions-)?(?:code|sig|signature|key|authorization|(?:[a-z]+[-_]?)?token)$", RegexOptions.IgnoreCase)]
    private static partial Regex PerhapsSecretName();

    [GeneratedRegex(@"^(?:(?:Basic|Bearer)\s+\S+|[A-Za-z0-9+/_.~%-]{20,}={0,2})$", RegexOptions.IgnoreCase)]
    private static partial Regex Proof();

    [GeneratedRegex(@"(?<start>[?&;])(?<name>[^=?&#;]+)=(?<value>[^&#;]+)")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^(?:code|sig|signature|key|apikey|(?:[a-z]+[-_]?)?token)$", RegexOptions.IgnoreCase)]
    private static partial Regex SecretParameter();

    [GeneratedRegex(@"^(?<scheme>[a-z][a-z0-9+.-]*://)[^/?#@]+@", RegexOptions.IgnoreCase)]
    private static partial Regex UserInfo();
}

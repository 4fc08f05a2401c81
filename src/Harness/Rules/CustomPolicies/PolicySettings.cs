using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.CustomPolicies;

namespace Harness.Rules.CustomPolicies;

/// <summary>Rules about the metadata and keys of a profile.</summary>
internal static class PolicySettings
{
    private static readonly Outcome NotWhole = Outcome.NotExercised("a profile that it includes is not among the files");

    public static Outcome IsSecureInProduction(PolicyProfile policy)
    {
        if (!policy.IsProduction) return Outcome.NotExercised("the policy says that it is in development");
        return policy.Item("AllowInsecureAuthInProduction") is { } item && IsTrue(item) && (policy.Item("AuthenticationType") is not { } type || type.Value == nameof(AuthenticationType.None))
            ? Outcome.Broken(item.Place.ToString(), "an AuthenticationType other than None, and AllowInsecureAuthInProduction false", $"{policy.Profile.Id} allows AuthenticationType None in production")
            : Outcome.Held;
    }

    public static Outcome IsNotDebugging(PolicyProfile policy)
    {
        if (!policy.IsProduction) return Outcome.NotExercised("the policy says that it is in development");
        return policy.Item("DebugMode") is { } item && IsTrue(item)
            ? Outcome.Broken(item.Place.ToString(), "DebugMode false, or DeploymentMode=\"Development\" at the policy", $"{policy.Profile.Id} has DebugMode true: people see code, request id and developer message")
            : Outcome.Held;
    }

    // Where one of the others is missing, B2C takes the text for failed requests (azure-docs restful-technical-profile.md, error handling).
    public static Outcome HasOwnTexts(PolicyProfile policy)
    {
        if (policy.Profile.RequestFailedText is not null) return Outcome.Held;
        if (!policy.IsWhole) return NotWhole;
        return Outcome.Broken(policy.Place.ToString(), "that text, as metadata or as a localised ErrorMessage; it stands in for the texts of timeout, DNS and open circuit too",
            $"{policy.Profile.Id} has no DefaultUserMessageIfRequestFailed: people see the text of B2C, with the address of the API");
    }

    public static Outcome IsComplete(PolicyProfile policy) => Outcome.Broken(
    [
        .. policy.IsWhole && policy.Item("ServiceUrl") is not { Value.Length: > 0 }
            ? [new(policy.Item("ServiceUrl")?.Place.ToString() ?? policy.Place.ToString(), "an Item with Key=\"ServiceUrl\"", $"{policy.Profile.Id} has no ServiceUrl")]
            : ImmutableArray<Outcome.BrokenOutcome>.Empty,
        .. policy is { IsProduction: true } && policy.Item("ServiceUrl") is { } address && address.Value.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            ? [new(address.Place.ToString(), "an address that begins with https://", $"{policy.Profile.Id} sends claims and credentials over plain http")]
            : ImmutableArray<Outcome.BrokenOutcome>.Empty,
        .. Unknown<SendClaimsIn>(policy, "SendClaimsIn"),
        .. Unknown<AuthenticationType>(policy, "AuthenticationType"),
    ]);

    public static Outcome HasItsKeys(PolicyProfile policy)
    {
        if (!policy.IsWhole) return NotWhole;
        if (HasUnknownAuthentication(policy)) return Outcome.NotExercised("the AuthenticationType is not known");
        var authentication = policy.Item("AuthenticationType") is { } item && Enum.TryParse<AuthenticationType>(item.Value, out var type) ? type : AuthenticationType.None;
        ImmutableArray<string> wanted = authentication switch
        {
            AuthenticationType.Basic => ["BasicAuthenticationUsername", "BasicAuthenticationPassword"],
            AuthenticationType.Bearer when policy.Item("UseClaimAsBearerToken") is null => ["BearerAuthenticationToken"],
            AuthenticationType.ClientCertificate => ["ClientCertificate"],
            _ => [],
        };
        var missing = wanted.Except(policy.Keys).ToArray();
        var where = (policy.Item("AuthenticationType")?.Place ?? policy.Place).ToString();
        return authentication == AuthenticationType.ApiKeyHeader && policy.Keys.IsEmpty
                ? Outcome.Broken(where, "a Key in CryptographicKeys whose Id is the name of the header", $"{policy.Profile.Id} has AuthenticationType ApiKeyHeader and no key")
            : missing.Length > 0
                ? Outcome.Broken(where, $"CryptographicKeys with {string.Join(" and ", missing)}{(authentication == AuthenticationType.Bearer ? ", or UseClaimAsBearerToken" : "")}", $"{policy.Profile.Id} has AuthenticationType {authentication} and no key {string.Join(" and ", missing)}")
            : Outcome.Held;
    }

    private static bool IsTrue(PolicyMetadata item) => string.Equals(item.Value, "true", StringComparison.OrdinalIgnoreCase);

    private static bool HasUnknownAuthentication(PolicyProfile policy) => !Unknown<AuthenticationType>(policy, "AuthenticationType").IsEmpty;

    // A place for a value that is filled in before the policy is uploaded is none yet.
    private static ImmutableArray<Outcome.BrokenOutcome> Unknown<T>(PolicyProfile policy, string key)
        where T : struct, Enum =>
        policy.Item(key) is not { } item || Enum.GetNames<T>().Contains(item.Value) || PolicyText.IsPlaceholder(item.Value)
            ? []
            : [new(item.Place.ToString(), $"{key} {string.Join(", ", Enum.GetNames<T>())}", $"{policy.Profile.Id} has {key} '{Shown.Text(item.Value)}'")];
}

using System.Collections.Immutable;
using Harness.Dialects.CustomPolicies;

namespace Harness.Rules.CustomPolicies;

/// <summary>Rules about the claims that a profile sends and takes.</summary>
internal static class PolicyClaims
{
    private static readonly ImmutableArray<string> NamingKeys = ["UseClaimAsBearerToken", "ClaimUsedForRequestPayload"];

    public static Outcome PathsAreResolved(PolicyProfile policy) => policy.Profile.ResolvesJsonPaths
        ? Outcome.Held
        : Outcome.Broken(policy.Taken.Where(claim => claim.Name != claim.Claim && !claim.AlwaysDefault && JsonPath.IsPath(claim.Name) && !claim.Name.Contains("://", StringComparison.Ordinal)).Select(claim => new Outcome.BrokenOutcome(
            claim.Place.ToString(), "metadata ResolveJsonPathsInJsonTokens true, or a name at the top of the answer", $"{policy.Profile.Id} takes '{claim.Name}', a path into the answer")));

    public static Outcome ResolversAreOn(PolicyProfile policy)
    {
        var resolving = policy.Sent.Where(claim => claim.Default is { } text && ClaimResolvers.Has(text)).ToArray();
        if (resolving.Length == 0) return Outcome.Held;
        return Outcome.Broken(resolving.Where(claim => !policy.Profile.ResolvesClaims || !claim.AlwaysDefault).Select(claim => new Outcome.BrokenOutcome(
            claim.Place.ToString(),
            string.Join(" and ", new[] { policy.Profile.ResolvesClaims ? null : "metadata IncludeClaimResolvingInClaimsHandling true", claim.AlwaysDefault ? null : "AlwaysUseDefaultValue=\"true\" at the claim" }.OfType<string>()),
            $"{policy.Profile.Id} sends '{claim.Name}' with the resolver {claim.Default}")));
    }

    public static Outcome NamedClaimsAreSent(PolicyProfile policy) => Outcome.Broken(
        from key in NamingKeys
        let item = policy.Item(key)
        where item is { Value.Length: > 0 } && !policy.Sent.Any(claim => string.Equals(claim.Claim, item.Value, StringComparison.OrdinalIgnoreCase))
        select new Outcome.BrokenOutcome(item.Place.ToString(), $"an InputClaim with ClaimTypeReferenceId=\"{Shown.Text(item.Value)}\"", $"{policy.Profile.Id} has {key} '{Shown.Text(item.Value)}', which is no input claim"));

    // Names in another case are a matter of their own.
    public static Outcome AreDeclared(PolicyProfile policy) => !policy.HasAllBases
        ? Outcome.NotExercised("a base of the policy is not among the files")
        : policy.ClaimTypes.IsEmpty ? Outcome.NotExercised("the policy has no claims schema")
        : Outcome.Broken(
        [
            .. policy.Sent.Concat(policy.Taken).DistinctBy(claim => claim.Claim).Where(claim => !policy.ClaimTypes.Contains(claim.Claim, StringComparer.OrdinalIgnoreCase)).Select(claim => new Outcome.BrokenOutcome(
                claim.Place.ToString(), $"a ClaimType with Id=\"{Shown.Text(claim.Claim)}\" in the claims schema, or the name of one that is there", $"{policy.Profile.Id} names the claim '{Shown.Text(claim.Claim)}', which nobody declares")),
            .. policy.UnknownTypes.Select(unknown => new Outcome.BrokenOutcome(
                unknown.Place.ToString(), "boolean, date, dateTime, duration, phoneNumber, int, long, string or stringCollection", $"the claim '{Shown.Text(unknown.Claim)}' has the data type '{Shown.Text(unknown.Type)}'")),
        ]);

    public static Outcome CaseIsThatOfTheSchema(PolicyProfile policy) => Outcome.Broken(
        from claim in policy.Sent.Concat(policy.Taken)
        where !policy.ClaimTypes.Contains(claim.Claim)
        let meant = policy.ClaimTypes.Where(known => string.Equals(known, claim.Claim, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).FirstOrDefault()
        where meant is not null
        select new Outcome.BrokenOutcome(claim.Place.ToString(), $"ClaimTypeReferenceId=\"{meant}\"", $"{policy.Profile.Id} names the claim '{claim.Claim}'; the claims schema has '{meant}'"));
}

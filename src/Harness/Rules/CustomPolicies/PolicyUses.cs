using Harness.Dialects.CustomPolicies;

namespace Harness.Rules.CustomPolicies;

/// <summary>Rules about the places from which a profile is called.</summary>
internal static class PolicyUses
{
    public static Outcome StopsAfterAnError(PolicyProfile policy) => Outcome.Broken(policy.Uses.Where(use => use.ContinueOnError && use.Step == TechnicalProfileSteps.Validation).Select(use => new Outcome.BrokenOutcome(
        use.Place.ToString(), "ContinueOnError=\"false\", or none, where the API decides anything", $"{use.Caller} goes on whatever {policy.Profile.Id} answers: a refusal refuses nobody")));

    public static Outcome ChecksBeforeWriting(PolicyProfile policy) => AtPages(policy, uses => uses
        .Where(use => use.DirectoryWriteBefore is not null)
        .Select(use => new Outcome.BrokenOutcome(use.Place.ToString(), $"{policy.Profile.Id} before {use.DirectoryWriteBefore}", $"{use.Caller} calls {policy.Profile.Id} after {use.DirectoryWriteBefore}: what it refuses is written already")));

    public static Outcome PageHasClaims(PolicyProfile policy) => AtPages(policy, uses =>
        from use in uses
        let has = (use.PageClaims ?? []).Concat(use.ClaimsBefore).Concat(policy.MadeBefore).ToHashSet(StringComparer.OrdinalIgnoreCase)
        let missing = policy.Sent.Where(claim => claim.Default is null && !has.Contains(claim.Claim) && (!has.Contains(PolicyUse.Anything) || IsOwn(policy, claim.Claim))).Select(claim => claim.Claim).Distinct().ToArray()
        where missing.Length > 0
        select new Outcome.BrokenOutcome(use.Place.ToString(), $"an OutputClaim of the page for {string.Join(", ", missing)}", $"{policy.Profile.Id} sends {string.Join(", ", missing)}; {use.Caller} does not have {(missing.Length == 1 ? "it" : "them")}"));

    public static Outcome KnowsThePerson(PolicyProfile policy) => policy.Uses.All(use => use.Step == TechnicalProfileSteps.DisplayControl)
        ? Outcome.NotExercised("no page and no orchestration step calls it")
        : Outcome.Broken(policy.Uses.Where(use => use.IsBeforeAnybodyIsKnown || use.PasswordCheckAfter is not null).Select(use => new Outcome.BrokenOutcome(
            use.Place.ToString(),
            use.PasswordCheckAfter is { } check ? $"{policy.Profile.Id} after {check}" : $"{policy.Profile.Id} after the step that signs the person in, or an endpoint that bears to be called by anybody",
            use.PasswordCheckAfter is { } later ? $"{use.Caller} calls {policy.Profile.Id} before {later} has checked the password" : $"{use.Caller} calls {policy.Profile.Id} before anybody is known")));

    // A base that is not among the files knows no claim type that these files add.
    private static bool IsOwn(PolicyProfile policy, string claim) => policy.ClaimTypes.Contains(claim) && !PersonClaims.IsOfEverybody(claim);

    private static Outcome AtPages(PolicyProfile policy, Func<IEnumerable<PolicyUse>, IEnumerable<Outcome.BrokenOutcome>> check)
    {
        var uses = policy.Uses.Where(use => use.Step == TechnicalProfileSteps.Validation).ToArray();
        return uses.Length == 0 ? Outcome.NotExercised("no page calls it for validation") : Outcome.Broken(check(uses));
    }
}

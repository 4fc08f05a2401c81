using System.Collections.Immutable;
using System.Xml.Linq;
using Harness.Dialects.CustomPolicies;
using Harness.Rules.CustomPolicies;

namespace Harness.Importing;

/// <summary>Makes of a merged technical profile what the dialect plays and what rules look at. Secrets stay behind.</summary>
internal static class ProfileReading
{
    public static PolicyProfile Of(PolicyView view, MergedProfile merged, ImmutableArray<PolicyUse> uses) =>
        new(Profile(view, merged, uses), view.Policy.Name, merged.Parts[^1].Place())
        {
            IsProduction = view.IsProduction,
            IsWhole = !merged.LacksInclude,
            HasAllBases = view.HasAllBases,
            UnknownTypes = [.. merged.InputClaims.Concat(merged.OutputClaims).Select(claim => claim.Text("ClaimTypeReferenceId")).OfType<string>().Distinct().Select(view.Type).OfType<MergedClaimType>().Where(type => type.UnknownType is not null).Select(type => (type.Id, type.UnknownType!.Value.Trim(), type.UnknownType.Place()))],
            Metadata = [.. merged.Metadata.Select(item => new PolicyMetadata(item.Text("Key") ?? "", item.Value.Trim(), item.Place()))],
            Keys = [.. merged.Keys.Select(key => key.Text("Id")).OfType<string>()],
            Sent = [.. merged.InputClaims.Where(IsNamed).Select(Claim)],
            Taken = [.. merged.OutputClaims.Where(IsNamed).Select(Claim)],
            MadeBefore = [.. view.MadeBefore(merged)],
            ClaimTypes = [.. view.Types.Keys],
            Uses = uses,
        };

    private static TechnicalProfile Profile(PolicyView view, MergedProfile merged, ImmutableArray<PolicyUse> uses)
    {
        var authentication = Value<AuthenticationType>(merged, "AuthenticationType");
        var header = merged.Keys.Select(key => key.Text("Id")).OfType<string>().FirstOrDefault(id => id.Length > 0);
        return new()
        {
            Id = merged.Id,
            ServiceUrl = merged.Value("ServiceUrl") is { Length: > 0 } url ? PolicySecrets.Masked(url) : null,
            SendClaimsIn = Value<SendClaimsIn>(merged, "SendClaimsIn"),
            Authentication = authentication,
            // A rule says that the name is missing; this is the one of the documents' examples.
            ApiKeyHeader = authentication == AuthenticationType.ApiKeyHeader ? header ?? "x-functions-key" : null,
            BearerClaim = SentClaim(merged, "UseClaimAsBearerToken"),
            PayloadClaim = SentClaim(merged, "ClaimUsedForRequestPayload"),
            ResolvesClaims = IsTrue(merged, "IncludeClaimResolvingInClaimsHandling"),
            ResolvesJsonPaths = IsTrue(merged, "ResolveJsonPathsInJsonTokens"),
            IsDebugMode = IsTrue(merged, "DebugMode"),
            RequestFailedText = Message(view, merged, "DefaultUserMessageIfRequestFailed"),
            TimeoutText = Message(view, merged, "UserMessageIfRequestTimeout"),
            DnsText = Message(view, merged, "UserMessageIfDnsResolutionFailed"),
            CircuitOpenText = Message(view, merged, "UserMessageIfCircuitOpen"),
            InputClaims = [.. merged.InputClaims.Where(IsNamed).Select(Claim).DistinctBy(claim => (claim.Claim, claim.Name)).Select(claim => new InputClaim(claim.Claim, claim.Name) { Type = Type(view, claim), Default = Default(claim), AlwaysDefault = claim.AlwaysDefault })],
            OutputClaims = [.. merged.OutputClaims.Where(IsNamed).Select(Claim).Select(claim => new OutputClaim(claim.Claim, claim.Name) { Type = Type(view, claim), Default = Default(claim), AlwaysDefault = claim.AlwaysDefault })],
            ContinueOnError = uses is [{ ContinueOnError: true }, ..],
            Preconditions = uses is [var first, ..] ? first.Preconditions : [],
            TokenClaims = view.RelyingParty is { } party
                ? [.. party.All("TechnicalProfile", "OutputClaims", "OutputClaim").Where(IsNamed).Select(Claim).Select(claim => new TokenClaim(claim.Claim, claim.Name) { Default = Default(claim), AlwaysDefault = claim.AlwaysDefault })]
                : null,
        };
    }

    private static bool IsNamed(XElement claim) => claim.Text("ClaimTypeReferenceId") is { Length: > 0 };

    private static PolicyClaim Claim(XElement claim)
    {
        var id = claim.Text("ClaimTypeReferenceId")!;
        return new(id, claim.Text("PartnerClaimType") is { Length: > 0 } name ? name : id, claim.Attribute("DefaultValue")?.Value, claim.Place()) { AlwaysDefault = claim.Attribute("DefaultValue") is not null && claim.IsTrue("AlwaysUseDefaultValue") };
    }

    private static ClaimDataType Type(PolicyView view, PolicyClaim claim) => view.Type(claim.Claim)?.Type ?? ClaimDataType.String;

    private static string? Default(PolicyClaim claim) => PolicySecrets.IsSecret(claim) ? PolicySecrets.Mask : claim.Default;

    private static T Value<T>(MergedProfile profile, string key)
        where T : struct, Enum => Enum.GetNames<T>().FirstOrDefault(name => string.Equals(name, profile.Value(key), StringComparison.OrdinalIgnoreCase)) is { } name ? Enum.Parse<T>(name) : default;

    private static string? Text(MergedProfile profile, string key) => profile.Value(key) is { Length: > 0 } text ? text : null;

    // A claim that is not sent can be neither the token nor the body: a rule says so, and the profile is played without.
    private static string? SentClaim(MergedProfile profile, string key) =>
        profile.InputClaims.Select(input => input.Text("ClaimTypeReferenceId")).FirstOrDefault(claim => claim is { Length: > 0 } && string.Equals(claim, profile.Value(key), StringComparison.OrdinalIgnoreCase));

    private static bool IsTrue(MergedProfile profile, string key) => string.Equals(profile.Value(key), "true", StringComparison.OrdinalIgnoreCase);

    private static string? Message(PolicyView view, MergedProfile profile, string key) => Text(profile, key) ?? view.ErrorText(key);
}

using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Harness.Claims;
using Harness.Dialects;
using Harness.Dialects.UserFlow;
using static Harness.Rules.UserFlow.UserFlowRow;

namespace Harness.Rules.UserFlow;

/// <summary>What a continuation may return: add-api-connector.md, "Using the claims of an answer".</summary>
internal static partial class ReturnedClaims
{
    public static ImmutableArray<Rule> Rows { get; } =
    [
        Row("UF-RES-013", Severity.Info, "No returned claim is null; unset claims are left out.",
            Sources.ConnectorsOverview, Confidence.Documented, At.All, NoClaimIsNull),
        Row("UF-RES-015", Severity.Error, "Returned custom claims use extension_<Name> or extension_<32 hex>_<Name> with the attribute's exact spelling.",
            Sources.AddApiConnector, Confidence.Documented, At.WithCustomClaims, CustomNamesAreExact) with { Needs = Need.FlowAttributes, Covers = ["UF-RES-016"] },
        Row("UF-RES-016", Severity.Info, "Returned claims are known built-in attributes or configured custom attributes.",
            Sources.AddApiConnector, Confidence.Documented, At.All, ClaimsAreKnown) with { Needs = Need.FlowAttributes },
        Row("UF-RES-017", Severity.Warning, "Returned claims have the attribute's type.",
            Sources.AddApiConnector, Confidence.Documented, At.All, TypesAreRight) with { Needs = Need.FlowAttributes },
        Row("UF-RES-018", Severity.Warning, "email is not returned for overriding at the token step.",
            Sources.TokenEnrichment, Confidence.Documented, At.Token, EmailIsNotReturned) with { Needs = Need.FlowAttributes },
        Row("UF-RES-019", Severity.Warning, "Returned custom claims are scalars and not arrays or objects.",
            "azure-ad-b2c/api-connector-samples", Confidence.CommunityReported, At.All, CustomClaimsAreScalars) with { Covers = ["UF-RES-017"] },
        Row("UF-RES-020", Severity.Warning, "Returned strings keep to 250 characters and to the attribute's own limit.",
            Sources.ServiceLimits, Confidence.Documented, At.All, TextsKeepToTheirLimits),
    ];

    // Members that answers carry beside claims and that B2C ignores; samples of the vendor send some of them.
    private static readonly string[] Harmless = ["version", "action", "status", "userMessage", "code", "message", "requestId", "developerMessage", "moreInfo"];

    private static Outcome NoClaimIsNull(Observation seen) => Each(seen, BuiltInAttributes.IsClaim, claim =>
        claim.Value.ValueKind == JsonValueKind.Null ? ("no such member while the claim has no value", "null") : null);

    private static Outcome CustomNamesAreExact(Observation seen) => Each(seen, name => !Harmless.Contains(name), claim =>
    {
        if (BuiltInAttributes.Find(claim.Name) is not null || seen.Profile.Attribute(claim.Name) is not null) return null;
        var name = AlmostAppId().Replace(claim.Name, "extension_");
        var meant = seen.Profile.Attributes!.Value.FirstOrDefault(attribute =>
            attribute.Name.StartsWith("extension_", StringComparison.Ordinal)
            && (AlikeNames.Are(name, attribute.Name) || AlikeNames.Are(name, attribute.Name["extension_".Length..])));
        var isReturnedToo = meant is not null && seen.Reply.Body.Root.EnumerateObject().Any(member => seen.Profile.Attribute(member.Name) == meant);
        return meant is null || isReturnedToo ? null : (meant.Name, claim.Name);
    });

    // With hyphens, a digit too few or too many, or a placeholder that nobody filled in.
    [GeneratedRegex("^extension_(?:[0-9a-f-]{30,40}|[{<][^}>]*[}>])_", RegexOptions.IgnoreCase)]
    private static partial Regex AlmostAppId();

    private static Outcome ClaimsAreKnown(Observation seen) => Each(seen, name => !Harmless.Contains(name), claim =>
        BuiltInAttributes.Find(claim.Name) is not null || seen.Profile.Attribute(claim.Name) is not null
            ? null
            : ("a built-in attribute, or one that the settings list", claim.Name));

    private static Outcome TypesAreRight(Observation seen) => Each(seen, name => seen.Profile.Attribute(name) is not null, claim =>
    {
        var type = seen.Profile.Attribute(claim.Name)!.Type;
        return claim.Value.ValueKind == JsonValueKind.Null || AnswerClaims.Fits(type, claim.Value) ? null : (Words.Of(type), Shown.Json(claim.Value));
    });

    private static Outcome EmailIsNotReturned(Observation seen)
    {
        if (seen.Contract.Action != ContractAnswer.Continue) return Unexercised.NoContinuation;
        return seen.Reply.Body.Member("email") is null ? Outcome.Held : Outcome.Broken("/email", "no such member: the token keeps the directory's e-mail", "email is returned");
    }

    private static Outcome CustomClaimsAreScalars(Observation seen) => Each(seen, name => name.StartsWith("extension_", StringComparison.OrdinalIgnoreCase), claim =>
        claim.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object ? ("a text, a number or a boolean", Shown.Json(claim.Value)) : null);

    private static Outcome TextsKeepToTheirLimits(Observation seen) => Each(seen, BuiltInAttributes.IsClaim, claim =>
    {
        if (claim.Value.ValueKind != JsonValueKind.String) return null;
        var length = claim.Value.GetString()!.EnumerateRunes().Count();
        var limit = BuiltInAttributes.LimitOf(claim.Name);
        return length <= limit ? null : ($"at most {limit} characters", $"{length} characters");
    });

    private static Outcome Each(Observation seen, Func<string, bool> concerns, Func<Claim, (string Expected, string Actual)?> check)
    {
        if (seen.Contract.Action != ContractAnswer.Continue) return Unexercised.NoContinuation;
        foreach (var member in seen.Reply.Body.Root.EnumerateObject())
        {
            if (!concerns(member.Name)) continue;
            if (check(new(member.Name, member.Value)) is { } wrong) return Outcome.Broken("/" + member.Name, wrong.Expected, wrong.Actual);
        }

        return Outcome.Held;
    }
}

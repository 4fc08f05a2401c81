using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Harness.Dialects;
using Harness.Dialects.UserFlow;
using Harness.Dialects.Variations;
using static Harness.Rules.UserFlow.UserFlowRow;

namespace Harness.Rules.UserFlow;

/// <summary>Claims that are there or not, and the forms of identities: add-api-connector.md, "Best practices"; objectidentity.md.</summary>
internal static class RequestClaims
{
    private const string ObjectIdentity = "microsoft-graph-docs-contrib objectidentity.md";
    private const string Approvals = "entra-docs self-service-sign-up-add-approvals.md (01/09/2023)";

    // Shorter texts of digits, or texts in another case, are alike by chance.
    private const int ShortestId = 6;

    public static ImmutableArray<Rule> Rows { get; } =
    [
        Row("UF-REQ-004", Severity.Error, "A claim that is absent from the body never causes a 5xx.",
            Sources.AddApiConnector, Confidence.Documented, At.All, Failing.ServerError) with { AskedBy = [MissingClaims.Id], Covers = Generally5xx },
        Row("UF-REQ-014", Severity.Warning, "The token step identifies the user by objectId when present and falls back to identities or email otherwise.",
            Sources.TokenEnrichment, Confidence.Inferred, At.Token, OneIdentifierIsEnough)
            with { AskedBy = [OneIdentifier.Id], Covers = [.. Generally, "UF-RES-009", "UF-RES-010", "UF-REQ-001"] },
        Row("UF-REQ-015", Severity.Error, "A body without identities is processed.",
            $"azure-docs issue #77104; {Approvals}", Confidence.CommunityReported, At.All, IdentitiesMayBeAbsent)
            with { AskedBy = [MissingClaims.Id, IdentityForms.Id], Covers = [.. Generally, "UF-REQ-004"] },
        Row("UF-REQ-016", Severity.Error, "An empty identities array and entries with missing members are handled.",
            Approvals, Confidence.Documented, At.All, seen => Asked(seen, IdentityForms.IsIncomplete, Failing.ServerError)) with { AskedBy = [IdentityForms.Id], Covers = Generally5xx },
        Row("UF-REQ-018", Severity.Warning, "Local sign-in types (emailAddress, emailAddress1, userName, custom words) are accepted next to federated.",
            ObjectIdentity, Confidence.Documented, At.All, seen => Asked(seen, IdentityForms.IsLocal, Failing.ServerError)) with { AskedBy = [IdentityForms.Id], Covers = Generally5xx },
        Row("UF-REQ-019", Severity.Error, "issuerAssignedId is treated as opaque text.",
            ObjectIdentity, Confidence.Inferred, At.All, seen => Asked(seen, IdentityForms.IsOpaqueId, IdIsOpaque)) with { AskedBy = [IdentityForms.Id], Covers = Generally },
        Row("UF-REQ-022", Severity.Warning, "A federation body that lacks email is answered with a contract answer.",
            Sources.AddApiConnector, Confidence.Inferred, ["PostFederationSignup"], EmailMayBeAbsent)
            with { AskedBy = [MissingClaims.Id], Covers = [.. Generally, "UF-REQ-004"] },
    ];

    private static Outcome Asked(Observation seen, Func<Change, bool> concerns, Func<Observation, Outcome> check) =>
        Failing.OnlyChange(seen) is { } change && concerns(change) ? check(seen) : Unexercised.NotSent;

    private static Outcome OneIdentifierIsEnough(Observation seen)
    {
        if (seen.Answer is null) return Unexercised.NoAnswer;
        if (Continues(seen)) return Outcome.Held;
        return seen.Plain is { } plain && !Continues(plain)
            ? Unexercised.PlainWentWrongToo
            : Outcome.Broken("/action", "Continue, as with all three identifiers", seen.Contract.Action ?? Failing.Status(seen));

        static bool Continues(Observation one) => one.Answer is { Status: 200 } && one.Contract.Action == ContractAnswer.Continue;
    }

    private static Outcome IdentitiesMayBeAbsent(Observation seen) => Asked(
        seen, change => change.Id == IdentityForms.Absent || change is { Variation: MissingClaims.Id, Id: "identities" }, Failing.NoContractAnswer);

    private static Outcome EmailMayBeAbsent(Observation seen) =>
        Asked(seen, change => change is { Variation: MissingClaims.Id, Id: "email" }, Failing.NoContractAnswer);

    private static Outcome IdIsOpaque(Observation seen)
    {
        var answered = Failing.NoContractAnswer(seen);
        if (answered != Outcome.Held) return answered;
        var id = TypedTexts.Request(seen).GetProperty("identities")[0].GetProperty("issuerAssignedId").GetString()!;
        return Spoilt(seen.Reply.Body.Root, id, "") is { } found ? Outcome.Broken(found.Where, $"\"{id}\"", Shown.Json(found.Value)) : Outcome.Held;
    }

    private static (string Where, JsonElement Value)? Spoilt(JsonElement at, string id, string pointer)
    {
        switch (at.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in at.EnumerateObject())
                    if (Spoilt(member.Value, id, $"{pointer}/{member.Name}") is { } found) return found;
                return null;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in at.EnumerateArray())
                    if (Spoilt(item, id, $"{pointer}/{index++}") is { } found) return found;
                return null;
            case JsonValueKind.Number:
                return IsNumberOf(at.GetRawText(), id) ? (pointer, at) : null;
            case JsonValueKind.String:
                var text = at.GetString()!;
                return text != id && (IsNumberOf(text, id) || IsInOtherCase(text, id)) ? (pointer, at) : null;
            default:
                return null;
        }
    }

    private static bool IsNumberOf(string text, string id) => text.Length >= ShortestId && id.All(char.IsAsciiDigit)
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && number.Equals(double.Parse(id, CultureInfo.InvariantCulture));

    // An address in small letters is still the same address.
    private static bool IsInOtherCase(string text, string id) =>
        id.Length >= ShortestId && !id.Contains('@', StringComparison.Ordinal) && string.Equals(text, id, StringComparison.OrdinalIgnoreCase);
}

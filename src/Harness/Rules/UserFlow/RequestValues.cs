using System.Collections.Immutable;
using System.Text.Json;
using Harness.Dialects;
using Harness.Dialects.UserFlow;
using Harness.Dialects.Variations;
using static Harness.Rules.UserFlow.UserFlowRow;

namespace Harness.Rules.UserFlow;

/// <summary>What the values of claims may be: user-profile-attributes.md, user-flow-custom-attributes.md, claimsschema.md.</summary>
internal static class RequestValues
{
    public static ImmutableArray<Rule> Rows { get; } =
    [
        Row("UF-REQ-023", Severity.Error, "Custom attributes are found under their full name extension_<32 hex>_<Name>.",
            Sources.AddApiConnector, Confidence.Documented, At.Attributes, FullNameIsFound) with { AskedBy = [CustomAttributes.Id] },
        Row("UF-REQ-026", Severity.Warning, "Multi-value selections are read as one comma-joined string.",
            "azure-docs claimsschema.md (02/16/2022)", Confidence.Documented, At.Attributes, SelectionIsRead) with { AskedBy = [CustomAttributes.Id], Covers = Generally },
        Row("UF-REQ-027", Severity.Error, "Non-ASCII text survives the round trip.",
            "hardening", Confidence.Inferred, At.Attributes, TextSurvives),
        Row("UF-REQ-029", Severity.Warning, "A large but legal body of 100 custom attributes of 250 characters is accepted.",
            Sources.ServiceLimits, Confidence.Documented, At.Attributes, LargeBodyIsAccepted)
            with { AskedBy = [CustomAttributes.Id], Covers = [.. Generally, "UF-REQ-001", "UF-LAT-001", "NET-001"] },
        Row("UF-REQ-030", Severity.Warning, "Attribute values at the directory limits are accepted (displayName 256, givenName 64, surname 64, streetAddress 1024, postalCode 40).",
            "azure-docs user-profile-attributes.md (09/24/2021)", Confidence.Documented, At.All, Failing.ServerError) with { AskedBy = [Limits.AtId], Covers = Generally5xx },
        Row("UF-REQ-033", Severity.Warning, "Hostile text in any claim is neither executed nor reflected unescaped in userMessage.",
            "entra-docs resilience-b2c-developer-best-practices.md (05/20/2025)", Confidence.Inferred, At.All, HostileText.IsHarmless)
            with { AskedBy = [HostileTexts.Id], Covers = [.. Generally5xx, "UF-RES-021"] },
        Row("UF-REQ-034", Severity.Info, "Deprecated country forms are tolerated: name or two-letter code.",
            "azure-docs user-profile-attributes.md (09/24/2021) vs MicrosoftDocs/azure-docs add-api-connector.md (12/20/2022)", Confidence.Documented, At.All, CountryFormIsTolerated)
            with { AskedBy = [Countries.Id] },
    ];

    // An endpoint that reads the full name never looks at the others beside it.
    private static Outcome FullNameIsFound(Observation seen)
    {
        if (Failing.OnlyChange(seen) is not { Id: CustomAttributes.BothNames } || seen.Plain is not { } plain) return Unexercised.NotSent;
        if (seen.Answer is null || plain.Answer is null) return Unexercised.NoAnswer;
        if (seen.Contract.Action != ContractAnswer.Continue) return Unexercised.NoContinuation;
        if (plain.Contract.Action != ContractAnswer.Continue)
            return Outcome.Broken("/action", "Continue for the full names too", $"{plain.Reply.Word} for the full names, continue where the same attributes come without the app id as well");
        var more = seen.Reply.Claims.FirstOrDefault(claim => !plain.Reply.Claims.Has(claim.Name)).Name;
        return more is null
            ? Outcome.Held
            : Outcome.Broken("/" + more, "the same claims for the full names", "returned only where the custom attributes come without the app id as well");
    }

    private static Outcome SelectionIsRead(Observation seen)
    {
        if (Failing.OnlyChange(seen) is not { } change || !CustomAttributes.IsSelection(change)) return Unexercised.NotSent;
        var answered = Failing.NoContractAnswer(seen);
        if (answered != Outcome.Held) return answered;
        var first = CustomAttributes.Selection[..CustomAttributes.Selection.IndexOf(',', StringComparison.Ordinal)];
        foreach (var claim in seen.Reply.Claims)
            if (claim.Value.ValueKind == JsonValueKind.String && claim.Value.GetString() == first) return Outcome.Broken("/" + claim.Name, CustomAttributes.Selection, first);
        return Outcome.Held;
    }

    private static Outcome TextSurvives(Observation seen)
    {
        if (seen.Contract.Action != ContractAnswer.Continue) return Unexercised.NoContinuation;
        var sent = TypedTexts.Of(seen).Where(text => !System.Text.Ascii.IsValid(text)).ToArray();
        var survived = false;
        foreach (var claim in seen.Reply.Claims)
        {
            if (claim.Value.ValueKind != JsonValueKind.String) continue;
            var text = claim.Value.GetString()!;
            survived |= sent.Any(one => text.Contains(one, StringComparison.Ordinal));
            if (sent.FirstOrDefault(one => Mojibake.IsOf(text, one)) is { } original)
                return Outcome.Broken("/" + claim.Name, Shown.Text(original), Shown.Text(text));
        }

        return survived ? Outcome.Held : Outcome.NotExercised("no text beyond ASCII came back");
    }

    private static Outcome LargeBodyIsAccepted(Observation seen)
    {
        if (Failing.OnlyChange(seen) is not { Id: CustomAttributes.Hundred }) return Unexercised.NotSent;
        if (seen.Answer is not null) return Failing.NoContractAnswer(seen);
        return seen.Plain is { Answer: null }
            ? Unexercised.PlainWentWrongToo
            : Outcome.Broken("connection", $"an answer to a body of {seen.Exchange.Call.Body.Length} bytes", "none, although the plain call is answered");
    }

    // What a shop does not deliver to, it may refuse; but not one form of a country whose other form it takes.
    private static Outcome CountryFormIsTolerated(Observation seen)
    {
        if (seen.Answer is null) return Unexercised.NoAnswer;
        if (seen.Plain is not { } plain || !Countries.AreSame(Country(seen), Country(plain))) return Outcome.NotExercised("no two forms of one country were sent");
        if (plain.Contract.Action != ContractAnswer.Continue) return Unexercised.PlainWentWrongToo;
        return seen.Contract.Action switch
        {
            ContractAnswer.Continue => Outcome.Held,
            ContractAnswer.ShowBlockPage or ContractAnswer.ValidationError => Outcome.Broken("/action", $"Continue for {Country(seen)}, as for {Country(plain)}", $"{seen.Contract.Action}: {Shown.Text(seen.Reply.Message ?? "")}"),
            _ => Unexercised.MoreSpecific,
        };
    }

    private static string Country(Observation seen) =>
        TypedTexts.Request(seen) is { ValueKind: JsonValueKind.Object } request && request.TryGetProperty("country", out var country) ? country.ToString() : "";
}

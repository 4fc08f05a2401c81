using System.Collections.Immutable;
using Harness.Claims;
using Harness.Dialects.CustomPolicies;
using Harness.Dialects.ProtectedApis;

namespace Harness.Dialects.Variations;

/// <summary>Every variation, one row each.</summary>
public static class VariationBook
{
    // What is asked of a gateway, of which nobody else knows.
    private static readonly ImmutableArray<Variation> OfGateways =
    [
        TokenSignatures.NoToken, TokenSignatures.Signature, TokenClaims.OfAudience, TokenClaims.OfIssuer, TokenClaims.OfLifetime, TokenClaims.OfBeginning, TokenSignatures.Algorithm,
        TokenClaims.OfPolicy, TokenClaims.OfRequired, TokenClaims.OfAdditions,
        GatewayCalls.OfKey, GatewayCalls.OfAddress, GatewayCalls.OfBody, GatewayCalls.OfAttribute,
    ];

    /// <summary>The rows, in the order of the documentation.</summary>
    internal static ImmutableArray<Variation> All { get; } =
    [
        MissingClaims.Row, NullClaims.Row, EmptyClaims.Row, BlankClaims.Row, WrongTypes.Row, Limits.At, Limits.Beyond, UnknownClaims.Row, KeyOrders.Row,
        CustomAttributes.Row, IdentityForms.Row, OneIdentifier.Row, OtherNames.Row, UnknownSteps.Row, LocaleForms.Row, EmailForms.Row, NameForms.Row,
        PostalCodes.Row, Countries.Row, HostileTexts.Row, EncodedValues.Row, MalformedBodies.Row, MediaTypes.Row, OtherMethods.Row, Transfers.Row,
        .. OfGateways,
    ];

    /// <summary>The ids packs may name.</summary>
    public static ImmutableArray<string> Ids { get; } = [.. All.Select(variation => variation.Id)];

    /// <summary>One line for people about each, in the same order.</summary>
    public static ImmutableArray<string> About { get; } = [.. All.Select(variation => variation.About)];

    /// <summary>
    /// Whether a variation has a change for the calls of a caller. What there is to vary depends on what a technical profile sends and how, and little
    /// on the person; flows send everything in JSON.
    /// </summary>
    internal static bool Concerns(string id, TechnicalProfile? technical, ProtectedApi? api, IEnumerable<string> with)
    {
        if (api is not null) return OfGateways.Any(variation => variation.Id == id) && Find(id).Changes(new(new() { Endpoint = new("http://localhost/"), Protected = api }, ProtectedApiSteps.Gateway, ClaimSet.Empty)).Any();
        if (OfGateways.Any(variation => variation.Id == id)) return false;
        if (technical is null) return id != EncodedValues.Id;
        var profile = new Profile { Endpoint = new("http://localhost/"), Technical = technical };
        var plain = technical.InputClaims.Aggregate(ClaimSet.Empty, (claims, input) => claims.With(input.Name, ClaimText.Typed(Sample(input), input.Type)));
        return Find(id).Changes(new(profile, TechnicalProfileSteps.Validation, with.Where(name => !plain.Has(name)).Aggregate(plain, (claims, name) => claims.With(name, "text")))).Any();
    }

    private static string Sample(InputClaim input) => PersonClaims.AttributeName(input.Claim) == "email" ? "someone@example.com" : input.Type == ClaimDataType.Boolean ? "true" : input.Type == ClaimDataType.String ? "text" : "1";

    /// <summary>Those that probes of the same name ask, and packs do not vary by.</summary>
    internal static ImmutableArray<Variation> OfProbes { get; } = [.. CredentialForms.All, PlainHttp.Row];

    internal static Variation Find(string id) =>
        All.Concat(OfProbes).FirstOrDefault(variation => variation.Id == id) ?? throw new InvalidOperationException($"There is no variation {id}.");
}

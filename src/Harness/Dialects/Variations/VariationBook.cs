using System.Collections.Immutable;

namespace Harness.Dialects.Variations;

/// <summary>Every variation, one row each.</summary>
public static class VariationBook
{
    /// <summary>The rows, in the order of the documentation.</summary>
    internal static ImmutableArray<Variation> All { get; } = 
    [
        MissingClaims.Row, NullClaims.Row, EmptyClaims.Row, BlankClaims.Row, WrongTypes.Row, Limits.At, Limits.Beyond, UnknownClaims.Row, KeyOrders.Row,
        CustomAttributes.Row, IdentityForms.Row, OneIdentifier.Row, OtherNames.Row, UnknownSteps.Row, LocaleForms.Row, EmailForms.Row, NameForms.Row,
        PostalCodes.Row, Countries.Row, HostileTexts.Row, MalformedBodies.Row, MediaTypes.Row, OtherMethods.Row, Transfers.Row,
    ];

    /// <summary>The ids packs may name.</summary>
    public static ImmutableArray<string> Ids { get; } = [.. All.Select(variation => variation.Id)];

    /// <summary>One line for people about each, in the same order.</summary>
    public static ImmutableArray<string> About { get; } = [.. All.Select(variation => variation.About)];

    internal static Variation Find(string id) =>
        All.FirstOrDefault(variation => variation.Id == id) ?? throw new InvalidOperationException($"There is no variation {id}.");
}

using System.Collections.Immutable;
using Bogus.DataSets;

namespace Harness.Claims;

/// <summary>What a recipe says, checked. Null or empty: the person does not have it.</summary>
internal sealed record Ingredients
{
    public required string Id { get; init; }

    public required string About { get; init; }

    public required AccountKind Account { get; init; }

    public required string Locale { get; init; }

    /// <summary>The Bogus locale whose surnames are drawn; null for a person with a single name.</summary>
    public required string? Names { get; init; }

    /// <summary>For languages in which a surname has two forms.</summary>
    public required Name.Gender? Gender { get; init; }

    public required string GivenName { get; init; }

    public required TextPattern DisplayName { get; init; }

    /// <summary>Names in it stand for their ASCII forms.</summary>
    public required TextPattern Email { get; init; }

    public required TextPattern? JobTitle { get; init; }

    public required string? Country { get; init; }

    public required ImmutableArray<Place> Places { get; init; }

    public required ImmutableArray<CustomAttribute> Attributes { get; init; }

    public required ImmutableArray<IdentityPattern> Identities { get; init; }

    public required ImmutableArray<string> KnownToProvider { get; init; }
}

using System.Collections.Immutable;
using Harness.Claims;

namespace Harness.Tokens;

/// <summary>To which applications an issuer gives tokens, and what stands in them.</summary>
/// <param name="Audience">For whom the tokens are, mostly the application id of an API.</param>
public sealed record TokenOffer(string Audience)
{
    /// <summary>The application that gets tokens; null where any gets them.</summary>
    public string? Client { get; init; }

    /// <summary>The secret that the application shows; null where any will do.</summary>
    public string? Secret { get; init; }

    /// <summary>The people whose tokens can be asked for, by the ids of their personas.</summary>
    public ImmutableArray<string> People { get; init; } = [];

    /// <summary>Whose token an application gets that names none of them; null for its own.</summary>
    public string? Persona { get; init; }

    /// <summary>What is known of one of these people in the tokens of a policy.</summary>
    public Func<string, Tenant, ClaimSet> PersonOf { get; init; } = (_, _) => ClaimSet.Empty;

    /// <summary>Claims that every token carries, over those of the person.</summary>
    public ClaimSet Claims { get; init; } = ClaimSet.Empty;
}

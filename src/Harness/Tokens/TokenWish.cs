using System.Collections.Immutable;
using Harness.Claims;

namespace Harness.Tokens;

/// <summary>A token that somebody would like to have.</summary>
/// <param name="Tenant">From whom, by which policy.</param>
/// <param name="Audience">For whom.</param>
public sealed record TokenWish(Tenant Tenant, string Audience)
{
    /// <summary>Whether <c>iss</c> names the policy.</summary>
    public bool IssuerNamesPolicy { get; init; }

    /// <summary>The persona whose token it is; null for the token of the application itself.</summary>
    public string? Persona { get; init; }

    /// <summary>The application that asks.</summary>
    public required string Client { get; init; }

    /// <summary>The short names of what it may do.</summary>
    public ImmutableArray<string> Scopes { get; init; } = [];

    /// <summary>Claims to be as they are here, whatever the issuer would say.</summary>
    public ClaimSet With { get; init; } = ClaimSet.Empty;

    /// <summary>Claims to be left out.</summary>
    public ImmutableArray<string> Without { get; init; } = [];
}

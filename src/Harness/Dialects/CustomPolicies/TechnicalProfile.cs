using System.Collections.Immutable;

namespace Harness.Dialects.CustomPolicies;

/// <summary>
/// A RESTful technical profile of a custom policy, with its bases and includes merged in (azure-docs restful-technical-profile.md, 06/08/2022).
/// </summary>
public sealed record TechnicalProfile
{
    /// <summary>Its id, for example <c>REST-ValidateProfile</c>.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// The address that the policy names, with the places for claims in it where they travel in the address. It is shown and never called;
    /// null where the policy names none.
    /// </summary>
    public string? ServiceUrl { get; init; }

    /// <summary>Where the claims travel.</summary>
    public SendClaimsIn SendClaimsIn { get; init; }

    /// <summary>How the caller proves itself.</summary>
    public AuthenticationType Authentication { get; init; }

    /// <summary>The name of the header line with the key, for <see cref="AuthenticationType.ApiKeyHeader"/>; else null.</summary>
    public string? ApiKeyHeader { get; init; }

    /// <summary>The claim whose value is the bearer token (<c>UseClaimAsBearerToken</c>), or null.</summary>
    public string? BearerClaim { get; init; }

    /// <summary>The claim whose text is the whole body (<c>ClaimUsedForRequestPayload</c>), or null.</summary>
    public string? PayloadClaim { get; init; }

    /// <summary>Whether resolvers in claims are filled in (<c>IncludeClaimResolvingInClaimsHandling</c>); else their text is sent as it stands (inferred).</summary>
    public bool ResolvesClaims { get; init; }

    /// <summary>Whether names of output claims may be paths (<c>ResolveJsonPathsInJsonTokens</c>).</summary>
    public bool ResolvesJsonPaths { get; init; }

    /// <summary>Whether the person is shown code, request id, developer message and more (<c>DebugMode</c>).</summary>
    public bool IsDebugMode { get; init; }

    /// <summary>The policy's own text for failures without one (<c>DefaultUserMessageIfRequestFailed</c>); null for the product's, which shows the address.</summary>
    public string? RequestFailedText { get; init; }

    /// <summary>The policy's own text for an answer that does not come in time (<c>UserMessageIfRequestTimeout</c>), or null.</summary>
    public string? TimeoutText { get; init; }

    /// <summary>The policy's own text for a name that cannot be resolved (<c>UserMessageIfDnsResolutionFailed</c>), or null.</summary>
    public string? DnsText { get; init; }

    /// <summary>The policy's own text for an endpoint that is left alone for a while (<c>UserMessageIfCircuitOpen</c>), or null.</summary>
    public string? CircuitOpenText { get; init; }

    /// <summary>What is sent, in the order of the policy.</summary>
    public ImmutableArray<InputClaim> InputClaims { get; init; } = [];

    /// <summary>What is taken from the answer.</summary>
    public ImmutableArray<OutputClaim> OutputClaims { get; init; } = [];

    /// <summary>Whether the journey goes on after an error (<c>ContinueOnError</c> of the reference at the page).</summary>
    public bool ContinueOnError { get; init; }

    /// <summary>When the call is left out.</summary>
    public ImmutableArray<Precondition> Preconditions { get; init; } = [];

    /// <summary>What the relying party puts into its token; null where no relying party is known.</summary>
    public ImmutableArray<TokenClaim>? TokenClaims { get; init; }
}

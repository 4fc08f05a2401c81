using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using Harness.Claims;

namespace Harness.Dialects.ProtectedApis;

/// <summary>How many calls are let through in a time.</summary>
/// <param name="Calls">The number of calls.</param>
/// <param name="Per">The time.</param>
internal sealed record RateLimit(int Calls, TimeSpan Per);

/// <summary>Where the harness issues the tokens of a pack.</summary>
/// <param name="Port">The port of 127.0.0.1 at which the gateway finds metadata and keys.</param>
/// <param name="Keys">The PEM file with the private keys; null for new keys with each run.</param>
internal sealed record IssuerPlace(int Port, string? Keys);

/// <summary>An API behind a gateway, and what the gateway is said to do. What is not said of it is not asked.</summary>
internal sealed record ProtectedApi
{
    public HttpMethod Method { get; init; } = HttpMethod.Get;

    /// <summary>What is called, after the endpoint's address.</summary>
    public string Path { get; init; } = "";

    /// <summary>What is sent, or null where nothing is.</summary>
    public JsonElement? Body { get; init; }

    public string Tenant { get; init; } = "contoso.onmicrosoft.com";

    public Guid TenantId { get; init; }

    public string Policy { get; init; } = "B2C_1_signupsignin1";

    public string Audience { get; init; } = "";

    public ImmutableArray<string> Scopes { get; init; } = [];

    /// <summary>The claims without which nobody is let in, with the values that let somebody in.</summary>
    public ClaimSet RequiredClaims { get; init; } = ClaimSet.Empty;

    /// <summary>Where the harness issues the tokens; null where a real tenant does.</summary>
    public IssuerPlace? Issuer { get; init; }

    /// <summary>By how much the clocks of issuer and gateway may differ.</summary>
    public TimeSpan? Skew { get; init; }

    /// <summary>How soon the gateway knows a new key.</summary>
    public TimeSpan? KeysWithin { get; init; }

    public string? SubscriptionKeyHeader { get; init; }

    public RateLimit? RateLimit { get; init; }

    /// <summary>How many calls there are until the quota is used up.</summary>
    public int? Quota { get; init; }

    /// <summary>An address of this machine from which nobody is let in.</summary>
    public IPAddress? RefusedAddress { get; init; }

    public JsonElement? RequestSchema { get; init; }

    public JsonElement? ResponseSchema { get; init; }

    /// <summary>The longest body in bytes.</summary>
    public int? LargestBody { get; init; }

    /// <summary>Whether an API connector is behind the gateway, so that B2C calls it.</summary>
    public bool IsConnector { get; init; }
}

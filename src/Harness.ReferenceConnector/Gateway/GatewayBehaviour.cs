using System.Collections.Immutable;

namespace Harness.ReferenceConnector.Gateway;

/// <summary>How the gateway keeps its rules; each member is one that gateways get wrong.</summary>
internal sealed record GatewayBehaviour
{
    public ImmutableHashSet<TokenDuty> Duties { get; init; } = [.. Enum.GetValues<TokenDuty>()];

    /// <summary>Whether a token may have only the claims that the first one had.</summary>
    public bool RefusesNewClaims { get; init; }

    /// <summary>Whether the key set is fetched again for a token that names an unknown key.</summary>
    public bool LooksForNewKeys { get; init; } = true;

    /// <summary>Whether the key is chosen by its id, and not the first one taken.</summary>
    public bool ChoosesKeyById { get; init; } = true;

    public int StatusWithoutToken { get; init; } = StatusCodes.Status401Unauthorized;

    /// <summary>Whether a call is passed on first and refused afterwards.</summary>
    public bool ForwardsFirst { get; init; }

    public bool NamesSubscriptionHeader { get; init; } = true;

    public bool ChecksSubscription { get; init; } = true;

    public bool ChecksAddress { get; init; } = true;

    public bool BelievesForwardedAddress { get; init; }

    public bool LimitsRate { get; init; } = true;

    public bool TellsRetryAfter { get; init; } = true;

    /// <summary>How many times as long as it says the gateway keeps a caller out.</summary>
    public int KeepsOutTimes { get; init; } = 1;

    public bool LimitsInJson { get; init; } = true;

    public int StatusOverQuota { get; init; } = StatusCodes.Status403Forbidden;

    public bool ChecksRequests { get; init; } = true;

    public bool ChecksSize { get; init; } = true;

    /// <summary>Whether the API has been called before its caller's body is looked at.</summary>
    public bool ChecksRequestsLate { get; init; }

    public bool ChecksAnswers { get; init; } = true;

    public bool RefusesUnknownMembers { get; init; }

    /// <summary>Whether the API lets in those who come around the gateway.</summary>
    public bool LeavesApiOpen { get; init; }

    /// <summary>Whether refusals say how they came about.</summary>
    public bool TellsDetails { get; init; }
}

using Harness.Dialects.ProtectedApis;

namespace Harness.Rules.ProtectedApis;

/// <summary>What a pack says of its gateway: what it does not say, nobody asks.</summary>
internal static class GatewayNeeds
{
    public static Need Tokens { get; } = new("a caller that shows a token: B2C calls connectors without one", profile => profile.Protected is { IsConnector: false });

    public static Need KeysWithin { get; } = new("an issuer that the gateway trusts, and how soon it knows a new key ('issuer' and 'keysWithin' in the pack)", profile => profile is { Issuer: not null, Protected.KeysWithin: not null });

    public static Need Demands { get; } = new("an issuer that the gateway trusts, and what the API demands ('issuer', and 'scopes' or 'requiredClaims' in the pack)", profile => profile is { Issuer: not null, Protected: { } api } && (!api.Scopes.IsEmpty || api.RequiredClaims.Count > 0));

    public static Need SubscriptionKey { get; } = new("'subscriptionKeyHeader' in the pack and --subscription-key-env", profile => profile is { SubscriptionKey: not null, Protected.SubscriptionKeyHeader: not null });

    public static Need SoonKnownKeys { get; } = Said("keysWithin", api => api.KeysWithin is not null);

    public static Need RateLimit { get; } = Said("rateLimit", api => api.RateLimit is not null);

    public static Need Quota { get; } = Said("quota", api => api.Quota is not null);

    public static Need RefusedAddress { get; } = Said("refusedAddress", api => api.RefusedAddress is not null);

    public static Need RequestSchema { get; } = new("'requestSchema' or 'largestBody' in the pack", profile => profile.Protected is { RequestSchema: not null } or { LargestBody: not null });

    public static Need ResponseSchema { get; } = Said("responseSchema", api => api.ResponseSchema is not null);

    public static Need Connector { get; } = Said("isConnector", api => api.IsConnector);

    private static Need Said(string member, Func<ProtectedApi, bool> says) => new($"'{member}' in the pack", profile => profile.Protected is { } api && says(api));
}

using Harness.ReferenceConnector.Gateway;

namespace Harness.ReferenceConnector;

public static partial class Defects
{
    /// <summary>The mistakes of the gateway in front of an API, which connectors cannot make.</summary>
    public static IReadOnlyList<Defect> Gateways { get; } =
    [
        Careless("lets-calls-without-token-in", "A call without a token is passed on.", ["GW-001"], TokenDuty.Presence),
        new("forbids-instead-of-asking", "A call without a token is answered with 403, and the application does not know that it has to get one.", ["GW-001"])
        {
            Gateway = gateway => gateway with { StatusWithoutToken = StatusCodes.Status403Forbidden },
        },
        new("asks-the-api-first", "The call is passed on before anybody looks at the token; only the answer is kept back.", ["GW-001"])
        {
            Gateway = gateway => gateway with { ForwardsFirst = true },
        },
        Careless("does-not-check-signature", "Whatever looks like a signature will do.", ["GW-002"], TokenDuty.Signature),
        Careless("trusts-key-of-token", "A key that the token brings along in its header is trusted.", ["GW-002"], TokenDuty.KnownKeyOnly),
        Careless("does-not-check-audience", "A token for another API is taken.", ["GW-003"], TokenDuty.Audience),
        Careless("does-not-check-issuer", "A token that says it is from another tenant is taken.", ["GW-004"], TokenDuty.Issuer),
        Careless("takes-expired-tokens", "A token does not expire.", ["GW-005"], TokenDuty.Expiry),
        Careless("takes-tokens-without-end", "A token that does not say when it expires is taken.", ["GW-005"], TokenDuty.ExpiryPresent),
        Careless("takes-tokens-of-tomorrow", "A token is taken before it is valid.", ["GW-006"], TokenDuty.NotBefore),
        Careless("takes-unsigned-tokens", "A token that says it is not signed (alg none) is taken.", ["GW-007"], TokenDuty.SignedOnly),
        Careless("takes-public-key-for-secret", "A token signed by HS256 is checked with the public key as secret, which everybody knows.", ["GW-007"], TokenDuty.AsymmetricOnly),
        new("never-fetches-keys-again", "The keys are fetched once; after a roll-over everybody is locked out.", ["GW-008"])
        {
            Gateway = gateway => gateway with { LooksForNewKeys = false },
        },
        new("takes-first-key", "Tokens are checked with the first key of the set, whatever key they name.", ["GW-008"])
        {
            Gateway = gateway => gateway with { ChoosesKeyById = false },
        },
        Careless("takes-tokens-of-any-policy", "A token of a weaker policy of the tenant is taken.", ["GW-009"], TokenDuty.Policy),
        Careless("does-not-check-scope", "A token without the scope is taken.", ["GW-010"], TokenDuty.Scope),
        Careless("does-not-check-claim", "A token without the claim that is asked for is taken.", ["GW-010"], TokenDuty.Claim),
        new("refuses-new-claims", "A token with a claim that the first one did not have is refused.", ["GW-011"])
        {
            Gateway = gateway => gateway with { RefusesNewClaims = true },
        },
        new("does-not-limit-rate", "There is no rate limit, although one is promised.", ["GW-012"])
        {
            Gateway = gateway => gateway with { LimitsRate = false },
        },
        new("keeps-retry-after-to-itself", "Over a limit the caller is not told how long to wait.", ["GW-012", "GW-014"])
        {
            Gateway = gateway => gateway with { TellsRetryAfter = false },
        },
        new("limits-in-plain-text", "Over the rate limit the body is plain text, where the API speaks JSON.", ["GW-012"])
        {
            Gateway = gateway => gateway with { LimitsInJson = false },
        },
        new("lies-about-retry-after", "Who waits as long as told is kept out all the same.", ["GW-013"])
        {
            Gateway = gateway => gateway with { KeepsOutTimes = 30 },
        },
        new("quota-as-rate-limit", "Over the quota the status is 429, as if it would do to wait a little.", ["GW-014"])
        {
            Gateway = gateway => gateway with { StatusOverQuota = StatusCodes.Status429TooManyRequests },
        },
        new("does-not-check-subscription", "Nobody looks at the subscription key.", ["GW-015"])
        {
            Gateway = gateway => gateway with { ChecksSubscription = false },
        },
        new("does-not-name-subscription-header", "A missing subscription key is refused without WWW-Authenticate.", ["GW-015"])
        {
            Gateway = gateway => gateway with { NamesSubscriptionHeader = false },
        },
        new("does-not-check-address", "Calls from an address that is shut out are passed on.", ["GW-016"])
        {
            Gateway = gateway => gateway with { ChecksAddress = false },
        },
        new("believes-forwarded-address", "The address is taken from X-Forwarded-For, where the caller can write what it likes.", ["GW-016"])
        {
            Gateway = gateway => gateway with { BelievesForwardedAddress = true },
        },
        new("does-not-check-requests", "A body that breaks the schema is passed on.", ["GW-017"])
        {
            Gateway = gateway => gateway with { ChecksRequests = false },
        },
        new("does-not-check-size", "A body of any size is passed on.", ["GW-017"])
        {
            Gateway = gateway => gateway with { ChecksSize = false },
        },
        new("checks-requests-too-late", "A body that breaks the schema is refused after the API has had it.", ["GW-017"])
        {
            Gateway = gateway => gateway with { ChecksRequestsLate = true },
        },
        new("passes-broken-answers-on", "Whatever the API answers is passed on.", ["GW-018"])
        {
            Gateway = gateway => gateway with { ChecksAnswers = false },
        },
        new("leaves-api-open", "The API answers everybody who knows its address.", ["GW-019"])
        {
            Gateway = gateway => gateway with { LeavesApiOpen = true },
        },
        new("tells-why", "Refusals show messages of the library, the policy and the address of the API.", ["GW-020"])
        {
            Gateway = gateway => gateway with { TellsDetails = true },
        },
        new("refuses-new-attributes", "The schema in front of a connector knows today's attributes only; the first new one shuts out everybody who signs up.", ["GW-021"])
        {
            Gateway = gateway => gateway with { RefusesUnknownMembers = true },
        },
    ];

    private static Defect Careless(string id, string summary, IReadOnlyList<string> rules, TokenDuty forgotten) => new(id, summary, rules)
    {
        Gateway = gateway => gateway with { Duties = gateway.Duties.Remove(forgotten) },
    };
}

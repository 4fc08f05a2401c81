namespace Harness.Rules.ProtectedApis;

/// <summary>What the calls of the probes of gateways are for: probes and rules name them alike.</summary>
internal static class LimitLabels
{
    public const string RollOver = "key-roll-over";
    public const string OldKey = "signed by the old key";
    public const string NewKey = "signed by the new key";
    public const string NewKeyAtOnce = "signed by the new key, at once";

    public const string RateLimit = "rate-limit";
    public const string Quota = "quota";
    public const string Within = "within the limit";
    public const string Over = "over the limit";
    public const string UnnamedLimit = "a rate limit that nobody names";
    public const string AfterWait = "after the wait";

    public const string Around = "around-gateway";
    public const string AroundWithToken = "around the gateway, with the token";
    public const string AroundWithout = "around the gateway, without a token";

    public const string BrokenAnswers = "broken-backend-answers";
    public const string BrokenAnswer = "the API answers that ";
}

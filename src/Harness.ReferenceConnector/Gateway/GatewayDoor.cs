using System.Net;
using System.Security.Cryptography;
using System.Text;
using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector.Gateway;

/// <summary>Lets a call through to the API or refuses it. Address, subscription and limits come first, the token next, the body last.</summary>
internal sealed class GatewayDoor(GatewayOptions options, GatewayBehaviour behaviour, TokenCheck tokens, Passage toApi)
{
    public const string SubscriptionHeader = "Ocp-Apim-Subscription-Key";

    private readonly Dictionary<GatewayRoute, Counter> rates = Counters(route => route.Rate, slides: true, behaviour.KeepsOutTimes, options.Time);
    private readonly Dictionary<GatewayRoute, Counter> quotas = Counters(route => route.Quota, slides: false, 1, options.Time);

    public async Task<HttpAnswer> Answer(HttpContext http, GatewayRoute route)
    {
        var body = await Passage.Body(http.Request);
        if (behaviour.ForwardsFirst) await Forward(http.Request, route, body);
        if (RefusalOfCaller(http, route) is { } unwelcome) return unwelcome;
        if (!route.IsForB2C && await tokens.Refusal(http.Request.Headers.Authorization, http.RequestAborted) is { } reason) return Unauthorized(http, reason);
        if (!behaviour.ChecksRequestsLate && RefusalOfBody(route, body) is { } unread) return unread;
        var answer = await Forward(http.Request, route, body);
        return RefusalOfBody(route, body) ?? answer;
    }

    private async Task<HttpAnswer> Forward(HttpRequest request, GatewayRoute route, ReadOnlyMemory<byte> body)
    {
        var answer = await toApi.Send(request, route.BackendPath, body, (OrdersApi.SecretHeader, options.BackendSecret));
        var isBroken = answer is null || (behaviour.ChecksAnswers && answer.Status < 300 && route.Answers?.Invoke(answer.Content) is false);
        return isBroken ? GatewayAnswer.BadGateway : answer!;
    }

    private HttpAnswer? RefusalOfCaller(HttpContext http, GatewayRoute route)
    {
        if (behaviour.ChecksAddress && options.RefusedAddress.Equals(Caller(http))) return GatewayAnswer.Forbidden;
        var subscription = http.Request.Headers[SubscriptionHeader].ToString();
        if (!route.IsForB2C && behaviour.ChecksSubscription && !IsSubscription(subscription))
            return GatewayAnswer.NoSubscription(subscription.Length == 0, behaviour.NamesSubscriptionHeader ? $"{http.Request.Scheme}://{http.Request.Host}/orders" : null);
        if (behaviour.LimitsRate && rates.GetValueOrDefault(route)?.Count(subscription) is { } wait) return TooMany(wait);
        return quotas.GetValueOrDefault(route)?.Count(subscription) is { } renewal ? OverQuota(renewal) : null;
    }

    private IPAddress? Caller(HttpContext http)
    {
        var forwarded = http.Request.Headers["X-Forwarded-For"].ToString().Split(',')[0];
        return behaviour.BelievesForwardedAddress && IPAddress.TryParse(forwarded, out var said) ? said : http.Connection.RemoteIpAddress?.MapToIPv4();
    }

    private bool IsSubscription(string given) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(options.SubscriptionKey)));

    private HttpAnswer TooMany(TimeSpan wait)
    {
        var seconds = Seconds(wait);
        var answer = GatewayAnswer.Refused(StatusCodes.Status429TooManyRequests, $"Rate limit is exceeded. Try again in {seconds} seconds.", RetryAfter(seconds));
        return behaviour.LimitsInJson ? answer : GatewayAnswer.Text(answer);
    }

    private HttpAnswer OverQuota(TimeSpan renewal)
    {
        var seconds = Seconds(renewal);
        return GatewayAnswer.Refused(behaviour.StatusOverQuota, $"Out of call volume quota. Quota will be replenished in {TimeSpan.FromSeconds(seconds):c}.", RetryAfter(seconds));
    }

    private (string, string)[] RetryAfter(int seconds) => behaviour.TellsRetryAfter ? [("Retry-After", $"{seconds}")] : [];

    // Rounded up: whoever waits for less is refused again.
    private static int Seconds(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));

    private HttpAnswer Unauthorized(HttpContext http, string reason)
    {
        var answer = http.Request.Headers.Authorization.Count == 0 ? GatewayAnswer.Unauthorized with { Status = behaviour.StatusWithoutToken } : GatewayAnswer.Unauthorized;
        return !behaviour.TellsDetails ? answer : GatewayAnswer.Refused(answer.Status, $"{reason} Policy: {options.Policy}. Backend: {options.Backend}", ("ErrorSource", "validate-jwt"), ("ErrorReason", "TokenInvalid"));
    }

    private HttpAnswer? RefusalOfBody(GatewayRoute route, ReadOnlyMemory<byte> body)
    {
        if (route.Takes is not { } takes) return null;
        if (behaviour.ChecksSize && body.Length > GatewayRoute.LargestBody) return GatewayAnswer.TooLarge;
        return !behaviour.ChecksRequests || takes(body, behaviour.RefusesUnknownMembers) ? null : GatewayAnswer.BadBody;
    }

    private static Dictionary<GatewayRoute, Counter> Counters(Func<GatewayRoute, Limit?> limit, bool slides, int keepsOutTimes, TimeProvider time) =>
        GatewayRoute.All.Where(route => limit(route) is not null).ToDictionary(route => route, route => new Counter(limit(route)!, slides, keepsOutTimes, time));
}

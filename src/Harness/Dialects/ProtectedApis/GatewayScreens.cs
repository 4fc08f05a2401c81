namespace Harness.Dialects.ProtectedApis;

/// <summary>The words for what the application gets and the person notices. In front of a connector the caller is B2C, to which every refusal is a failed call.</summary>
internal static class GatewayScreens
{
    public static string Forwarded(GatewayFacts facts) => facts.Api.IsConnector
        ? "B2C gets the answer of the connector."
        : "The application gets the answer of the API, and the person goes on.";

    public static string Unauthenticated(GatewayFacts facts) => Told(facts,
        "The application is told that its token is not accepted. It asks B2C for another one, and the person may have to sign in again.");

    public static string Forbidden(GatewayFacts facts) => Told(facts,
        "The application is told that this is not allowed. The person cannot do it, however often they sign in.");

    public static string QuotaUsedUp(GatewayFacts facts) => Told(facts,
        $"The application is told that its calls are used up{Later(facts)}. Until then nobody can use it.");

    public static string Throttled(GatewayFacts facts) => Told(facts,
        $"The application is told that it calls too often{Later(facts)}. The person waits, or sees an error of the application.");

    public static string BadRequest(GatewayFacts facts) => Told(facts,
        "The application is told that its request is wrong. The person sees an error of the application.");

    public static string NotFound(GatewayFacts facts) => Told(facts,
        "The application is told that there is no such operation. The person sees an error of the application.");

    public static string GatewayError(GatewayFacts facts) => Told(facts,
        "The application gets no answer of the API. The person sees an error of the application.");

    public static string Unreachable(GatewayFacts facts) => Told(facts,
        "The application reaches nobody. The person waits, and sees an error of the application.");

    public static string OtherStatus(GatewayFacts facts) => Told(facts,
        "No document says what the application makes of this. The person probably sees an error of it.");

    /// <summary>What is said about when to come again.</summary>
    public static string Later(GatewayFacts facts) => facts.RetryAfter is { } after ? $", with Retry-After: {after}" : "";

    private static string Told(GatewayFacts facts, string application) => facts.Api.IsConnector
        ? "To B2C the call of the connector has failed: the person sees an error page of B2C and cannot go on."
        : application;
}

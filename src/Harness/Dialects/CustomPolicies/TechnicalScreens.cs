using System.Globalization;

namespace Harness.Dialects.CustomPolicies;

/// <summary>The words for what a person sees when a custom policy calls. Texts in quotes are shown as they stand.</summary>
internal static class TechnicalScreens
{
    public static string GoesOn(TechnicalFacts facts)
    {
        var names = string.Join(", ", facts.Taken.Select(claim => claim.Name));
        var next = facts.Step == TechnicalProfileSteps.ClaimsExchange ? "The journey goes on with its next step" : "The page is accepted and the journey goes on";
        return names.Length == 0 ? $"{next}." : $"{next}; it now has {names}.";
    }

    public static string GoesOnWithout(TechnicalFacts facts) =>
        $"{GoesOn(facts)} It has no value for {string.Join(", ", facts.Missing.Select(claim => claim.Claim))}, which no default replaces: what needs it later fails or stays empty.";

    public static string GoesOnRegardless(TechnicalFacts facts) =>
        $"The journey goes on as if nothing had been refused{(facts.Error.HasMessage ? $"; nobody sees \"{facts.Error.UserMessage}\"" : "")}.";

    public static string WrongType(TechnicalFacts facts) =>
        $"No document says what becomes of {string.Join(", ", facts.OfWrongType.Select(claim => claim.Claim))}, whose JSON type is not the claim's: expect the call to fail.";

    public static string Message(TechnicalFacts facts) => At(facts, $"\"{facts.Error.UserMessage}\"{Debug(facts)}");

    public static string Unknown(TechnicalFacts facts) => At(facts, $"perhaps \"{facts.Error.UserMessage}\", perhaps a text of B2C: no document says");

    public static string HttpError(TechnicalFacts facts) => At(facts, Quoted(facts.Profile.RequestFailedText
        ?? $"The claims exchange '{facts.Profile.Id}' specified in step '1' returned HTTP error response with Code '{Code(facts)}' and Reason '{ReasonOf(facts)}'."));

    public static string NotParsed(TechnicalFacts facts) => At(facts, Quoted(facts.Profile.RequestFailedText
        ?? $"The claims exchange '{facts.Profile.Id}' specified in step '1' returned HTTP error response that could not be parsed."));

    public static string Credentials(TechnicalFacts facts) => At(facts, Quoted(facts.Profile.RequestFailedText
        ?? $"{(facts.Profile.Authentication == AuthenticationType.ClientCertificate ? "The client certificate" : "Basic credentials")} specified for '{facts.Profile.Id}' are not valid."));

    public static string Timeout(TechnicalFacts facts) => At(facts, Quoted(facts.Profile.TimeoutText?.Replace("{0}", Seconds(facts), StringComparison.Ordinal)
        ?? facts.Profile.RequestFailedText
        ?? $"Failed to establish connection to restful service end point within timeout limit {Seconds(facts)} seconds. Restful service URL: {Url(facts)}"));

    public static string NotResolved(TechnicalFacts facts) => At(facts, Quoted(facts.Profile.DnsText ?? facts.Profile.RequestFailedText
        ?? $"Failed to resolve the hostname of the restful service endpoint. Restful service URL: {Url(facts)}"));

    public static string NotConnected(TechnicalFacts facts) => At(facts, Quoted(facts.Profile.RequestFailedText
        ?? $"Failed to establish connection to restful service end point. Restful service URL: {Url(facts)}"));

    // On a page the person can correct and try again; an orchestration step has no page.
    private static string At(TechnicalFacts facts, string text) => facts.Step == TechnicalProfileSteps.ClaimsExchange
        ? $"Back in the application, with error=server_error and a description that holds {text}."
        : $"The page again, with the text {text}.";

    private static string Quoted(string text) => $"\"{text}\"";

    private static string Debug(TechnicalFacts facts)
    {
        if (!facts.Profile.IsDebugMode) return "";
        string[] shown = [.. ErrorAnswer.ShownInDebugMode.Select(facts.Error.Text).OfType<string>()];
        return shown.Length == 0 ? "" : $", and because of debug mode: {string.Join("; ", shown)}";
    }

    private static string Seconds(TechnicalFacts facts) => facts.Exchange.Sending.Clock.Timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture);

    // The person is shown the address of the policy; where that is not known, the one that was called. Never what follows the question mark: keys stand there.
    private static string Url(TechnicalFacts facts) => (facts.Profile.ServiceUrl ?? facts.Exchange.Call.Url.OriginalString).Split('?')[0];

    private static string Code(TechnicalFacts facts) => ((System.Net.HttpStatusCode)facts.Status).ToString();

    private static string ReasonOf(TechnicalFacts facts) => facts.Answer is { Reason.Length: > 0 } answer ? answer.Reason : Code(facts);
}

using Harness.Claims;

namespace Harness.Dialects.UserFlow;

/// <summary>The words for what a person sees. Texts in quotes are shown as they stand.</summary>
internal static class Screens
{
    public const string Problem = "There was a problem processing your request. Please try again.";

    public static string GoesOn(AnswerFacts facts)
    {
        var claims = facts.Taken;
        var names = Names(claims);
        if (facts.Is(UserFlowSteps.PostFederationSignup))
            return claims.Count == 0 ? "The attribute page opens." : $"The attribute page opens, filled in beforehand: {names}.";
        if (facts.Is(UserFlowSteps.PostAttributeCollection))
            return claims.Count == 0 ? "The account is created and the person goes on." : $"The account is created and the person goes on; the answer overrides {names}.";
        return claims.Count == 0 ? "The person arrives in the application with a token." : $"The person arrives in the application; the token carries {names} from the answer.";
    }

    public static string GoesOnNotStored(AnswerFacts facts)
    {
        var stored = facts.Taken.Where(name => ApiConnectorDialect.IsStored(facts.Profile, name));
        var others = Names(facts.Taken.Where(name => !ApiConnectorDialect.IsStored(facts.Profile, name)));
        var overrides = stored.Count == 0 ? "" : $"; the answer overrides {Names(stored)}";
        return $"The account is created and the person goes on{overrides}. Not ticked under User attributes, so not stored, though the first token may carry it: {others}.";
    }

    public static string WrongType(AnswerFacts facts) =>
        $"No document says what becomes of {Names(facts.OfWrongType)}, whose JSON type is not the attribute's: {facts.Caller.Name} may convert it, or show an error page.";

    public static string GoesOnRegardless(AnswerFacts facts) => facts.Step.Id switch
    {
        nameof(UserFlowSteps.PostFederationSignup) => "The attribute page opens as if nothing had been answered.",
        nameof(UserFlowSteps.PostAttributeCollection) => "The account is created as if nothing had been answered.",
        _ => "The person arrives in the application with a token as if nothing had been answered.",
    };

    public static string BlockPage(AnswerFacts facts) =>
        facts.Contract.HasMessage ? $"A page that ends the sign-up: \"{facts.Contract.UserMessage}\"" : "A page that ends the sign-up, without any text on it.";

    public static string PageMessage(AnswerFacts facts) => $"The attribute page again, with the message \"{facts.Contract.UserMessage}\"";

    public static string GenericError(AnswerFacts facts) => $"An error page: \"{Problem}\"";

    public static string HttpError(AnswerFacts facts) =>
        $"An error text of {facts.Caller.Name}: \"The claims exchange ... specified in step '1' returned HTTP error response with Code '{Code(facts)}' and Reason '{ReasonOf(facts)}'.\"";

    public static string NotConnected(AnswerFacts facts) =>
        $"An error text of {facts.Caller.Name} that may show the endpoint's address: \"Failed to establish connection to restful service end point. Restful service URL: {facts.Exchange.Call.Url}\"";

    public static string Unknown(AnswerFacts facts) => "No document says what the person sees: an error page, or the next page as if nothing had been answered.";

    private static string Names(IEnumerable<Claim> claims) => string.Join(", ", claims.Select(claim => claim.Name));

    private static string Code(AnswerFacts facts) => facts.Status == 400 ? "BadRequest" : ((System.Net.HttpStatusCode)facts.Status).ToString();

    private static string ReasonOf(AnswerFacts facts) =>
        facts.Answer is { Reason.Length: > 0 } answer ? answer.Reason : Code(facts);
}

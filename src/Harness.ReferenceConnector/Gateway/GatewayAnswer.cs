using System.Text;
using System.Text.Json.Nodes;
using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector.Gateway;

/// <summary>What the gateway says itself, in the words of API Management.</summary>
internal static class GatewayAnswer
{
    public const string NoToken = "Unauthorized. Access token is missing or invalid.";

    public static HttpAnswer Unauthorized => Refused(StatusCodes.Status401Unauthorized, NoToken, ("WWW-Authenticate", "Bearer"));

    public static HttpAnswer Forbidden => Refused(StatusCodes.Status403Forbidden, "Forbidden");

    public static HttpAnswer NotFound => Refused(StatusCodes.Status404NotFound, "Resource not found");

    public static HttpAnswer BadBody =>
        Refused(StatusCodes.Status400BadRequest, "Body of the request does not conform to the definition which is associated with the content type application/json.");

    public static HttpAnswer TooLarge =>
        Refused(StatusCodes.Status400BadRequest, $"Request's body is too large: it exceeds the configured limit of {GatewayRoute.LargestBody} bytes.");

    public static HttpAnswer BadGateway =>
        Refused(StatusCodes.Status502BadGateway, "The request could not be processed due to an internal error. Contact the API owner.");

    public static HttpAnswer Refused(int status, string message, params (string Name, string Value)[] headers) => new(status, HttpAnswer.Json)
    {
        Body = new JsonObject { ["statusCode"] = status, ["message"] = message },
        Headers = headers.ToDictionary(header => header.Name, header => header.Value),
    };

    public static HttpAnswer NoSubscription(bool isMissing, string? realm)
    {
        var message = isMissing
            ? "Access denied due to missing subscription key. Make sure to include subscription key when making requests to an API."
            : "Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription.";
        (string, string)[] challenge = realm is null
            ? []
            : [("WWW-Authenticate", $"AzureApiManagementKey realm=\"{realm}\",name=\"{GatewayDoor.SubscriptionHeader}\",type=\"header\"")];
        return Refused(StatusCodes.Status401Unauthorized, message, challenge);
    }

    public static HttpAnswer Text(HttpAnswer answer) => answer with { ContentType = "text/plain; charset=utf-8", Body = null, Raw = Encoding.UTF8.GetBytes($"{answer.Body?["message"]}") };
}

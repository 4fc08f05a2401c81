using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Harness.EndToEnd.Tests.Connectors;

/// <summary>One request to the reference connector, and the member of its answer to look at.</summary>
internal sealed record Ask(JsonObject Claims)
{
    private const string AppId = "25883231668a43a780b25685c3f874bc";

    public static Ask AfterFederation { get; } = new(Parse(
        """
        {"step":"PostFederationSignup","client_id":"93fd07aa-333c-409d-955d-96008fd08dd9","ui_locales":"en-US",
         "email":"zoe.martin@fabrikam.com","displayName":"Zoe Martin","givenName":"Zoe","surname":"Martin",
         "identities":[{"signInType":"federated","issuer":"facebook.com","issuerAssignedId":"5012345678"}]}
        """));

    public static Ask BeforeCreatingUser { get; } = new(Parse(
        $$"""
        {"step":"PostAttributeCollection","client_id":"93fd07aa-333c-409d-955d-96008fd08dd9","ui_locales":"en-US",
         "email":"emily.smith@fabrikam.com","displayName":"Emily Smith","givenName":"Emily","surname":"Smith","city":"Boston",
         "postalCode":"98101","country":"United States",
         "extension_{{AppId}}_loyaltyId":"212342","extension_{{AppId}}_newsletter":true,
         "identities":[{"signInType":"emailAddress","issuer":"contoso.onmicrosoft.com","issuerAssignedId":"emily.smith@fabrikam.com"}]}
        """));

    public static Ask BeforeSendingToken { get; } =
        BeforeCreatingUser.With("step", "PreTokenIssuance").With("objectId", "ab3ec3b2-a435-45e4-b93a-56a005e88bb7");

    /// <summary>A person whom the attribute page keeps.</summary>
    public static Ask Refused { get; } = BeforeCreatingUser.With("displayName", "Al");

    /// <summary>A person who is shown the block page.</summary>
    public static Ask Blocked { get; } = BeforeCreatingUser.With("email", "eve@blocked.example");

    public HttpMethod Method { get; init; } = HttpMethod.Post;

    public string ContentType { get; init; } = "application/json";

    public bool HasUserAgent { get; init; } = true;

    public bool IsChunked { get; init; }

    public bool ExpectsContinue { get; init; }

    /// <summary>Sent instead of the claims.</summary>
    public string? Raw { get; init; }

    public string? Member { get; init; }

    public Ask With(string claim, JsonNode? value) => Changed(claims => claims[claim] = value);

    public Ask Without(params string[] names) => Changed(claims => Array.ForEach(names, name => claims.Remove(name)));

    public Ask WithCustom(string name, JsonNode? value, string appId = AppId) => With($"extension_{appId}_{name}", value);

    public Ask WithIdentities(string json) => With("identities", JsonNode.Parse(json));

    public Ask Reversed() => new(new JsonObject(Claims.Reverse().Select(claim => KeyValuePair.Create(claim.Key, claim.Value?.DeepClone()))));

    public Ask Look(string member) => this with { Member = member };

    public HttpRequestMessage Message(Uri url)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Raw ?? Claims.ToJsonString()));
        if (ContentType.Length > 0) content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
        var message = new HttpRequestMessage(Method, url) { Content = Method == HttpMethod.Get ? null : content };
        message.Headers.TransferEncodingChunked = IsChunked;
        message.Headers.ExpectContinue = ExpectsContinue;
        if (HasUserAgent) message.Headers.UserAgent.ParseAdd("caller/1.0");
        return message;
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    private Ask Changed(Action<JsonObject> change)
    {
        var claims = Claims.DeepClone().AsObject();
        change(claims);
        return this with { Claims = claims };
    }
}

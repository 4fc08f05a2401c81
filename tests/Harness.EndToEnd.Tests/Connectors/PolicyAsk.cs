using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Harness.EndToEnd.Tests.Connectors;

/// <summary>One call of the reference connector by a custom policy, as it goes on the wire.</summary>
internal sealed record PolicyAsk(HttpMethod Method, string Path, string? Body, string ContentType)
{
    public static PolicyAsk Member { get; } = Json("""{"email":"david@contoso.com","loyaltyId":"212342","lang":"1033"}""");

    public static PolicyAsk Stranger { get; } = Json("""{"email":"david@contoso.com","loyaltyId":"1234","lang":"1033"}""");

    public static PolicyAsk StrangerAsGuest { get; } = Stranger with { Path = "profile" };

    public static PolicyAsk Profile { get; } = Member with { Path = "profile" };

    public static PolicyAsk Nested { get; } =
        Json("""{"member":{"email":"david@contoso.com","loyaltyId":"212342"},"context":{"language":"1031"}}""") with { Path = "promotions" };

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [("Authorization", Basic("connector:local:only-password"))];

    public static PolicyAsk Json(string body) => new(HttpMethod.Post, "loyalty", body, "application/json");

    public static PolicyAsk Form(string body) => new(HttpMethod.Post, "loyalty", body, "application/x-www-form-urlencoded");

    /// <summary>What follows <c>loyalty</c> in the address.</summary>
    public static PolicyAsk Get(string rest) => new(HttpMethod.Get, "loyalty" + rest, null, "");

    public static string Basic(string pair) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(pair));

    public PolicyAsk With(string claim, JsonNode? value)
    {
        var claims = JsonNode.Parse(Body!)!.AsObject();
        claims[claim] = value;
        return this with { Body = claims.ToJsonString() };
    }

    public PolicyAsk Without(string claim)
    {
        var claims = JsonNode.Parse(Body!)!.AsObject();
        claims.Remove(claim);
        return this with { Body = claims.ToJsonString() };
    }

    public PolicyAsk Plus(string name, string value) => this with { Headers = [.. Headers, (name, value)] };

    public PolicyAsk ByHeaders(params (string, string)[] headers) => this with { Headers = headers };

    public HttpRequestMessage Message(Uri root)
    {
        var message = new HttpRequestMessage(Method, new Uri(root, Path));
        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body));
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
        }

        foreach (var (name, value) in Headers) message.Headers.TryAddWithoutValidation(name, value);
        return message;
    }
}

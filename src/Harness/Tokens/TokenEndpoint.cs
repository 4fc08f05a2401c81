using System.Text.Json.Nodes;

namespace Harness.Tokens;

/// <summary>Gives tokens to applications that show their credentials (RFC 6749, 4.4; azure-docs client-credentials-grant-flow.md).</summary>
internal static class TokenEndpoint
{
    private const string ClientCredentialsGrant = "client_credentials";

    public static IssuerAnswer Answer(Issuer issuer, IssuerRequest request, Tenant tenant, bool issuerNamesPolicy)
    {
        if (issuer.Offer is not { } offer) return Bad("unauthorized_client", "This issuer gives no tokens away.");
        if (!request.Form.TryGetValue("grant_type", out var grant)) return Bad("invalid_request", "The body is a form (application/x-www-form-urlencoded) with grant_type, client_id, client_secret and scope.");
        if (grant != ClientCredentialsGrant) return Bad("unsupported_grant_type", $"grant_type is {ClientCredentialsGrant}, not '{grant}'.");
        var client = ClientCredentials.Of(request);
        if (client.Id is not { Length: > 0 } id) return Refused(request, "There is no client_id, neither in the form nor in a Basic Authorization line.");
        if (!client.Fit(offer)) return Refused(request, $"'{id}' and its secret are not what this issuer was started with.");
        var persona = request.Form.GetValueOrDefault("persona") ?? offer.Persona;
        if (persona is not null && !offer.People.Contains(persona)) return Bad("invalid_request", $"There is no persona '{persona}'. There are: {string.Join(", ", offer.People)}.");
        var wish = new TokenWish(tenant, offer.Audience) { Client = id, Persona = persona, Scopes = ScopeNames.Of(request.Form.GetValueOrDefault("scope")), IssuerNamesPolicy = issuerNamesPolicy };
        return Given(issuer.Issue(wish));
    }

    private static IssuerAnswer Given(IssuedToken issued) => new(200, new JsonObject
    {
        ["access_token"] = issued.Text,
        ["token_type"] = "Bearer",
        ["not_before"] = issued.From,
        ["expires_in"] = issued.Until - issued.From,
        ["expires_on"] = issued.Until,
        ["resource"] = issued.Audience,
    });

    private static IssuerAnswer Refused(IssuerRequest request, string about) => IssuerAnswer.Problem(request.Authorization is null ? 400 : 401, "invalid_client", about);

    private static IssuerAnswer Bad(string error, string about) => IssuerAnswer.Problem(400, error, about);
}

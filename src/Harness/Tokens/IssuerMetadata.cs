using System.Text.Json.Nodes;

namespace Harness.Tokens;

/// <summary>How a policy describes itself, with the members that B2C has (azure-docs tokens-overview.md, openid-connect.md).</summary>
internal static class IssuerMetadata
{
    public static JsonObject Of(Tenant tenant, bool issuerNamesPolicy) => new()
    {
        ["issuer"] = issuerNamesPolicy ? tenant.IssuerWithPolicy : tenant.Issuer,
        ["authorization_endpoint"] = tenant.Authorize.ToString(),
        ["token_endpoint"] = tenant.Token.ToString(),
        ["end_session_endpoint"] = tenant.Logout.ToString(),
        ["jwks_uri"] = tenant.Keys.ToString(),
        ["response_modes_supported"] = new JsonArray("query", "fragment", "form_post"),
        ["response_types_supported"] = new JsonArray("code", "code id_token", "code token", "code id_token token", "id_token", "id_token token", "token", "token id_token"),
        ["scopes_supported"] = new JsonArray("openid"),
        ["subject_types_supported"] = new JsonArray("pairwise"),
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        ["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_post", "client_secret_basic"),
        ["claims_supported"] = new JsonArray("name", "given_name", "family_name", "emails", "idp", "newUser", "tfp", "sub", "oid", "iss", "iat", "exp", "aud", "acr", "nonce", "auth_time"),
    };
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.Dialects.CustomPolicies;
using Harness.Rules.CustomPolicies;

namespace Harness.Importing;

/// <summary>Schemas of what a technical profile sends and of the success that it takes.</summary>
internal static class ProfileSchemas
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Request(TechnicalProfile profile)
    {
        if (profile.PayloadClaim is { } payload && profile.SendClaimsIn == SendClaimsIn.Body)
            return Text(Schema($"Request of {profile.Id}", $"The body is the text of the claim '{payload}'."));
        var schema = Schema($"Request of {profile.Id}", profile.SendClaimsIn switch
        {
            SendClaimsIn.Body => "The JSON object that is sent; claims without a value are left out.",
            SendClaimsIn.Form => "The fields of the form that is sent; claims without a value are left out.",
            SendClaimsIn.Header => "The header lines that carry claims; claims without a value are left out.",
            SendClaimsIn.Url => "The claims that stand in the address.",
            _ => "The parameters of the query string; claims without a value are left out.",
        });
        schema["type"] = "object";
        var always = profile.InputClaims.Where(claim => claim.Default is { Length: > 0 } text && !ClaimResolvers.Has(text)).Select(claim => claim.Name).Distinct().ToArray();
        if (always.Length > 0) schema["required"] = new JsonArray([.. always.Select(name => (JsonNode)name)]);
        schema["additionalProperties"] = false;
        var properties = new JsonObject();
        foreach (var claim in profile.InputClaims) properties.TryAdd(claim.Name, Property(profile.SendClaimsIn == SendClaimsIn.Body ? claim.Type : ClaimDataType.String, claim.Claim, claim.Name));
        schema["properties"] = properties;
        return Text(schema);
    }

    public static string Response(TechnicalProfile profile)
    {
        var paths = profile.ResolvesJsonPaths ? profile.OutputClaims.Where(claim => JsonPath.IsPath(claim.Name)).ToArray() : [];
        var schema = Schema($"Answer to {profile.Id}", "HTTP 200 with the claims that the policy takes; it ignores other members."
            + (paths.Length == 0 ? "" : $" By path it takes {string.Join(", ", paths.Select(claim => claim.Name))}."));
        schema["type"] = "object";
        var flat = profile.OutputClaims.Except(paths).ToArray();
        var required = flat.Where(claim => claim.Default is null).Select(claim => claim.Name).Distinct().ToArray();
        if (required.Length > 0) schema["required"] = new JsonArray([.. required.Select(name => (JsonNode)name)]);
        var properties = new JsonObject();
        foreach (var claim in flat.Where(claim => !claim.AlwaysDefault)) properties.TryAdd(claim.Name, Property(claim.Type, claim.Claim, claim.Name));
        schema["properties"] = properties;
        return Text(schema);
    }

    private static JsonObject Schema(string title, string about) => new() { ["$schema"] = "http://json-schema.org/draft-07/schema#", ["title"] = title, ["description"] = about };

    private static JsonObject Property(ClaimDataType type, string claim, string name)
    {
        var property = type switch
        {
            ClaimDataType.Boolean => new JsonObject { ["type"] = "boolean" },
            ClaimDataType.Int => new() { ["type"] = "integer", ["minimum"] = int.MinValue, ["maximum"] = int.MaxValue },
            ClaimDataType.Long => new() { ["type"] = "integer" },
            ClaimDataType.Date => new() { ["type"] = "string", ["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}" },
            ClaimDataType.DateTime => new() { ["type"] = "string", ["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T" },
            ClaimDataType.StringCollection => new() { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } },
            _ => new() { ["type"] = "string" },
        };
        if (claim != name) property["description"] = $"The claim {claim} of the policy.";
        return property;
    }

    private static string Text(JsonObject schema) => schema.ToJsonString(Readable) + "\n";
}

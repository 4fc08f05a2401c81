using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector;

public static partial class Defects
{
    /// <summary>What a policy gets back.</summary>
    private static Defect[] PolicyAnswers =>
    [
        new("policy-success-201", "Success is answered with HTTP 201.", ["CP-RES-001"])
        {
            After = On<Success>(answer => answer with { Status = StatusCodes.Status201Created }),
        },
        new("wraps-claims-in-data", "The claims stand in an object named data, where a policy that resolves no paths does not look.", ["CP-RES-001", "CP-DRF-001"])
        {
            After = On<Success>(answer => answer with { Body = new JsonObject { ["data"] = answer.Body?.DeepClone() } }),
        },
        new("codes-as-numbers", "Claims of digits are written as numbers, and numbers as text.", ["CP-RES-003"])
        {
            After = Edit<Success>(body => EditLeaves(body, value => value.GetValueKind() switch
            {
                JsonValueKind.String when value.GetValue<string>() is { Length: > 0 and < 10 } text && text.All(char.IsAsciiDigit) => JsonNode.Parse(WithoutLeadingZeros(text)),
                JsonValueKind.Number => value.ToJsonString(),
                _ => value.DeepClone(),
            })),
        },
        new("empty-list", "A list with nothing in it is returned.", ["CP-RES-004"])
        {
            After = Edit<Success>(body => body["tiers"] = new JsonArray()),
        },
        new("refuses-with-500", "A refusal is answered with HTTP 500.", ["CP-RES-005"])
        {
            After = On<Refusal>(answer => answer with { Status = StatusCodes.Status500InternalServerError }),
        },
        new("refuses-with-200", "A refusal is answered with HTTP 200: the policy goes on as if nothing had been wrong.", ["CP-RES-007"])
        {
            After = On<Refusal>(answer => answer with { Status = StatusCodes.Status200OK }),
        },
        new("status-of-http-in-body", "The body repeats the HTTP status 400, as it is right in user flows, instead of 409.", ["CP-RES-006"])
        {
            After = Both(On<Refusal>(answer => answer with { Status = StatusCodes.Status400BadRequest }), Edit<Refusal>(body => body["status"] = StatusCodes.Status400BadRequest)),
        },
        new("refusal-without-message", "The refusal has no message.", ["CP-RES-006"])
        {
            After = Edit<Refusal>(body => body.Remove("userMessage")),
        },
        new("message-under-other-name", "The refusal says message and errorCode instead of userMessage and status.", ["CP-RES-009"])
        {
            After = Edit<Refusal>(body => Rename(body, name => name switch
            {
                "userMessage" => "message",
                "status" => "errorCode",
                _ => name,
            })),
        },
        new("secrets-for-developers", "The members for developers hold a connection string and a stack trace.", ["CP-RES-008"])
        {
            After = Edit<Refusal>(body =>
            {
                body["code"] = "LOY-409";
                body["developerMessage"] = "Server=tcp:loyalty-sql.internal,1433;User ID=loyalty;Password=Summer-2026;Encrypt=True";
                body["moreInfo"] = Trace;
            }),
        },
        new("leaves-out-last-claim", "The last claim of every success is left out.", ["CP-DRF-001"])
        {
            After = Edit<Success>(body =>
            {
                if (body.LastOrDefault().Key is { } last)
                    body.Remove(last);
            }),
        },
        new("returns-whole-record", "The whole record is returned, with members that no policy takes.", ["CP-DRF-002"])
        {
            After = Edit<Success>(body =>
            {
                body["crmId"] = "C-104711";
                body["creditScore"] = 612;
            }),
        },
    ];

    private static void EditLeaves(JsonNode node, Func<JsonValue, JsonNode?> edit)
    {
        foreach (var name in node is JsonObject body ? body.Select(member => member.Key).ToArray() : [])
        {
            if (node[name] is JsonValue value)
                node[name] = edit(value);
            else if (node[name] is { } inner)
                EditLeaves(inner, edit);
        }

        foreach (var inner in node as JsonArray ?? [])
        {
            if (inner is JsonObject)
                EditLeaves(inner, edit);
        }
    }
}

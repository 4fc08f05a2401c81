using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector;

public static partial class Defects
{
    private static readonly string[] MembersOfTheContract = ["version", "action", "userMessage", "status"];

    private static Defect[] Members =>
    [
        new("version-missing", "The version is left out.", ["UF-RES-005", "CP-RES-006"])
        {
            After = Edit<Answer>(body => body.Remove("version")),
        },
        new("version-null", "The version is null.", ["UF-RES-005", "CP-RES-006"])
        {
            After = Edit<Answer>(body => body["version"] = null),
        },
        new("action-missing", "Continue answers lack the action.", ["UF-RES-006"])
        {
            After = Edit<Continue>(body => body.Remove("action")),
        },
        new("action-lower-case", "The action is spelt in lower camel case.", ["UF-RES-006"])
        {
            After = Edit<Answer>(body => body["action"] = JsonNamingPolicy.CamelCase.ConvertName($"{body["action"]}")),
        },
        new("block-without-message", "The block page has no message.", ["UF-RES-002"])
        {
            After = Edit<ShowBlockPage>(body => body.Remove("userMessage")),
        },
        new("validation-error-without-message", "The validation error has no message.", ["UF-RES-003"])
        {
            After = Edit<ValidationError>(body => body.Remove("userMessage")),
        },
        new("validation-error-without-status", "The body of the validation error has no status.", ["UF-RES-004"])
        {
            After = Edit<ValidationError>(body => body.Remove("status")),
        },
        new("status-differs", "Continue and block answers carry a status that is not the HTTP status.", ["UF-RES-027"])
        {
            After = Both(Edit<Continue>(body => body["status"] = 500), Edit<ShowBlockPage>(body => body["status"] = 500)),
        },
        new("exception-text-in-message", "The person reads the text and the stack trace of an exception.", ["UF-RES-021"])
        {
            After = Edit<Answer>(body =>
            {
                if (body.ContainsKey("userMessage"))
                    body["userMessage"] = Trace;
            }),
        },
        new("stack-trace-in-debug-member", "Validation errors carry a stack trace for the developer.", ["UF-STA-006"])
        {
            After = Edit<ValidationError>(body => body["debug"] = Trace),
        },
        new("loosely-typed-model", "The version is a number, whole numbers are text, and so is the status.",
            ["UF-RES-005", "UF-RES-017", "UF-RES-026", "CP-RES-003", "CP-RES-006"])
        {
            After = Edit<Answer>(body =>
            {
                foreach (var (name, value) in body.ToArray())
                {
                    if (name == "version")
                        body[name] = 1.0m;
                    else if (value is JsonValue number && number.TryGetValue<int>(out var whole))
                        body[name] = whole.ToString(CultureInfo.InvariantCulture);
                }
            }),
        },
        new("pascal-case-members", "The members of the contract are written in Pascal case.", ["UF-RES-014", "CP-RES-006"])
        {
            After = Edit<Answer>(body => Rename(body, name =>
                MembersOfTheContract.Contains(name) ? $"{char.ToUpperInvariant(name[0])}{name[1..]}" : name)),
        },
        new("snake-case-names", "A naming policy writes members and claims in snake case.",
            ["UF-RES-014", "UF-RES-015", "UF-RES-016", "CP-RES-001", "CP-RES-006"])
        {
            After = Edit<Answer>(body => Rename(body, JsonNamingPolicy.SnakeCaseLower.ConvertName)),
        },
    ];

    private static void Rename(JsonObject body, Func<string, string> rename)
    {
        var members = body.ToArray();
        body.Clear();
        foreach (var (name, value) in members)
            body[rename(name)] = value;
    }
}

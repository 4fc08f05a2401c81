using System.Text.Json;
using System.Text.RegularExpressions;

namespace Harness.Dialects.UserFlow;

/// <summary>The members of the user-flow contract as an answer has them.</summary>
/// <param name="Body">The parsed body.</param>
internal readonly partial record struct ContractAnswer(AnswerBody Body)
{
    public const string Continue = "Continue";
    public const string ShowBlockPage = "ShowBlockPage";
    public const string ValidationError = "ValidationError";

    /// <summary>The names the contract itself uses; everything else in a continuation is a claim or harmless.</summary>
    public static readonly string[] Members = ["version", "action", "status", "userMessage"];

    public JsonElement? Version => Body.Member("version");

    public string? Action => Text("action");

    public string? UserMessage => Text("userMessage");

    public JsonElement? Status => Body.Member("status");

    /// <summary>Whether version is there and not null; an answer without it is ignored.</summary>
    public bool HasVersion => Version is { ValueKind: not JsonValueKind.Null };

    public bool HasMessage => !string.IsNullOrWhiteSpace(UserMessage);

    /// <summary>Whether status is 400, as number or as text.</summary>
    public bool StatusIs400 => Status is { } status && status.ValueKind switch
    {
        JsonValueKind.Number => status.TryGetInt32(out var number) && number == 400,
        JsonValueKind.String => status.GetString() == "400",
        _ => false,
    };

    public bool HasStatus => Status is { ValueKind: not JsonValueKind.Null };

    /// <summary>Whether the action is one of the contract's three, in this spelling.</summary>
    public bool HasKnownAction => Action is Continue or ShowBlockPage or ValidationError;

    /// <summary>Whether nothing in the body belongs to the contract: somebody else answered, such as the web framework.</summary>
    public bool IsForeign => Body.Shape == BodyShape.Object ? !HasAnyMember("version", "action", "userMessage") : !QuotedMember().IsMatch(Body.Text);

    private bool HasAnyMember(params ReadOnlySpan<string> names)
    {
        foreach (var member in Body.Root.EnumerateObject())
            foreach (var name in names)
                if (string.Equals(member.Name.Replace("_", "", StringComparison.Ordinal), name, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    // An answer of the contract that is no JSON object: a comma too many, an array around it, JSON in a text, a printed dictionary.
    [GeneratedRegex(@"[""'](?:action|userMessage)\\?[""']\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex QuotedMember();

    private string? Text(string name) =>
        Body.Member(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}

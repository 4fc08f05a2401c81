using System.Collections.Frozen;
using System.Text;
using Harness.Dialects;
using Harness.Dialects.UserFlow;
using Harness.Exchanges;

namespace Harness.Rules;

/// <summary>The schemas of the contract's answers, chosen by what an answer says it is.</summary>
internal static class AnswerSchemas
{
    // By action rather than oneOf: the validator names only the outer node of a oneOf, and nobody learns what is wrong.
    private static readonly FrozenDictionary<string, AnswerSchema> UserFlow = new Dictionary<string, AnswerSchema>
    {
        ["Continue"] = Load("schemas/user-flow/continue.schema.json"),
        ["ShowBlockPage"] = Load("schemas/user-flow/block.schema.json"),
        ["ValidationError"] = Load("schemas/user-flow/validation-error.schema.json"),
        [""] = Load("schemas/user-flow/answer.schema.json"),
    }.ToFrozenDictionary();

    /// <summary>The schema for an answer: only 200 and 400 with a JSON object of the contract have one.</summary>
    public static AnswerSchema? Choose(Dialect dialect, Exchange exchange, Reply reply)
    {
        if (dialect.Id != "user-flow" || exchange.Answer is not { Status: 200 or 400 } || reply.Body.Shape != BodyShape.Object) return null;
        if (new ContractAnswer(reply.Body).IsForeign) return null;
        var action = reply.Body.Member("action") is { ValueKind: System.Text.Json.JsonValueKind.String } value ? value.GetString()! : "";
        return UserFlow.TryGetValue(action, out var schema) ? schema : UserFlow[""];
    }

    private static AnswerSchema Load(string path)
    {
        var bytes = EmbeddedContent.Read(path) ?? throw new InvalidOperationException($"The schema {path} is not embedded.");
        return AnswerSchema.Load(path, Encoding.UTF8.GetString(bytes));
    }
}

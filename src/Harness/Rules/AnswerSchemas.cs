using System.Collections.Frozen;
using System.Text;
using Harness.Dialects;
using Harness.Exchanges;

namespace Harness.Rules;

/// <summary>The schemas of the contracts' answers, loaded once.</summary>
internal static class AnswerSchemas
{
    private static readonly FrozenDictionary<string, AnswerSchema> Loaded =
        DialectBook.All.SelectMany(dialect => dialect.AnswerSchemas).Distinct().ToFrozenDictionary(path => path, Load);

    /// <summary>The schema for an answer, or null where the dialect has none for it.</summary>
    public static AnswerSchema? Choose(Dialect dialect, Exchange exchange, Reply reply) =>
        dialect.AnswerSchema(exchange, reply) is { } path ? Loaded[path] : null;

    private static AnswerSchema Load(string path)
    {
        var bytes = EmbeddedContent.Read(path) ?? throw new InvalidOperationException($"The schema {path} is not embedded.");
        return AnswerSchema.Load(path, Encoding.UTF8.GetString(bytes));
    }
}

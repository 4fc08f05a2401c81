namespace Harness.Rules;

/// <summary>A part of a schema that the validator would not enforce as it is written.</summary>
/// <param name="Pointer">JSON pointer to the keyword, or to the schema where there is none.</param>
/// <param name="Keyword">The keyword; empty for a schema that is no object.</param>
/// <param name="What">What is wrong, in one sentence.</param>
/// <param name="Hint">What to write instead, in one sentence.</param>
internal sealed record SchemaProblem(string Pointer, string Keyword, string What, string Hint);

namespace Harness.Rules;

/// <summary>One place where a document departs from a schema.</summary>
/// <param name="Rule">The rule that the schema's node names through <c>x-rule</c>, or null.</param>
/// <param name="Pointer">The place in the document, as a JSON pointer; empty for the document itself.</param>
/// <param name="Expected">What the schema wants there.</param>
/// <param name="Actual">What is there.</param>
public sealed record SchemaError(string? Rule, string Pointer, string Expected, string Actual);

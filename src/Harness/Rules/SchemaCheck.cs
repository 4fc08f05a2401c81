namespace Harness.Rules;

/// <summary>The check of a rule that a schema's node names: what the schema says, no code repeats.</summary>
internal static class SchemaCheck
{
    public static Func<Observation, Outcome> For(string rule) => seen =>
    {
        if (seen.Schema is not { } schema || !schema.Rules.Contains(rule)) return Unexercised.NoSuchAnswer;
        foreach (var error in seen.SchemaErrors)
            if (error.Rule == rule) return Outcome.Broken(error.Pointer, error.Expected, error.Actual);
        return Outcome.Held;
    };
}

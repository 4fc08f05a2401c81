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

    /// <summary>The same for a rule about a whole answer: it holds only where the status line and every other node are right too.</summary>
    public static Func<Observation, Outcome> ForWhole(string rule, int status)
    {
        var own = For(rule);
        return seen => own(seen) is var outcome && outcome == Outcome.Held && (seen.Answer!.Status != status || !seen.SchemaErrors.IsEmpty)
            ? Unexercised.MoreSpecific
            : outcome;
    }
}

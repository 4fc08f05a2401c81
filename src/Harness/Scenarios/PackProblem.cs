namespace Harness.Scenarios;

/// <summary>One mistake in a pack, a persona, a schema, a mapping or the settings.</summary>
/// <param name="Position">Where.</param>
/// <param name="What">What is wrong, in one sentence.</param>
/// <param name="Hint">How to mend it, in one sentence.</param>
public sealed record PackProblem(Position Position, string What, string Hint)
{
    /// <summary>As compilers write it: place, what, hint.</summary>
    public override string ToString() => $"{Position}: {What} {Hint}";
}

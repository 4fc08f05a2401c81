namespace Harness.Rules;

/// <summary>A rule that no contract makes: one of the harness, or one that a pack makes by what it expects.</summary>
/// <param name="Id">The id that findings name.</param>
/// <param name="Statement">The requirement in one sentence.</param>
/// <param name="About">What it means when it is broken, and what to do.</param>
public sealed record OwnRule(string Id, string Statement, string About);

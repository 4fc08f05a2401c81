using Harness.Rules;
using Harness.Running;

namespace Harness.Reporting.Pipelines;

/// <summary>A mistake, and the first case that showed it.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Rule">The rule's id, or a word for what is wrong with the run.</param>
/// <param name="Message">What was found.</param>
internal sealed record Mistake(Severity Severity, string Rule, string Message)
{
    /// <summary>The case; null where it is about the run as a whole.</summary>
    public CaseResult? Case { get; init; }

    /// <summary>How many cases show it.</summary>
    public long Times { get; init; } = 1;

    /// <summary>The file of the scenario within the repository; null where it is built in, or about the run.</summary>
    public string? File { get; init; }

    /// <summary>The message, how often it came, and how to see it again.</summary>
    public string Text => Case is null ? Message : $"{Message} ({Figures.Of(Times, "case")}{(Times > 1 ? ", first" : ":")} {Case.Case}). To play it again: b2c-harness replay '{Case.Case}'";
}

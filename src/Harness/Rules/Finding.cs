namespace Harness.Rules;

/// <summary>A rule that was broken, with evidence.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Statement">The requirement.</param>
/// <param name="Source">Where the requirement is from.</param>
/// <param name="Label">Which call of the case it is about.</param>
/// <param name="Where">The place: a JSON pointer, a header, the status line, the clock.</param>
/// <param name="Expected">What the rule wants there.</param>
/// <param name="Actual">What was found there.</param>
public sealed record Finding(
    string Rule, Severity Severity, string Statement, string Source, string Label, string Where, string Expected, string Actual)
{
    /// <summary>What begins <see cref="Where"/> where the whole value of a header line is the evidence; its name follows.</summary>
    public const string AtHeader = "header ";

    /// <summary>Who waived it, why and until when; null where it counts.</summary>
    public string? Waived { get; init; }
}

namespace Harness.Scenarios;

/// <summary>A finding that somebody knows of and takes upon themselves, for a while.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Case">
/// The case: <c>pack/scenario</c>, with all its payloads and repetitions; a pack's name, with all its scenarios; <c>run</c> for findings
/// about the run as a whole; <c>*</c> for every case.
/// </param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Expires">The last day on which it counts, UTC.</param>
/// <param name="Position">Where it stands in its file.</param>
public sealed record Waiver(string Rule, string Case, string Owner, string Reason, DateOnly Expires, Position Position)
{
    /// <summary>Whether a case is meant.</summary>
    public bool Means(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return Case == "*" || id == Case || (id.StartsWith(Case, StringComparison.Ordinal) && id[Case.Length] is '/' or '#');
    }
}

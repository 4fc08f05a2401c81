using Harness.Rules;

namespace Harness.Reporting;

/// <summary>How often one rule was broken, and where for example.</summary>
internal sealed class BrokenRule(Finding first)
{
    public const int MostExamples = 5;

    private readonly List<CaseReference> examples = new(MostExamples);

    public string Rule => first.Rule;

    /// <summary>The first of its findings.</summary>
    public Finding First => first;

    public string Statement => first.Statement;

    public string Source => first.Source;

    public Severity Severity { get; private set; } = first.Severity;

    public long Times { get; private set; }

    public IReadOnlyList<CaseReference> Examples => examples;

    public void Add(Finding finding, CaseReference example)
    {
        Times++;
        if (finding.Severity > Severity) Severity = finding.Severity;
        if (examples.Count < MostExamples && (examples.Count == 0 || examples[^1] != example)) examples.Add(example);
    }
}

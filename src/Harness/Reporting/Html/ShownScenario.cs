using Harness.Running;

namespace Harness.Reporting.Html;

/// <summary>A scenario as a row.</summary>
internal sealed class ShownScenario(string scenario)
{
    private const int MostText = 300;

    public string Scenario => scenario;

    public string About { get; private set; } = "";

    public long Passed { get; private set; }

    public long Failed { get; private set; }

    public string Replies { get; private set; } = "";

    public string Sees { get; private set; } = "";

    public double WaitMs { get; private set; }

    public void Add(CaseResult result)
    {
        if (result.Outcome == CaseOutcome.Failed)
        {
            Failed++;
            return;
        }

        // What could not be asked did not pass; its reason is told where nothing else can be.
        if (result.NotAsked is null ? Passed++ > 0 : Passed > 0) return;
        About = Visible.Excerpt(result.About ?? "", MostText);
        Replies = CaseText.Replies(result);
        Sees = Visible.Excerpt(result.Cell?.Sees ?? result.Exchanges.LastOrDefault()?.Consequence.Sees ?? "", MostText);
        WaitMs = result.Cell?.WaitMs ?? result.WaitMs;
    }
}

namespace Harness.Reporting.Html;

/// <summary>How often a claim went out, was varied and came back.</summary>
internal sealed class ClaimCoverage
{
    /// <summary>Calls that carried it.</summary>
    public long Sent { get; private set; }

    /// <summary>Cases that changed it on the plain call.</summary>
    public long Varied { get; private set; }

    /// <summary>Answers that returned it.</summary>
    public long Returned { get; private set; }

    public void AddSent() => Sent++;

    public void AddVaried() => Varied++;

    public void AddReturned() => Returned++;
}

using Harness.Running;

namespace Harness.Reporting;

/// <summary>The payloads of one scenario that passed without a remark. Tens of thousands of them say no more than their number does.</summary>
internal sealed class PassedPayloads(CaseResult first)
{
    /// <summary>Up to so many are worth a line each.</summary>
    public const int MostTold = 1_000;

    public string Scenario => first.Scenario;

    public string File => first.File;

    public int Line => first.Line;

    public long Count { get; private set; }

    public double TookMs { get; private set; }

    public bool IsFolded => Count > MostTold;

    public static bool Has(CaseResult result) => result is { Outcome: CaseOutcome.Passed, Changes.IsEmpty: false, Findings.IsEmpty: true };

    public void Add(CaseResult result)
    {
        Count++;
        TookMs += result.TookMs;
    }
}

using Harness.Running;

namespace Harness.Reporting.Html;

/// <summary>A case that is shown with its evidence, and how many are like it.</summary>
internal sealed class ShownFailure(long ordinal, string? rule)
{
    private const int MostNames = 10;

    private readonly List<string> names = [];

    public long Ordinal => ordinal;

    /// <summary>The gravest rule that it broke, under which it is shown; null where nothing counts against it.</summary>
    public string? Rule => rule;

    public long Alike { get; private set; }

    public string Names => string.Join(", ", names) + (Alike > names.Count ? ", ..." : "");

    public void Add(CaseResult result)
    {
        Alike++;
        if (names.Count < MostNames) names.Add(result.Case);
    }
}

using System.Collections.Immutable;

namespace Harness.Reporting;

/// <summary>One way to render a run.</summary>
/// <param name="Id">The word after <c>--report</c> or <c>--format</c>.</param>
/// <param name="FileName">The name of its file in the output folder.</param>
/// <param name="About">One line for people.</param>
/// <param name="Render">Writes a saved run.</param>
public sealed record ReportFormat(string Id, string FileName, string About, Func<RunFile, TextWriter, Task> Render)
{
    /// <summary>Every format, one row each.</summary>
    public static ImmutableArray<ReportFormat> All { get; } =
    [
    ];

    /// <summary>The format of this id, or null.</summary>
    public static ReportFormat? Find(string id) => All.FirstOrDefault(format => format.Id == id);
}

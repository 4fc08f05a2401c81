using System.Collections.Immutable;
using Harness.Reporting.Html;

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
        new("text", "report.txt", "What stood on the screen, without colours.", TextReport.Render),
        new("json", "run.json", "One JSON document: schemas/run.schema.json.", JsonReport.Render),
        new("junit", "junit.xml", "JUnit XML for Jenkins, GitLab and Azure Pipelines.", JUnitReport.Render),
        new("html", "report.html", "One self-contained page with all evidence.", HtmlReport.Render),
    ];

    /// <summary>The format of this id, or null.</summary>
    public static ReportFormat? Find(string id) => All.FirstOrDefault(format => format.Id == id);
}

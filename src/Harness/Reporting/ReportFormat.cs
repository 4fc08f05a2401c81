using System.Collections.Immutable;
using Harness.Reporting.Allure;
using Harness.Reporting.Html;
using Harness.Reporting.Pipelines;

namespace Harness.Reporting;

/// <summary>One way to render a run: <see cref="FileFormat"/> or <see cref="FolderFormat"/>.</summary>
/// <param name="Id">The word after <c>--report</c> or <c>--format</c>.</param>
/// <param name="FileName">The name of its file or folder in the output folder; <c>-</c> where it is for standard output.</param>
/// <param name="About">One line for people.</param>
public abstract record ReportFormat(string Id, string FileName, string About)
{
    /// <summary>The path that stands for standard output.</summary>
    public const string StandardOutput = "-";

    /// <summary>Every format, one row each.</summary>
    public static ImmutableArray<ReportFormat> All { get; } =
    [
        new FileFormat("text", "report.txt", "What stood on the screen, without colours.", TextReport.Render),
        new FileFormat("json", "run.json", "One JSON document: schemas/run.schema.json.", JsonReport.Render),
        new FileFormat("junit", "junit.xml", "JUnit XML for Jenkins, GitLab and Azure Pipelines.", JUnitReport.Render),
        new FileFormat("html", "report.html", "One self-contained page with all evidence.", HtmlReport.Render),
        new FolderFormat("allure", "allure-results", "Result files for the Allure report generator, version 2 or 3.", AllureReport.IsOwn, AllureReport.Fill),
        new FileFormat("github", StandardOutput, "Annotations for GitHub Actions, the worst first, within its limits.", GitHubAnnotations.Render),
        new FileFormat("azure", StandardOutput, "Errors and warnings for Azure Pipelines, the worst first, within its limits.", AzureIssues.Render),
        new FileFormat("markdown", "summary.md", "A summary for a step of GitHub Actions ($GITHUB_STEP_SUMMARY) or Azure Pipelines (task.uploadsummary).", MarkdownReport.Render),
        new FileFormat("sarif", "run.sarif", "SARIF 2.1.0 for code scanning.", SarifReport.Render),
    ];

    /// <summary>The format of this id, or null.</summary>
    public static ReportFormat? Find(string id) => All.FirstOrDefault(format => format.Id == id);

    /// <summary>Where it is written unless somebody says otherwise.</summary>
    /// <param name="folder">The output folder.</param>
    public string PathIn(string folder) => FileName == StandardOutput ? StandardOutput : Path.Combine(folder, FileName);

    /// <summary>Why it cannot be written to this path, or null where it can.</summary>
    public abstract string? Refuses(string path);

    /// <summary>Writes a saved run; an older report there is replaced.</summary>
    /// <param name="run">The run.</param>
    /// <param name="path">The file or folder, or <c>-</c>.</param>
    /// <param name="output">Standard output.</param>
    public abstract Task Write(RunFile run, string path, TextWriter output);

    /// <summary>The files that were written to this path.</summary>
    public abstract IEnumerable<string> Files(string path);
}

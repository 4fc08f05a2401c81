using Harness.Reporting;

namespace Harness.Planning;

/// <summary>A report to write.</summary>
/// <param name="Format">The format.</param>
/// <param name="Path">The file or folder, or <c>-</c> for standard output.</param>
internal sealed record ReportTarget(ReportFormat Format, string Path);

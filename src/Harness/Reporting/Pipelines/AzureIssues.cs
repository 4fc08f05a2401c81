using System.Text;
using Harness.Dialects;
using Harness.Rules;

namespace Harness.Reporting.Pipelines;

/// <summary>
/// The mistakes as logging commands of Azure Pipelines. It knows errors and warnings only, so advice is counted and not shown. The result of
/// the task is left to the exit code.
/// </summary>
internal static class AzureIssues
{
    public static async Task Render(RunFile run, TextWriter writer)
    {
        var shown = Annotations.Shown(await WorstMistakes.Of(run).ConfigureAwait(false), mostRemarks: 0, out var leftOut);
        foreach (var mistake in shown) await writer.WriteAsync($"{Command(mistake)}\n").ConfigureAwait(false);
        if (leftOut > 0) await writer.WriteAsync($"{Annotations.LeftOut(leftOut)}\n").ConfigureAwait(false);
    }

    private static string Command(Mistake mistake)
    {
        var text = new StringBuilder("##vso[task.logissue type=").Append(mistake.Severity == Severity.Error ? "error" : "warning").Append(';');
        if (mistake.File is { } file) text.Append("sourcepath=").Append(Property(Annotations.Short(file))).Append(";linenumber=").Append(Figures.Plain(mistake.Case!.Line)).Append(';');
        return text.Append("code=").Append(Property(Annotations.Short(mistake.Rule))).Append(";]").Append(Data($"{Annotations.Short(mistake.Rule)} ({Words.Of(mistake.Severity)}): {Annotations.Text(mistake)}")).ToString();
    }

    private static string Property(string text) => Data(text).Replace(";", "%3B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal);

    private static string Data(string text) => Visible.Line(text).Replace("%", "%AZP25", StringComparison.Ordinal);
}

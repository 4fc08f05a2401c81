using System.Text;
using Harness.Dialects;
using Harness.Rules;

namespace Harness.Reporting.Pipelines;

/// <summary>The mistakes as workflow commands of GitHub Actions: one line each, which the runner shows beside the pack's line.</summary>
internal static class GitHubAnnotations
{
    public static async Task Render(RunFile run, TextWriter writer)
    {
        // One notice is kept for the count of what is left out.
        var shown = Annotations.Shown(await WorstMistakes.Of(run).ConfigureAwait(false), Annotations.MostOfAKind - 1, out var leftOut);
        foreach (var mistake in shown) await Line(writer, Command(mistake)).ConfigureAwait(false);
        if (leftOut > 0) await Line(writer, $"::notice title=b2c-harness::{Data(Annotations.LeftOut(leftOut))}").ConfigureAwait(false);
    }

    private static string Command(Mistake mistake)
    {
        var text = new StringBuilder("::").Append(mistake.Severity == Severity.Info ? "notice" : Words.Of(mistake.Severity)).Append(' ');
        if (mistake.File is { } file) text.Append("file=").Append(Property(Annotations.Short(file))).Append(",line=").Append(Figures.Plain(mistake.Case!.Line)).Append(',');
        return text.Append("title=").Append(Property($"{Annotations.Short(mistake.Rule)} ({Words.Of(mistake.Severity)})")).Append("::").Append(Data(Annotations.Text(mistake))).ToString();
    }

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    private static string Data(string text) => Visible.Line(text).Replace("%", "%25", StringComparison.Ordinal);

    private static async Task Line(TextWriter writer, string text)
    {
        await writer.WriteAsync(text).ConfigureAwait(false);
        await writer.WriteAsync('\n').ConfigureAwait(false);
    }
}

using Harness.Running;

namespace Harness.Reporting;

/// <summary>The run as it stood on the screen, without colours.</summary>
internal static class TextReport
{
    public static async Task Render(RunFile run, TextWriter writer)
    {
        var digest = new RunDigest();
        var teller = new CaseTeller();
        await Write(writer, RunText.Head(run.Header)).ConfigureAwait(false);
        await foreach (var result in run.Cases().ConfigureAwait(false))
        {
            digest.Add(result);
            await Write(writer, teller.Tell(result)).ConfigureAwait(false);
        }

        await Write(writer, teller.End()).ConfigureAwait(false);

        await Write(writer, RunText.Summary(run.Header, run.Footer, digest)).ConfigureAwait(false);
        if (run.Footer is { } footer) await Write(writer, [RunText.End((ExitCode)footer.ExitCode)]).ConfigureAwait(false);
    }

    private static async Task Write(TextWriter writer, IEnumerable<TextLine> lines)
    {
        foreach (var line in lines) await Line(writer, line.Text).ConfigureAwait(false);
    }

    private static async Task Line(TextWriter writer, string text)
    {
        await writer.WriteAsync(text).ConfigureAwait(false);
        await writer.WriteAsync('\n').ConfigureAwait(false);
    }
}

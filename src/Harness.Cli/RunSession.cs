using Harness.Exchanges;
using Harness.Reporting;
using Harness.Running;
using Spectre.Console;

namespace Harness.Cli;

/// <summary>Plays one plan while people watch, keeps it in run.jsonl, and writes its reports.</summary>
internal sealed class RunSession(RunSetup setup, Screen screen, TimeProvider time)
{
    private readonly RunDigest digest = new();
    private readonly HashSet<string> told = new(StringComparer.Ordinal);

    public async Task<ExitCode> Play(CancellationToken cancellationToken)
    {
        using var client = new ConnectorClient(time, setup.Trust);
        var runner = new Runner(setup.Plan, client, time);
        var path = Path.Combine(setup.Out, "run.jsonl");
        var header = runner.Header();
        screen.Write(RunText.Head(header));
        RunFooter footer;
        var file = await RunWriter.Begin(path, header).ConfigureAwait(false);
        await using (file.ConfigureAwait(false))
        {
            await Watch(runner, file, header.Planned, cancellationToken).ConfigureAwait(false);
            footer = runner.Footer(cancellationToken.IsCancellationRequested);
            await file.End(footer).ConfigureAwait(false);
        }

        screen.Write(RunText.Summary(header, footer, digest));
        await WriteReports(path).ConfigureAwait(false);
        return (ExitCode)footer.ExitCode;
    }

    // A mistake that every answer makes is told in full once; the other cases only say that they have it too.
    private void Tell(CaseResult result)
    {
        if (result.Outcome == CaseOutcome.Passed)
        {
            if (result.Repetition == 0) screen.Write(CaseText.Lines(result));
            return;
        }

        var mistakes = string.Join(' ', result.Findings.Select(finding => finding.Rule).Distinct().Order(StringComparer.Ordinal));
        screen.Write(told.Add(mistakes) ? CaseText.Lines(result) : CaseText.Brief(result));
    }

    private Task Watch(Runner runner, RunWriter file, long planned, CancellationToken cancellationToken)
    {
        if (!screen.IsTerminal) return Each(_ => { });
        return screen.People.Progress().AutoClear(true).HideCompleted(true).Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                var bar = context.AddTask("starting", maxValue: Math.Max(1, planned));
                long played = 0, failed = 0;
                await Each(result =>
                {
                    played++;
                    if (result.Outcome == CaseOutcome.Failed) failed++;
                    bar.Description = $"{played} of {planned}, {failed} failed  {Markup.Escape(result.Case)}";
                    bar.Increment(1);
                }).ConfigureAwait(false);
            });

        async Task Each(Action<CaseResult> tick)
        {
            await foreach (var result in runner.Play(cancellationToken).ConfigureAwait(false))
            {
                await file.Add(result).ConfigureAwait(false);
                digest.Add(result);
                Tell(result);
                tick(result);
            }
        }
    }

    private async Task WriteReports(string path)
    {
        var run = await RunFile.Open(path).ConfigureAwait(false);
        screen.Write(new TextLine(Tone.Quiet, $"Saved: {path}"));
        foreach (var report in setup.Reports) await ReportWriter.Write(run, report, screen).ConfigureAwait(false);
    }
}

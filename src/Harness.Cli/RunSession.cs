using Harness.Exchanges;
using Harness.Planning;
using Harness.Reporting;
using Harness.Running;

namespace Harness.Cli;

/// <summary>Plays one plan while people watch, keeps it in run.jsonl, and writes its reports.</summary>
internal sealed class RunSession(RunSetup setup, Screen screen, TimeProvider time)
{
    private static readonly TimeSpan BetweenStatuses = TimeSpan.FromMilliseconds(50);

    private readonly RunDigest digest = new();
    private readonly CaseTeller teller = new();

    public async Task<ExitCode> Play(CancellationToken cancellationToken)
    {
        using var client = new ConnectorClient(time, setup.Trust, setup.Certificate);
        await client.WarmUp(cancellationToken).ConfigureAwait(false);
        var runner = new Runner(setup.Plan, client, time);
        var path = Path.Combine(setup.Out, RunFile.Name);
        var (comparer, problem) = await Baseline(path).ConfigureAwait(false);
        if (problem is not null)
        {
            screen.Problem(problem);
            return ExitCode.Packs;
        }

        var header = runner.Header();
        screen.Write(RunText.Head(header));
        RunFooter footer;
        var file = await RunWriter.Begin(path, header).ConfigureAwait(false);
        await using (file.ConfigureAwait(false))
        {
            await Watch(runner, file, header.Planned, cancellationToken).ConfigureAwait(false);
            footer = runner.Footer(cancellationToken.IsCancellationRequested);
            if (comparer is not null) footer = footer with { Comparison = await comparer.Compare(await RunFile.Open(path).ConfigureAwait(false), footer).ConfigureAwait(false) };
            await file.End(footer).ConfigureAwait(false);
        }

        screen.Write(RunText.Summary(header, footer, digest, screen.Width));
        var code = await Finish(runner, path, (ExitCode)footer.ExitCode).ConfigureAwait(false);
        screen.Write(RunText.End(code));
        return code;
    }

    private async Task<ExitCode> Finish(Runner runner, string path, ExitCode verdict)
    {
        var isWritten = await WriteReports(path).ConfigureAwait(false);
        if (await setup.ArtifactWithSecret(path, runner.FindsSecret).ConfigureAwait(false) is not { } artifact) return verdict == ExitCode.Conforms && !isWritten ? ExitCode.CommandLine : verdict;
        screen.Problem($"A secret of this run stands in {artifact}. Delete the file, and report this mistake of the harness.");
        return ExitCode.SecretInArtifact;
    }

    private async Task<(RunComparer? Comparer, string? Problem)> Baseline(string own)
    {
        if (setup.Baseline is not { } given) return default;
        if (string.Equals(Path.GetFullPath(RunFile.PathOf(given)), Path.GetFullPath(own), OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
            return (null, $"The baseline {given} is the file that this run writes: keep it under another name, or choose another folder with --out.");
        try
        {
            var baseline = await RunFile.Open(RunFile.PathOf(given)).ConfigureAwait(false);
            // Read to its end once: a mistake in its middle must not cost the run that is compared with it.
            await foreach (var _ in baseline.Cases().ConfigureAwait(false)) { }
            return (new(baseline, given), null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return (null, $"The baseline cannot be read: {error.Message}");
        }
    }

    private async Task Watch(Runner runner, RunWriter file, long planned, CancellationToken cancellationToken)
    {
        var lastStatus = 0L;
        await foreach (var result in runner.Play(cancellationToken).ConfigureAwait(false))
        {
            await file.Add(result).ConfigureAwait(false);
            digest.Add(result);
            screen.Write(teller.Tell(result));
            if (lastStatus != 0 && time.GetElapsedTime(lastStatus) < BetweenStatuses) continue;
            lastStatus = time.GetTimestamp();
            screen.Status(result.ShrunkFrom is null
                ? $"{digest.Cases} of {planned} played, {digest.Failed} failed: {result.Case}"
                : $"{digest.Cases} played, {digest.Failed} failed; looking for the smallest payloads that fail: {result.Case}");
        }

        screen.Write(teller.End());

        screen.Status("");
    }

    // A report that cannot be written does not keep the others from being written.
    private async Task<bool> WriteReports(string path)
    {
        var run = await RunFile.Open(path).ConfigureAwait(false);
        screen.Write(new TextLine(Tone.Quiet, $"Saved: {path}{(setup.Out == RunSetup.DefaultOut ? "" : $" (for replay: --run {setup.Out})")}"));
        var all = true;
        foreach (var report in setup.Reports)
            all &= await ReportWriter.Write(run, report, screen).ConfigureAwait(false);

        return all;
    }
}

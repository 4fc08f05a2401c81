using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.CommandLine;
using Harness.Planning;
using Harness.ReferenceConnector;
using Harness.Reporting;
using Harness.Rules;
using Harness.Running;
using Spectre.Console;

namespace Harness.Cli.Commands;

/// <summary><c>selftest</c>: which defects the packs catch, which escape, and whether the correct connector is accused of anything.</summary>
internal static class SelftestCommand
{
    private const int AtOnce = 4;

    // The packs of each contract: one run speaks one dialect.
    private static readonly string[][] BuiltIn = [["builtin:user-flow", "builtin:loyalty"], ["builtin:custom-policy", "builtin:custom-policy-forms"], ["builtin:protected-api"]];

    public static Command Make(Screen screen)
    {
        var packs = new Option<string[]>("--pack") { Description = "Packs to test instead of the built-in ones.", HelpName = "PACK" };
        var only = new Option<string[]>("--defect") { Description = "Test only this defect.", HelpName = "ID" };
        var command = new Verb(
            "selftest",
            "Play packs against every defect of the reference connector; say which are caught and which escape.",
            "b2c-harness selftest",
            "b2c-harness selftest --pack my-packs/") { packs, only };
        ParsedOptions.AddTo(command, RunOptions.Seed, RunOptions.Out, RunOptions.Settings, RunOptions.Personas, RunOptions.NoColor);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string[][] contracts = parsed.GetValue(packs) is { Length: > 0 } given ? [given] : BuiltIn;
            return (int)await Play(ParsedOptions.Given(parsed), contracts, parsed.GetValue(only) ?? [], screen, cancellationToken).ConfigureAwait(false);
        });
        return command;
    }

    private static async Task<ExitCode> Play(Given given, string[][] contracts, string[] only, Screen screen, CancellationToken cancellationToken)
    {
        if (Lab.Unknown(only) is { } unknown)
        {
            screen.Problem(unknown);
            return ExitCode.CommandLine;
        }

        var report = new SelftestReport([], [], []);
        var folder = "";
        var tested = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sources in contracts)
        {
            var asked = RunSetup.Make(given, sources, Lab.Settings);
            if (asked.Told(given, screen) is not { } setup) return asked.ExitCode;
            if (Lab.Unserved(setup.Plan) is { Length: > 0 } unserved)
            {
                screen.Problem($"The reference connector has no endpoint for {string.Join(", ", unserved)}: packs can be tested whose technical profile calls /api/custom-policy/loyalty, /promotions or /profile, as the built-in ones do.");
                return ExitCode.CommandLine;
            }

            var selftest = new Selftest(setup.Plan, setup.StandIns, TimeProvider.System);
            screen.Status("playing the correct connector");
            var alarms = await selftest.PlayCorrect(cancellationToken).ConfigureAwait(false);
            var rows = await PlayDefects(selftest, Defects.Known.Where(defect => selftest.Concerns(defect, tested) && (only.Length == 0 || only.Contains(defect.Id))), screen, cancellationToken).ConfigureAwait(false);
            report = new([.. report.Packs, .. sources], [.. report.Rows, .. rows], [.. report.Alarms, .. alarms]);
            folder = setup.Out;
            tested.UnionWith(selftest.Rules);
        }

        Show(report, screen);
        await Write(report, folder, screen, cancellationToken).ConfigureAwait(false);
        return report.IsGood ? ExitCode.Conforms : ExitCode.Findings;
    }

    // Where services are broken, most of the time is waiting: several of those are played at once, and the others one by one.
    private static async Task<ImmutableArray<SelftestRow>> PlayDefects(Selftest selftest, IEnumerable<Defect> all, Screen screen, CancellationToken cancellationToken)
    {
        var defects = all.ToArray();
        var waiting = defects.Where(defect => Defects.Downstream.Any(one => one.Id == defect.Id)).ToArray();
        var rows = new ConcurrentDictionary<string, SelftestRow>();
        foreach (var defect in defects.Except(waiting)) await Play(defect).ConfigureAwait(false);
        await Parallel.ForEachAsync(waiting, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (defect, _) => await Play(defect).ConfigureAwait(false)).ConfigureAwait(false);
        return [.. defects.Select(defect => rows[defect.Id])];

        async Task Play(Defect defect)
        {
            screen.Status($"{rows.Count} of {defects.Length} defects played, {rows.Count(row => row.Value.Caught)} caught: {defect.Id}");
            rows[defect.Id] = await selftest.Play(defect, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task Write(SelftestReport report, string folder, Screen screen, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var (markdown, html) = (Path.Combine(folder, "selftest.md"), Path.Combine(folder, "selftest.html"));
        await File.WriteAllTextAsync(markdown, report.Markdown(), cancellationToken).ConfigureAwait(false);
        var writer = new StreamWriter(html);
        await using (writer.ConfigureAwait(false)) await report.Html(writer).ConfigureAwait(false);
        screen.Say($"Report: {markdown}");
        screen.Say($"Report: {html}");
    }

    private static void Show(SelftestReport report, Screen screen)
    {
        var table = new Table().AddColumns("defect", "must be noticed by", "result").Border(TableBorder.Simple);
        foreach (var row in report.Rows)
            table.AddRow(new Text(row.Defect), new Text(string.Join(", ", row.Rules)), new Text(row.Words, Screen.StyleOf(row.Caught ? Tone.Good : row.IsNoticed ? Tone.Warn : Tone.Bad)));
        screen.Answer(table);
        foreach (var alarm in report.Alarms) screen.Answer(new TextLine(Tone.Bad, $"The correct connector fails: {alarm}"));
        screen.Answer(new TextLine(Tone.Strong, report.Sentence));
    }
}

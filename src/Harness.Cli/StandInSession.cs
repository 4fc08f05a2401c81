using Harness.Downstream;
using Harness.Planning;
using Harness.Reporting;
using Harness.Running;

namespace Harness.Cli;

/// <summary>Plays a setup with the stand-ins that it needs; nothing listens any more afterwards.</summary>
internal static class StandInSession
{
    public static async Task<ExitCode> Play(RunSetup setup, Screen screen, TimeProvider time, Func<RunSetup, Task<ExitCode>> play)
    {
        var (standIns, problem) = await StandIns.Start(setup.StandIns, time).ConfigureAwait(false);
        if (standIns is null)
        {
            screen.Problem(problem!);
            return ExitCode.NothingRan;
        }

        await using (standIns.ConfigureAwait(false))
        {
            foreach (var (service, standIn) in standIns.All.OrderBy(one => one.Key, StringComparer.Ordinal))
                screen.Write(new TextLine(Tone.Quiet, $"Stand-in for {service} at {standIn.Address.GetLeftPart(UriPartial.Authority)}"));
            return await play(setup with { Plan = setup.Plan with { Downstream = standIns.All } }).ConfigureAwait(false);
        }
    }
}

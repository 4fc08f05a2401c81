using Harness.Downstream;
using Harness.Planning;
using Harness.Reporting;
using Harness.Running;

namespace Harness.Cli;

/// <summary>Plays a setup with the stand-ins and the issuer that it needs; nothing listens any more afterwards.</summary>
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
            var (issuer, trouble) = await RunIssuer.Start(setup.Issuer, time).ConfigureAwait(false);
            if (issuer is null)
            {
                screen.Problem(trouble!);
                return ExitCode.NothingRan;
            }

            await using (issuer.ConfigureAwait(false))
            {
                if (issuer.Tenant is { } tenant)
                {
                    screen.Write(new TextLine(Tone.Quiet, $"Issuer of the tokens: {tenant.Issuer}"));
                    screen.Write(new TextLine(Tone.Quiet, $"Their metadata at {tenant.Metadata}"));
                }

                return await play(setup with { Plan = setup.Plan with { Downstream = standIns.All, Issuer = issuer.Issuer } }).ConfigureAwait(false);
            }
        }
    }
}

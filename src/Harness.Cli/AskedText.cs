using Harness.Planning;
using Harness.Running;

namespace Harness.Cli;

/// <summary>Tells people what is wrong with what they asked for.</summary>
internal static class AskedText
{
    /// <summary>The run that was asked for, or null after everything that is wrong was told.</summary>
    public static RunSetup? Told(this Asked asked, Given given, Screen screen)
    {
        if (given.Switch(RunOptions.NoColor)) screen.UseNoColor();
        foreach (var problem in asked.Problems) screen.Problem(problem);
        if (asked.LeftOut is { } reason) screen.Say(reason);
        if (asked.ExitCode == ExitCode.CommandLine) screen.Say("See: b2c-harness run --help");
        if (asked.ExitCode == ExitCode.Packs) screen.Say($"{asked.Problems.Length} {(asked.Problems.Length == 1 ? "mistake" : "mistakes")}; nothing was sent.");
        return asked.Setup;
    }
}

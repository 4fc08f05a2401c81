using Harness.Planning;
using Harness.Running;

namespace Harness.Cli;

/// <summary>Tells people what is wrong with what they asked for.</summary>
internal static class AskedText
{
    /// <summary>The run that was asked for, or null after everything that is wrong was told.</summary>
    /// <param name="asked">What became of it.</param>
    /// <param name="given">Options and variables.</param>
    /// <param name="screen">Where it is told.</param>
    /// <param name="verb">The verb that was asked, whose help tells more.</param>
    public static RunSetup? Told(this Asked asked, Given given, Screen screen, string verb = "run")
    {
        if (given.Switch(RunOptions.NoColor)) screen.UseNoColor();
        foreach (var problem in asked.Problems) screen.Problem(problem);
        if (asked.LeftOut is { } reason) screen.Say(reason);
        if (asked.ExitCode == ExitCode.CommandLine) screen.Say($"See: b2c-harness {verb} --help");
        if (asked.ExitCode == ExitCode.Packs) screen.Say($"{asked.Problems.Length} {(asked.Problems.Length == 1 ? "mistake" : "mistakes")}; nothing was sent.");
        return asked.Setup;
    }
}

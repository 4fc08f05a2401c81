using Harness.Planning;
using Harness.Reporting;

namespace Harness.NUnit;

/// <summary>Writes the reports that a fixture was asked for, from its run file.</summary>
internal static class FixtureReports
{
    /// <exception cref="IOException">A report cannot be written.</exception>
    /// <exception cref="InvalidOperationException">A secret stands in an artifact.</exception>
    public static async Task Write(RunSetup setup, string runFile, Func<string, bool> isSecret)
    {
        var run = await RunFile.Open(runFile).ConfigureAwait(false);
        foreach (var (format, path) in setup.Reports) await format.Write(run, path, TextWriter.Null).ConfigureAwait(false);
        if (await setup.ArtifactWithSecret(runFile, isSecret).ConfigureAwait(false) is { } artifact)
            throw new InvalidOperationException($"A secret of this run stands in {artifact}. Delete the file, and report this mistake of the harness.");
    }
}

using System.Globalization;
using Harness.Running;

namespace Harness.Reporting;

/// <summary>The meaning of each exit code, in one line.</summary>
public static class ExitCodeText
{
    /// <summary>What an exit code means.</summary>
    public static string Of(ExitCode code) => code switch
    {
        ExitCode.Conforms => "the endpoint conforms",
        ExitCode.Findings => "there are findings that fail the run; no answer, or one that nobody can read, is a finding too",
        ExitCode.CommandLine => "the command line is wrong, or a report cannot be written where it says",
        ExitCode.Packs => "a pack, a persona, the settings or the baseline are wrong; nothing was sent",
        ExitCode.NothingRan => "nothing ran, nothing could be judged, or no connection was ever made",
        ExitCode.InvalidMeasurement => "the measurement is invalid: an endpoint was not healthy before a fault, or never called the service that was broken",
        ExitCode.SecretInArtifact => "a secret was found in an artifact",
        ExitCode.Cancelled => "the run was cancelled",
        _ => "unknown",
    };

    /// <summary><c>Exit code 0: the endpoint conforms.</c></summary>
    internal static string Sentence(int code) => string.Create(CultureInfo.InvariantCulture, $"Exit code {code}: {Of((ExitCode)code)}.");
}

namespace Harness.Running;

/// <summary>What the command's exit codes mean; README and help take their table from here.</summary>
public enum ExitCode
{
    /// <summary>The endpoint conforms.</summary>
    Conforms = 0,

    /// <summary>Findings at or above <c>--fail-on</c>; also an endpoint that is connected but silent, or answers garbage.</summary>
    Findings = 1,

    /// <summary>The command line is wrong, or a report cannot be written where it says.</summary>
    CommandLine = 2,

    /// <summary>A pack, a persona, the settings or the baseline are wrong; nothing was sent.</summary>
    Packs = 3,

    /// <summary>Nothing ran, nothing could be judged, or no connection was ever made.</summary>
    NothingRan = 4,

    /// <summary>The measurement is invalid.</summary>
    InvalidMeasurement = 5,

    /// <summary>A secret was found in an artifact.</summary>
    SecretInArtifact = 6,

    /// <summary>The run was cancelled; what was played until then is in the report.</summary>
    Cancelled = 130,
}

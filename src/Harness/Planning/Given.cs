using System.Collections.Immutable;
using System.Globalization;
using Harness.Running;

namespace Harness.Planning;

/// <summary>What the user gave: of each option what the first source says that knows of it. Collects what is wrong instead of stopping at it.</summary>
/// <param name="sources">The sources, the one that beats the others first.</param>
internal sealed class Given(params IReadOnlyList<OptionSource> sources)
{
    private readonly List<string> problems = [];

    /// <summary>Tells which certificates are in date; null where that does not matter.</summary>
    public TimeProvider? Time { get; init; }

    /// <summary>What is wrong, one sentence or two each.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>The environment variables <c>B2C_HARNESS_...</c>; an empty one counts as not set.</summary>
    public static IReadOnlyList<string>? Variables(RunOption option)
    {
        ArgumentNullException.ThrowIfNull(option);
        return Environment.GetEnvironmentVariable(option.Variable) is { Length: > 0 } text ? option.Split(text) : null;
    }

    /// <summary>Adds something that is wrong.</summary>
    public void Problem(string text) => problems.Add(text);

    /// <summary>The value of an option, or null where none is given.</summary>
    public string? Text(RunOption option) => Many(option) is [var value, ..] ? value : null;

    /// <summary>All values of an option.</summary>
    public IReadOnlyList<string> Many(RunOption option) => sources.Select(source => source(option)).FirstOrDefault(values => values is not null) ?? [];

    /// <summary>Whether a switch is on.</summary>
    public bool Switch(RunOption option) => Text(option) is not (null or "0" or "false");

    /// <summary>A whole number.</summary>
    /// <param name="option">The option.</param>
    /// <param name="otherwise">The number where none is given, or none that can be used.</param>
    /// <param name="least">The smallest that makes sense; a smaller one is a problem.</param>
    public int Number(RunOption option, int otherwise, int least)
    {
        ArgumentNullException.ThrowIfNull(option);
        if (Text(option) is not { } text) return otherwise;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least) return number;
        Problem($"{option.Name} takes a whole number of at least {least.ToString(CultureInfo.InvariantCulture)}, not '{text}'.");
        return otherwise;
    }

    /// <summary>What shapes the calls, for the run file.</summary>
    public ImmutableArray<GivenOption> ToRecord() =>
        [.. RunOptions.All.Where(option => option.IsRecorded && (!option.IsSwitch || Switch(option))).SelectMany(option => Many(option).Select(value => new GivenOption(option.Name, value)))];
}

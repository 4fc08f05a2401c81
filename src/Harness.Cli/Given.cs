using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Harness.Running;

namespace Harness.Cli;

/// <summary>What the user gave: an option, or else its environment variable, or else what a saved run was given. Collects what is wrong instead of stopping at it.</summary>
internal sealed class Given(ParseResult parsed, ImmutableArray<GivenOption> recorded = default)
{
    private readonly List<string> problems = [];

    public IReadOnlyList<string> Problems => problems;

    public void Problem(string text) => problems.Add(text);

    public string? Text(RunOption option) =>
        IsGiven(option) ? parsed.GetValue<string>(option.Name) : Variable(option) ?? Recorded(option).FirstOrDefault();

    public string[] Many(RunOption option) =>
        IsGiven(option)
            ? parsed.GetValue<string[]>(option.Name) ?? []
            : Variable(option)?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [.. Recorded(option)];

    public bool Switch(RunOption option) =>
        IsGiven(option) ? parsed.GetValue<bool>(option.Name) : (Variable(option) ?? Recorded(option).FirstOrDefault()) is not (null or "0" or "false");

    public int Number(RunOption option, int otherwise, int least)
    {
        if (Text(option) is not { } text) return otherwise;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least) return number;
        Problem($"{option.Name} takes a whole number of at least {least}, not '{text}'.");
        return otherwise;
    }

    /// <summary>What shapes the calls, for the run file.</summary>
    public ImmutableArray<GivenOption> ToRecord() =>
        [.. RunOptions.All.Where(option => option.IsRecorded).SelectMany(option => Values(option).Select(value => new GivenOption(option.Name, value)))];

    private string[] Values(RunOption option) =>
        option.IsSwitch ? Switch(option) ? ["1"] : []
        : option.Repeatable ? Many(option)
        : Text(option) is { } text ? [text] : [];

    private IEnumerable<string> Recorded(RunOption option) =>
        recorded.IsDefault ? [] : recorded.Where(one => one.Name == option.Name).Select(one => one.Value);

    private bool IsGiven(RunOption option) => parsed.CommandResult.Command.Options.Any(known => known.Name == option.Name) && parsed.GetResult(option.Name) is { } result && result.Tokens.Count + (option.IsSwitch ? 1 : 0) > 0;

    private static string? Variable(RunOption option) =>
        System.Environment.GetEnvironmentVariable(option.Variable) is { Length: > 0 } value ? value : null;
}

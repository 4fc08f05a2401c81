using System.CommandLine;
using System.Globalization;

namespace Harness.Cli;

/// <summary>What the user gave: an option, or else its environment variable. Collects what is wrong instead of stopping at it.</summary>
internal sealed class Given(ParseResult parsed)
{
    private readonly List<string> problems = [];

    public IReadOnlyList<string> Problems => problems;

    public void Problem(string text) => problems.Add(text);

    public string? Text(RunOption option) =>
        IsGiven(option) ? parsed.GetValue<string>(option.Name) : Variable(option);

    public string[] Many(RunOption option) =>
        IsGiven(option)
            ? parsed.GetValue<string[]>(option.Name) ?? []
            : Variable(option)?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    public bool Switch(RunOption option) =>
        IsGiven(option) ? parsed.GetValue<bool>(option.Name) : Variable(option) is not (null or "0" or "false");

    public int Number(RunOption option, int otherwise, int least)
    {
        if (Text(option) is not { } text) return otherwise;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least) return number;
        Problem($"{option.Name} takes a whole number of at least {least}, not '{text}'.");
        return otherwise;
    }

    private bool IsGiven(RunOption option) => parsed.GetResult(option.Name) is { } result && result.Tokens.Count + (option.IsSwitch ? 1 : 0) > 0;

    private static string? Variable(RunOption option) =>
        System.Environment.GetEnvironmentVariable(option.Variable) is { Length: > 0 } value ? value : null;
}

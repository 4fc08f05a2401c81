using System.Collections.Immutable;
using System.Globalization;
using Harness.Dialects;
using Harness.Planning;
using Harness.Scenarios;
using NUnit.Framework;

namespace Harness.NUnit;

/// <summary>
/// What tests are told, by the rows of the command's options: environment, then parameters of the run settings, then code, then what lies beside
/// the test assembly.
/// </summary>
/// <param name="Fixture">The name of the test class: a parameter <c>FIXTURE.name</c> is for this class alone.</param>
/// <param name="FullName">The same with its namespace; its run file and reports lie in a folder of this name.</param>
/// <param name="Folder">The folder of the test assembly, to which files are relative.</param>
/// <param name="Parameters">The parameters of the run settings.</param>
internal sealed record TestSettings(string Fixture, string FullName, string Folder, ImmutableDictionary<string, string> Parameters)
{
    // What is not known yet while tests are only listed.
    private static readonly ImmutableArray<RunOption> OfTheCall =
    [
        RunOptions.Endpoint, RunOptions.Environment, RunOptions.User, RunOptions.PasswordVariable, RunOptions.Certificate, RunOptions.CertificatePasswordVariable,
        RunOptions.OldUser, RunOptions.OldPasswordVariable, RunOptions.OldCertificate, RunOptions.OldCertificatePasswordVariable, RunOptions.Rotation, RunOptions.TokenVariable, RunOptions.Header, RunOptions.Query, RunOptions.Trust,
    ];

    // What chooses among the scenarios of packs, and people, of whom a test by hand says itself whom it means.
    private static readonly ImmutableArray<RunOption> Choosing = [RunOptions.Persona, RunOptions.Only, RunOptions.Tag, RunOptions.Step, RunOptions.Repeat, RunOptions.Downstream];

    /// <summary>Where the run file and the reports go unless the settings say otherwise: this, and below it a folder for each test class.</summary>
    private static string DefaultOut => Path.Combine(TestContext.CurrentContext.WorkDirectory, RunSetup.DefaultOut);

    /// <summary>The settings of a test class.</summary>
    public static TestSettings Of(Type fixture) => new(fixture.Name, fixture.FullName ?? fixture.Name, Path.GetDirectoryName(fixture.Assembly.Location) ?? "", Known);

    /// <summary>The settings of the test that runs now.</summary>
    public static TestSettings OfCurrentTest() => TestContext.CurrentContext is var context && context.Test.ClassName is { } name
        ? new(name.Split('.', '+')[^1], name, context.TestDirectory, Known)
        : new("Tests", "Tests", context.TestDirectory, Known);

    private static ImmutableDictionary<string, string> Known => TestContext.Parameters.Names.ToImmutableDictionary(name => name, name => TestContext.Parameters[name] ?? "");

    /// <summary>The name of an option as a setting.</summary>
    public static string NameOf(RunOption option) => option.Name.TrimStart('-');

    /// <summary>All that is given, with a run that can be played in mind.</summary>
    public Given Given(ConnectorTestsAttribute? tests, ConnectorUnderTest? connector)
    {
        var code = Code(tests);
        var given = new Given(Sources(option => connector is null ? null : Values(connector, option), option => code[option] is { } values && values.Any() ? [.. values] : null)) { Time = TimeProvider.System };
        foreach (var mistake in Mistakes(tests)) given.Problem(mistake);
        return given;
    }

    /// <summary>The same while tests are listed, without endpoint and credentials.</summary>
    public Given ToList(ConnectorTestsAttribute tests) => Except(OfTheCall, Given(tests, null));

    /// <summary>The same for a scenario that is written by hand: nothing chooses it away.</summary>
    public Given ForOne(ConnectorUnderTest connector) => Except(Choosing, Given(null, connector));

    private static Given Except(ImmutableArray<RunOption> rows, Given whole)
    {
        var given = new Given(option => !rows.Contains(option) && whole.Many(option) is { Count: > 0 } values ? values : null) { Time = whole.Time };
        foreach (var mistake in whole.Problems) given.Problem(mistake);
        return given;
    }

    /// <summary>A file named in code or settings.</summary>
    public string Located(string file) => file.StartsWith("builtin:", StringComparison.OrdinalIgnoreCase) ? file : Path.GetFullPath(file, Folder);

    private IReadOnlyList<OptionSource> Sources(params IEnumerable<OptionSource> code) =>
    [
        .. code.Prepend(OfRunSettings).Prepend(Planning.Given.Variables).Append(Beside).Select<OptionSource, OptionSource>(source => option =>
            source(option) is { } values ? option.IsFile ? [.. values.Select(value => option.Choices().Contains(value) ? value : Located(value))] : option == RunOptions.Out ? [.. values.Select(Out)] : values : null),
    ];

    // Of several test classes each has its own.
    private string Out(string folder) => Path.Combine(Path.GetFullPath(folder, TestContext.CurrentContext.WorkDirectory), FullName);

    private IReadOnlyList<string>? OfRunSettings(RunOption option)
    {
        var name = NameOf(option);
        return (Parameters.GetValueOrDefault($"{Fixture}.{name}") ?? Parameters.GetValueOrDefault(name)) is { Length: > 0 } text ? option.Split(text) : null;
    }

    private IReadOnlyList<string>? Beside(RunOption option) =>
        option == RunOptions.Out ? [DefaultOut]
        : option == RunOptions.Settings && File.Exists(Located(SettingsReader.FileName)) ? [SettingsReader.FileName]
        : null;

    private static ILookup<RunOption, string> Code(ConnectorTestsAttribute? tests)
    {
        if (tests is null) return Array.Empty<(RunOption, string)>().ToLookup(one => one.Item1, one => one.Item2);
        (string Name, string? Value)[] pairs =
        [
            .. tests.Settings.Select(Pair).SelectMany(pair => Split(pair.Name, pair.Value)), (NameOf(RunOptions.Endpoint), tests.Endpoint),
            (NameOf(RunOptions.User), tests.User), (NameOf(RunOptions.PasswordVariable), tests.PasswordVariable),
        ];
        return (from pair in pairs from row in RunOptions.OfTests where NameOf(row) == pair.Name && pair.Value is not null select (row, pair.Value)).ToLookup(one => one.row, one => one.Value);
    }

    private static IEnumerable<(string Name, string? Value)> Split(string name, string? text) =>
        text is null ? [] : RunOptions.OfTests.FirstOrDefault(row => NameOf(row) == name) is { } row ? row.Split(text).Select(value => (name, (string?)value)) : [];

    private static (string Name, string? Value) Pair(string text) => text.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals ? (text[..equals].Trim(), text[(equals + 1)..].Trim()) : (text.Trim(), null);

    private static string[]? Values(ConnectorUnderTest connector, RunOption option) =>
        option == RunOptions.Endpoint ? [.. connector.Steps.Select(step => $"{step.Key}={step.Value.OriginalString}"), connector.Endpoint.OriginalString]
        : option == RunOptions.Clock && connector.Clock is { } clock ? [clock.ToString()]
        : option == RunOptions.Settings && connector.Settings is { } settings ? [settings]
        : option == RunOptions.Seed && connector.Seed is { } seed ? [seed.ToString(CultureInfo.InvariantCulture)]
        : option == RunOptions.FailOn && connector.FailOn is { } severity ? [Words.Of(severity)]
        : null;

    private IEnumerable<string> Mistakes(ConnectorTestsAttribute? tests)
    {
        string[] known = [.. RunOptions.OfTests.Select(NameOf)];
        foreach (var (name, value) in tests?.Settings.Select(Pair) ?? [])
        {
            if (!known.Contains(name)) yield return $"[ConnectorTests] has a setting '{name}', which is none. {DidYouMean.Hint(name, known)}";
            else if (string.IsNullOrEmpty(value)) yield return $"[ConnectorTests] has a setting '{name}' without a value; write '{name}=VALUE'.";
        }

        foreach (var parameter in Parameters.Keys.Order(StringComparer.Ordinal))
        {
            var isOurs = parameter.StartsWith(Fixture + ".", StringComparison.Ordinal);
            var name = isOurs ? parameter[(Fixture.Length + 1)..] : parameter;
            if (known.Contains(name)) continue;
            // Other parameters may be for other tests, unless they look like a slip.
            if (RunOptions.All.Any(row => NameOf(row) == name)) yield return $"The run settings have a parameter '{parameter}', which is no setting of tests.";
            else if (isOurs || DidYouMean.Nearest(name, known) is not null) yield return $"The run settings have a parameter '{parameter}', which is no setting. {DidYouMean.Hint(name, known)}";
        }
    }
}

using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Harness.Claims;
using Harness.Dialects;
using Harness.Dialects.Variations;
using Harness.Exchanges;
using Harness.Exchanges.Faults;
using Harness.Planning;
using Harness.Reporting;
using Harness.Rules;
using Harness.Running;
using Harness.Running.Probes;
using Harness.Scenarios;

namespace Harness.Tests;

/// <summary>The tables of the README are made from the rows they describe; run with HARNESS_APPROVE=1 to write them anew.</summary>
public sealed partial class ReadmeTests
{
    [Test]
    public void Every_generated_table_of_a_README_is_up_to_date([Values("README.md", "scenarios/README.md", "src/Harness.Downstream/README.md", "src/Harness.NUnit/README.md", "src/Harness/Rules/README.md")] string file)
    {
        var readme = File.ReadAllText(Readme(file));
        var expected = Table().Replace(readme, table => $"<!-- table: {table.Groups["name"].Value} -->\n{Made(table.Groups["name"].Value)}<!-- end -->");
        if (Environment.GetEnvironmentVariable("HARNESS_APPROVE") == "1") File.WriteAllText(Readme(file), expected);
        else Assert.That(readme, Is.EqualTo(expected), $"{file} is stale: HARNESS_APPROVE=1 dotnet test writes its tables anew");
    }

    [Test]
    public void Every_member_of_a_scenario_is_in_the_README_of_scenarios()
    {
        var readme = File.ReadAllText(Readme("scenarios/README.md"));
        Assert.That(ScenarioReader.Names.Where(name => !readme.Contains($"`{name}`", StringComparison.Ordinal) && !readme.Contains($"\"{name}\":", StringComparison.Ordinal)), Is.Empty);
    }

    private static string Made(string name) => name switch
    {
        "exit codes" => Rows("| exit code | means |", Enum.GetValues<ExitCode>().Select(code => $"| {((int)code).ToString(CultureInfo.InvariantCulture)} | {ExitCodeText.Of(code)} |")),
        "report formats" => Rows("| `--report` | file |", ReportFormat.All.Select(format => $"| `{format.Id}` | {(format.FileName == ReportFormat.StandardOutput ? "standard output" : $"`{format.FileName}`")}: {format.About} |")),
        "variations" => Rows("| `vary` | what is sent |", VariationBook.Ids.Zip(VariationBook.About).Select(row => $"| `{row.First}` | {row.Second} |")),
        "test settings" => Rows("| setting | means |", RunOptions.OfTests.Select(row => $"| `{row.Name.TrimStart('-')}` | {row.About} |")),
        "faults" => Faults(),
        "personas" => Personas(),
        "rules" => Rules(),
        _ when name.StartsWith("pipeline ", StringComparison.Ordinal) => $"\n```yaml\n{Pipeline(name[9..])}```\n\n",
        "probes" => string.Concat(new[] { "| `probe` | what it does | roles | dialects |", "|---|---|---|---|" }.Concat(ProbeBook.Lines.Select(probe => $"| `{probe.Id}` | {probe.About} | {probe.Roles} | {AskedIn(probe.Id)} |")).Select(row => row + "\n")),
        "probes of others" => string.Join(", ", ProbeBook.All.Where(probe => probe.IsAboutOddCalls).Select(probe => $"`{probe.Id}`")) + ".\n",
        _ => throw new InvalidOperationException($"There is no table '{name}'."),
    };

    private static string Rules() => string.Concat(new[] { "| rule | severity | what it says | where it is from | confidence |", "|---|---|---|---|---|" }
        .Concat(DialectBook.All.SelectMany(dialect => RuleBook.Of(dialect).All).DistinctBy(rule => rule.Id)
            .Select(rule => $"| `{rule.Id}` | {Words.Of(rule.Severity)} | {rule.Statement} | {rule.Source} | {Words.Of(rule.Confidence)} |")).Select(row => row + "\n"));

    private static string Pipeline(string kind) => File.ReadAllText(Readme($"src/Harness.Cli/Init/Templates/{kind}.yml"))
        .Replace("PACKS", "packs builtin:user-flow", StringComparison.Ordinal).Replace("VERSION", ConnectorClient.UserAgent.Split('/')[1], StringComparison.Ordinal)
        .Replace(": USER", ": connector", StringComparison.Ordinal).Replace("VARIABLE", "CONNECTOR_PASSWORD", StringComparison.Ordinal);

    private static string Personas()
    {
        var book = PersonaBook.Open();
        return Rows("| persona | who |", book.Ids.Select(id => $"| `{id}` | {book.About(id)} |"));
    }

    private static string Rows(string head, IEnumerable<string> rows) => string.Concat(new[] { head, "|---|---|" }.Concat(rows).Select(row => row + "\n"));

    private static string Faults() => string.Concat(new[] { "| fault | what happens | what can be said | |", "|---|---|---|---|" }.Concat(FaultBook.All.Select(kind =>
    {
        string?[] notes = [kind.IsSlow ? "slow" : null, kind.SaysRetryAfter ? "says when to come back" : null, kind.RecoversByItself ? "ends by itself" : null, kind.IsRefusal ? "hits every call" : null];
        var said = kind.Parameters.Select(parameter => $"`{parameter.Id}`: {parameter.About} ({parameter.DefaultInWords})");
        return $"| `{kind.Id}` | {kind.About} | {string.Join("; ", said)} | {string.Join(", ", notes.OfType<string>())} |";
    })).Select(row => row + "\n"));

    private static string Readme(string file = "README.md", [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../..", file);

    [GeneratedRegex("<!-- table: (?<name>[^>]+) -->\n(?<rows>.*?)<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Table();

    private static string AskedIn(string probe) => PackContexts.Of(PersonaBook.Open()).Probes.Single(known => known.Id == probe).Dialects is var dialects && dialects.Length == DialectBook.All.Length
        ? "all"
        : string.Join(", ", dialects.Select(dialect => $"`{dialect}`"));
}

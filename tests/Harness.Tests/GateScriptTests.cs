using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Harness.Planning;
using Harness.Scenarios;

namespace Harness.Tests;

/// <summary>The parameters of <c>run-tests.ps1</c> are made from the option rows; run with HARNESS_APPROVE=1 to write them anew.</summary>
public sealed partial class GateScriptTests
{
    private static readonly Dictionary<string, string> Aliases = new() { ["PasswordEnv"] = "PasswordVariable", ["Env"] = "Environment" };

    [Test]
    public void The_parameters_of_the_gate_script_are_those_of_the_command()
    {
        var script = File.ReadAllText(Script());
        var expected = Region().Replace(script, region =>
        {
            var indent = region.Groups["indent"].Value;
            var lines = Made(region.Groups["name"].Value).Select(line => $"{indent}{line}\n");
            return $"{indent}# <{region.Groups["name"].Value}>\n{string.Concat(lines)}{indent}# </{region.Groups["name"].Value}>\n";
        });
        if (Environment.GetEnvironmentVariable("HARNESS_APPROVE") == "1") File.WriteAllText(Script(), expected);
        else Assert.That(script, Is.EqualTo(expected), "run-tests.ps1 is stale: HARNESS_APPROVE=1 dotnet test writes its parameters anew");
    }

    // Windows PowerShell 5.1 reads a script without byte-order mark in the code page of the machine.
    [Test]
    public void The_gate_script_has_no_letter_that_depends_on_a_code_page() =>
        Assert.That(File.ReadAllText(Script()).Where(letter => letter > '~'), Is.Empty);

    private static IEnumerable<string> Made(string region) => region switch
    {
        "packs" => [$"@({Quoted(PackReader.BuiltIn.Select(name => "builtin:" + name))}) -like \"$word*\""],
        "options" => RunOptions.All.SelectMany((option, index) => Parameter(option, isLast: index == RunOptions.All.Length - 1)),
        "names" => [$"$names = @({Quoted(RunOptions.All.Select(Name))})", $"$notOfTests = @({Quoted(RunOptions.All.Except(RunOptions.OfTests).Select(Name))})", $"$files = @({Quoted(RunOptions.All.Where(option => option.IsFile).Select(Name))})"],
        _ => throw new InvalidOperationException($"There is no region '{region}'."),
    };

    private static IEnumerable<string> Parameter(RunOption option, bool isLast)
    {
        var name = Name(option);
        yield return "# " + option.About;
        if (Aliases.TryGetValue(name, out var alias)) yield return $"[Alias('{alias}')]";
        var choices = option.Choices().ToArray();
        if (option.IsClosed) yield return $"[ValidateSet({Quoted(choices)})]";
        else if (choices.Length > 0) yield return $"[ArgumentCompleter({{ param($command, $parameter, $word) @({Quoted(choices)}) -like \"$word*\" }})]";
        var type = option.IsSwitch ? "switch" : option.Repeatable ? "string[]" : "string";
        yield return $"[{type}] ${name}{(isLast ? "" : ",")}";
    }

    private static string Name(RunOption option) => string.Concat(option.Name.TrimStart('-').Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static string Quoted(IEnumerable<string> words) => string.Join(", ", words.Select(word => $"'{word.Replace("'", "''", StringComparison.Ordinal)}'"));

    private static string Script([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../run-tests.ps1");

    [GeneratedRegex("^(?<indent> *)# <(?<name>[a-z]+)>\n(?<rows>.*?)^ *# </\\k<name>>\n", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Region();
}

using System.CommandLine;
using System.CommandLine.Completions;
using System.Text.Encodings.Web;
using System.Text.Json;
using Harness.Dialects;
using Harness.ReferenceConnector;
using Harness.Reporting;
using Harness.Rules;
using Harness.Running;
using Harness.Scenarios;
using Spectre.Console;
using Rule = Harness.Rules.Rule;

namespace Harness.Cli.Commands;

/// <summary><c>rules [ID]</c></summary>
internal static class RulesCommand
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Make(Screen screen)
    {
        var id = new Argument<string?>("ID") { Description = "A rule, to have it explained.", HelpName = "ID", Arity = ArgumentArity.ZeroOrOne };
        id.CompletionSources.Add(_ => Book.Select(rule => new CompletionItem(rule.Id)));
        var format = new Option<string>("--format") { Description = "text (default), json or markdown; json and markdown go to standard output.", HelpName = "FORMAT" };
        var command = new Verb("rules", "The rule book, or one rule explained.", "b2c-harness rules", "b2c-harness rules UF-RES-005", "b2c-harness rules --format json") { id, format };
        command.SetAction(parsed => (int)Show(parsed.GetValue(id), parsed.GetValue(format) ?? "text", screen));
        return command;
    }

    private static string Markdown() => string.Join('\n',
        ["| rule | severity | what it says | confidence |", "|---|---|---|---|",
        .. Book.Select(rule => $"| `{rule.Id}` | {Words.Of(rule.Severity)} | {rule.Statement} | {Words.Of(rule.Confidence)} |")]) + "\n";

    private static IEnumerable<Rule> Book => DialectBook.All.SelectMany(dialect => RuleBook.Of(dialect).All).DistinctBy(rule => rule.Id);

    private static ExitCode Show(string? id, string format, Screen screen)
    {
        if (format is not ("text" or "json" or "markdown"))
        {
            screen.Problem($"--format takes text, json or markdown, not '{format}'.");
            return ExitCode.CommandLine;
        }

        var rules = id is null ? [.. Book] : Book.Where(rule => string.Equals(rule.Id, id, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (rules.Length == 0 && OwnRules.All.FirstOrDefault(rule => string.Equals(rule.Id, id, StringComparison.OrdinalIgnoreCase)) is { } own) return Explain(own, format, screen);
        if (rules.Length == 0)
        {
            screen.Problem($"There is no rule '{id}'. {DidYouMean.Hint(id!, [.. Book.Select(rule => rule.Id), .. OwnRules.All.Select(rule => rule.Id)])}");
            return ExitCode.CommandLine;
        }

        if (format == "json") screen.Output.WriteLine(JsonSerializer.Serialize(rules.Select(Row), Json));
        else if (format == "markdown") screen.Output.Write(Markdown());
        else if (id is null) Table(rules, screen);
        else Explain(rules[0], screen);
        return ExitCode.Conforms;
    }

    private static void Explain(Rule rule, Screen screen)
    {
        var defects = Defects.Known.Where(defect => defect.Rules.Contains(rule.Id)).Select(defect => $"{defect.Id}: {defect.Summary}").ToArray();
        foreach (var line in RuleText.Lines(rule, defects)) screen.Answer(line);
    }

    private static ExitCode Explain(OwnRule rule, string format, Screen screen)
    {
        if (format == "json") screen.Output.WriteLine(JsonSerializer.Serialize(new[] { new { id = rule.Id, statement = rule.Statement, about = rule.About } }, Json));
        else foreach (var line in RuleText.Lines(rule)) screen.Answer(line);
        return ExitCode.Conforms;
    }

    private static void Table(Rule[] rules, Screen screen)
    {
        var table = new Table().AddColumns("rule", "severity", "what it says").Border(TableBorder.Simple);
        foreach (var rule in rules) table.AddRow(rule.Id, Words.Of(rule.Severity), Markup.Escape(rule.Statement));
        screen.Answer(table);
        screen.Say($"{rules.Length} rules. 'b2c-harness rules {rules[^1].Id}' explains one.");
    }

    private static object Row(Rule rule) => new
    {
        id = rule.Id,
        area = rule.Area,
        steps = rule.Steps,
        severity = Words.Of(rule.Severity),
        level = rule.Severity switch { Severity.Error => "must", Severity.Warning => "should", _ => "advice" },
        statement = rule.Statement,
        source = rule.Source,
        confidence = Words.Of(rule.Confidence),
        scope = rule.Scope,
        needs = rule.Needs.Text,
        covers = rule.Covers,
    };
}

using System.Collections.Immutable;
using System.Text;
using Harness.Reporting.Html;

namespace Harness.Reporting;

/// <summary>Whether packs notice one defect of the reference connector.</summary>
/// <param name="Defect">The defect's id.</param>
/// <param name="Summary">What the connector does wrong.</param>
/// <param name="Rules">The rules that must notice it.</param>
/// <param name="Caught">Whether one of them did.</param>
/// <param name="Found">The rules that were broken: those of the row where it was caught, else whatever the correct connector does not break.</param>
public sealed record SelftestRow(string Defect, string Summary, ImmutableArray<string> Rules, bool Caught, ImmutableArray<string> Found)
{
    /// <summary>Whether it shows only where services behind the connector break, and none of the packs breaks one.</summary>
    public bool IsOutOfReach { get; init; }

    /// <summary>Whether the packs see that something is wrong, and not what.</summary>
    public bool IsNoticed => !Caught && !Found.IsEmpty;

    /// <summary>The result in words.</summary>
    public string Words => Caught ? $"caught by {string.Join(", ", Found)}" : IsNoticed ? $"noticed by {string.Join(", ", Found)}, not by its own rule" : IsOutOfReach ? "ESCAPED: no pack breaks a service" : "ESCAPED";
}

/// <summary>What a selftest showed: the defects that escape, those that are caught, and what the correct connector fails.</summary>
/// <param name="Packs">The packs that were tested.</param>
/// <param name="Rows">One for each defect.</param>
/// <param name="Alarms">What the correct connector was accused of.</param>
public sealed record SelftestReport(ImmutableArray<string> Packs, ImmutableArray<SelftestRow> Rows, ImmutableArray<string> Alarms)
{
    internal const string AlarmsTitle = "What the correct connector fails";
    internal const string AlarmsNote = "Either the packs expect what the reference connector does not do, or the harness is wrong.";

    /// <summary>The result in one sentence.</summary>
    public string Sentence
    {
        get
        {
            var caught = Rows.Count(row => row.Caught);
            var noticed = Rows.Count(row => row.IsNoticed);
            var outOfReach = Rows.Count(row => row is { Caught: false, IsNoticed: false, IsOutOfReach: true });
            return $"{caught} of {Rows.Length} defects caught, {(noticed == 0 ? "" : $"{noticed} noticed by other rules, ")}{Rows.Length - caught - noticed} escaped{(outOfReach == 0 ? "" : $" ({outOfReach} of them because no pack breaks a service)")}, {Figures.Of(Alarms.Length, "finding")} on the correct connector.";
        }
    }

    /// <summary>Whether every defect was caught and the correct connector accused of nothing.</summary>
    public bool IsGood => Alarms.IsEmpty && Rows.All(row => row.Caught);

    /// <summary>The tables in Markdown.</summary>
    public string Markdown()
    {
        var text = new StringBuilder($"# Selftest of {string.Join(", ", Packs)}\n\n{Sentence}\n");
        Table(text, "Defects that these packs miss", Rows.Where(row => !row.Caught && !row.IsNoticed));
        if (Rows.Any(row => row.IsNoticed)) Table(text, "Defects that these packs notice by other rules only", Rows.Where(row => row.IsNoticed));
        Table(text, "Defects that these packs catch", Rows.Where(row => row.Caught));
        text.Append("\n## ").Append(AlarmsTitle).Append("\n\n");
        if (!Alarms.IsEmpty) text.Append(AlarmsNote).Append("\n\n");
        foreach (var alarm in Alarms.DefaultIfEmpty("None.")) text.Append("- ").Append(Cell(alarm)).Append('\n');
        return text.ToString();
    }

    /// <summary>The same as a page that needs nothing else.</summary>
    public Task Html(TextWriter writer) => HtmlSelftest.Write(this, writer);

    private static void Table(StringBuilder text, string title, IEnumerable<SelftestRow> rows)
    {
        text.Append("\n## ").Append(title).Append("\n\n| defect | what the connector does wrong | must be noticed by | result |\n|---|---|---|---|\n");
        foreach (var row in rows)
            text.Append("| `").Append(row.Defect).Append("` | ").Append(Cell(row.Summary)).Append(" | ").AppendJoin(", ", row.Rules).Append(" | ").Append(row.Words).Append(" |\n");
    }

    private static string Cell(string text) => Visible.Line(text).Replace("|", "\\|", StringComparison.Ordinal);
}

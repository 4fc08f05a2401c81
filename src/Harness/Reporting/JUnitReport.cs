using System.Globalization;
using System.Xml;
using Harness.Running;

namespace Harness.Reporting;

/// <summary>
/// The run as JUnit XML, as Jenkins, GitLab and Azure Pipelines read it. A suite says how many cases it has before the first of them, so the
/// file is read once to count and once for each pack.
/// </summary>
internal static class JUnitReport
{
    private const int MostOfBody = 32 * 1024;
    private const int MostOfMessage = 1_000;

    public static async Task Render(RunFile run, TextWriter writer)
    {
        var digest = await RunDigest.Of(run).ConfigureAwait(false);
        var trouble = RunTrouble.Of(run, digest);
        var remark = run.Footer is { Findings.IsEmpty: false };
        await writer.WriteAsync("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n").ConfigureAwait(false);
        var xml = XmlWriter.Create(writer, new XmlWriterSettings { Async = true, Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true, CloseOutput = false });
        await using (xml.ConfigureAwait(false))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", "b2c-harness");
            Totals(xml, digest.Packs.Sum(pack => pack.FoldedCases) + (trouble is not null || remark ? 1 : 0), digest.Failed + (trouble is null ? 0 : 1), digest.Packs.Sum(pack => pack.TookMs));
            foreach (var pack in digest.Packs) await Suite(xml, run, pack).ConfigureAwait(false);
            if (trouble is not null || remark) Run(xml, run, digest, trouble);
            xml.WriteEndElement();
        }

        await writer.WriteAsync('\n').ConfigureAwait(false);
    }

    private static async Task Suite(XmlWriter xml, RunFile run, PackDigest pack)
    {
        Begin(xml, run.Header, pack.Name, pack.FoldedCases, pack.Failed, pack.NotAsked, pack.TookMs);
        var ordinal = 0L;
        await foreach (var result in run.Cases().ConfigureAwait(false))
        {
            if (result.Pack == pack.Name && !pack.IsFolded(result))
            {
                Case(xml, result);
                await xml.FlushAsync().ConfigureAwait(false);
            }

            if (ordinal++ == pack.Last) break;
        }

        foreach (var passed in pack.Folded)
        {
            Case(xml, pack.Name, $"{passed.Scenario}/... ({Figures.Number(passed.Count)} payloads that passed)", passed.TookMs, passed.File, passed.Line);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Case(XmlWriter xml, string pack, string name, double milliseconds, string file, int line)
    {
        xml.WriteStartElement("testcase");
        Attribute(xml, "classname", pack);
        Attribute(xml, "name", name);
        Attribute(xml, "time", Seconds(milliseconds));
        Attribute(xml, "file", file);
        Attribute(xml, "line", line.ToString(CultureInfo.InvariantCulture));
    }

    private static void Case(XmlWriter xml, CaseResult result)
    {
        var name = result.Case.StartsWith(result.Pack + "/", StringComparison.Ordinal) ? result.Case[(result.Pack.Length + 1)..] : result.Case;
        Case(xml, result.Pack, name, result.TookMs, result.File, result.Line);
        if (result is { Outcome: CaseOutcome.NotAsked, NotAsked: { } reason })
        {
            xml.WriteStartElement("skipped");
            Attribute(xml, "message", reason);
            xml.WriteEndElement();
        }
        else if (result.Outcome == CaseOutcome.Failed)
        {
            var worst = result.Findings.IsEmpty ? null : result.Findings.MaxBy(finding => finding.Severity);
            Failure(xml, worst is null ? "failed" : Visible.Excerpt(CaseText.Sentence(worst), MostOfMessage), worst?.Rule ?? "failed", CaseText.Lines(result));
        }
        else if (!result.Findings.IsEmpty)
        {
            xml.WriteElementString("system-out", Body(CaseText.Lines(result)));
        }
        else if (result.Cell is { } cell)
        {
            xml.WriteElementString("system-out", Visible.Line($"{FaultCellText.Sentence(cell)}. The person would see: {cell.Sees}"));
        }

        xml.WriteEndElement();
    }

    // A tool that counts cases must not call a run green in which something else was wrong.
    private static void Run(XmlWriter xml, RunFile run, RunDigest digest, RunTrouble? trouble)
    {
        Begin(xml, run.Header, "run", 1, trouble is null ? 0 : 1, 0, 0);
        xml.WriteStartElement("testcase");
        Attribute(xml, "classname", "run");
        Attribute(xml, "name", "run");
        Attribute(xml, "time", Seconds(0));
        var summary = RunText.Summary(run.Header, run.Footer, digest);
        if (trouble is null) xml.WriteElementString("system-out", Body(summary));
        else Failure(xml, trouble.Message, trouble.Type, summary);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Begin(XmlWriter xml, RunHeader header, string name, long tests, long failures, long skipped, double milliseconds)
    {
        xml.WriteStartElement("testsuite");
        Attribute(xml, "name", name);
        Totals(xml, tests, failures, milliseconds);
        Attribute(xml, "skipped", skipped.ToString(CultureInfo.InvariantCulture));
        Attribute(xml, "timestamp", header.Started.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
        xml.WriteStartElement("properties");
        Property(xml, "seed", header.Seed.ToString(CultureInfo.InvariantCulture));
        Property(xml, "endpoint", string.Join(" ", header.Endpoints));
        Property(xml, "clock", header.Clock);
        xml.WriteEndElement();
    }

    private static void Property(XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement("property");
        Attribute(xml, "name", name);
        Attribute(xml, "value", value);
        xml.WriteEndElement();
    }

    private static void Totals(XmlWriter xml, long tests, long failures, double milliseconds)
    {
        Attribute(xml, "tests", tests.ToString(CultureInfo.InvariantCulture));
        Attribute(xml, "failures", failures.ToString(CultureInfo.InvariantCulture));
        Attribute(xml, "errors", "0");
        Attribute(xml, "time", Seconds(milliseconds));
    }

    private static void Failure(XmlWriter xml, string message, string type, IEnumerable<TextLine> body)
    {
        xml.WriteStartElement("failure");
        Attribute(xml, "message", message);
        Attribute(xml, "type", type);
        xml.WriteString(Body(body));
        xml.WriteEndElement();
    }

    // The lines are made visible already; the line ends are ours. GitLab takes no file of more than 30 MB, so no failure may fill it.
    private static string Body(IEnumerable<TextLine> lines)
    {
        var text = "\n" + string.Concat(lines.Select(line => line.Text + "\n"));
        return text.Length <= MostOfBody ? text : $"{Visible.Beginning(text, MostOfBody)}\n... ({Figures.Of(text.Length, "character")}; run.jsonl has all of it)\n";
    }

    private static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, Visible.Line(value));

    private static string Seconds(double milliseconds) => (milliseconds / 1_000).ToString("0.000", CultureInfo.InvariantCulture);
}

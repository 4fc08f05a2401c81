using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Harness.Dialects;
using Harness.Rules;
using Harness.Running;

namespace Harness.Reporting;

/// <summary>
/// The findings as SARIF 2.1.0, as code scanning reads it: the rules that were broken, and each finding at the line of its scenario, the worst
/// first. GitHub shows 5,000 findings of a run, so further ones are counted and not written; and it refuses the whole file where one finding has no
/// place, so what is about the run as a whole stands at its first pack.
/// </summary>
internal static class SarifReport
{
    /// <summary>So many findings are written.</summary>
    public const int MostResults = 5_000;

    private const int MostOfMessage = 1_000;
    private const int FlushAt = 64 * 1024;

    public static async Task Render(RunFile run, TextWriter writer)
    {
        var digest = new RunDigest();
        var rules = new SortedDictionary<string, Finding>(StringComparer.Ordinal);
        var ofTheRun = run.Footer?.Findings ?? [];
        var all = ofTheRun.Length + 0L;
        var severities = new HashSet<Severity>();
        foreach (var finding in ofTheRun) Note(finding);
        await foreach (var result in run.Cases().ConfigureAwait(false))
        {
            digest.Add(result);
            all += result.Findings.Length;
            foreach (var finding in result.Findings) Note(finding);
        }

        var ids = rules.Keys.ToImmutableArray();
        var bytes = new ArrayBufferWriter<byte>();
        var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = RunJson.Lines.Options.Encoder });
        await using (json.ConfigureAwait(false))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            Tool(json, run.Header, rules.Values);
            Invocation(json, run, RunTrouble.Of(run, digest), Math.Max(0, all - MostResults));
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartArray("results");
            var left = MostResults;
            foreach (var severity in severities.OrderDescending())
            {
                foreach (var finding in ofTheRun.Where(finding => finding.Severity == severity))
                    if (left-- > 0) Result(json, ids, finding, run.Header, null);
                if (left <= 0) break;
                await foreach (var result in run.Cases().ConfigureAwait(false))
                {
                    foreach (var finding in result.Findings.Where(finding => finding.Severity == severity))
                        if (left-- > 0) Result(json, ids, finding, run.Header, result);
                    if (left <= 0) break;
                    if (json.BytesPending + bytes.WrittenCount > FlushAt) await Flush(json, bytes, writer).ConfigureAwait(false);
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            await Flush(json, bytes, writer).ConfigureAwait(false);
        }

        await writer.WriteAsync('\n').ConfigureAwait(false);

        void Note(Finding finding)
        {
            rules.TryAdd(finding.Rule, finding);
            severities.Add(finding.Severity);
        }
    }

    private static void Tool(Utf8JsonWriter json, RunHeader header, IEnumerable<Finding> rules)
    {
        var tool = Visible.Line(header.Tool);
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "b2c-harness");
        json.WriteString("fullName", tool);
        if (tool.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash) json.WriteString("version", tool[(slash + 1)..]);
        json.WriteStartArray("rules");
        foreach (var finding in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", Visible.Line(finding.Rule));
            Text(json, "shortDescription", finding.Statement);
            Text(json, "fullDescription", $"{finding.Statement} Source: {finding.Source}.");
            if (SourceLink.Pages(finding.Source).FirstOrDefault() is { Url: { } url }) json.WriteString("helpUri", url);
            Text(json, "help", $"{finding.Statement} Source: {finding.Source}. To have it explained: b2c-harness rules {finding.Rule}");
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", Level(finding.Severity));
            json.WriteEndObject();
            json.WriteStartObject("properties");
            json.WriteStartArray("tags");
            json.WriteStringValue("azure-ad-b2c");
            if (RuleFamily.Of(finding.Rule) is { } family) json.WriteStringValue(family);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Invocation(Utf8JsonWriter json, RunFile run, RunTrouble? trouble, long leftOut)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", run.Footer is not null);
        json.WriteString("startTimeUtc", run.Header.Started.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        if (run.Footer is { } footer)
        {
            json.WriteString("endTimeUtc", run.Header.Started.UtcDateTime.AddSeconds(footer.Seconds).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
            json.WriteNumber("exitCode", footer.ExitCode);
            json.WriteString("exitCodeDescription", Visible.Line(footer.Verdict));
        }

        json.WriteStartArray("toolExecutionNotifications");
        if (trouble is not null) Notification(json, "error", trouble.Message);
        if (leftOut > 0) Notification(json, "note", $"{Figures.Of(leftOut, "more finding")} did not fit here and {(leftOut == 1 ? "is" : "are")} in the other reports.");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Notification(Utf8JsonWriter json, string level, string message)
    {
        json.WriteStartObject();
        json.WriteString("level", level);
        Text(json, "message", message);
        json.WriteEndObject();
    }

    private static void Result(Utf8JsonWriter json, ImmutableArray<string> rules, Finding finding, RunHeader header, CaseResult? result)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", Visible.Line(finding.Rule));
        json.WriteNumber("ruleIndex", rules.BinarySearch(finding.Rule, StringComparer.Ordinal));
        json.WriteString("level", Level(finding.Severity));
        Text(json, "message", $"{finding.Label}: {finding.Where}: expected {finding.Expected}, actual {finding.Actual}{(result is null ? "" : $" ({result.Case})")}");
        Location(json, FileInWorkspace.Of(header, result?.File ?? header.Sources.FirstOrDefault() ?? header.Packs.FirstOrDefault() ?? "run"), result?.Line ?? 1, result?.Case);
        json.WriteStartObject("partialFingerprints");
        json.WriteString("primaryLocationLineHash", Fingerprint(finding, result));
        json.WriteEndObject();
        if (finding.Waived is { } waiver)
        {
            json.WriteStartArray("suppressions");
            json.WriteStartObject();
            json.WriteString("kind", "external");
            json.WriteString("justification", Visible.Line(waiver));
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Location(Utf8JsonWriter json, string file, int line, string? id)
    {
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", Uri(file));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", Math.Max(1, line));
        json.WriteEndObject();
        json.WriteEndObject();
        if (id is not null)
        {
            json.WriteStartArray("logicalLocations");
            json.WriteStartObject();
            json.WriteString("fullyQualifiedName", Visible.Excerpt(id, MostOfMessage));
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

    // What an endpoint answers may change from run to run, and it is the same finding.
    private static string Fingerprint(Finding finding, CaseResult? result) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', finding.Rule, result is null ? "" : CaseText.WithoutRepetition(result), finding.Label, finding.Where))).AsSpan(0, 16)) + ":1";

    private static string Uri(string file)
    {
        if (file.StartsWith("builtin:", StringComparison.Ordinal)) return System.Uri.EscapeDataString(file["builtin:".Length..]).Replace("%2F", "/", StringComparison.Ordinal) + ".json";
        if (Path.IsPathFullyQualified(file)) return new Uri(file).AbsoluteUri;
        return string.Join('/', file.Split('/', '\\').Select(part => System.Uri.EscapeDataString(Visible.Line(part))));
    }

    private static string Level(Severity severity) => severity == Severity.Info ? "note" : Words.Of(severity);

    private static void Text(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", Visible.Excerpt(text, MostOfMessage));
        json.WriteEndObject();
    }

    private static async Task Flush(Utf8JsonWriter json, ArrayBufferWriter<byte> bytes, TextWriter writer)
    {
        await json.FlushAsync().ConfigureAwait(false);
        await writer.WriteAsync(Encoding.UTF8.GetString(bytes.WrittenSpan)).ConfigureAwait(false);
        bytes.ResetWrittenCount();
    }
}

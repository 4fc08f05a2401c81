using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Harness.Rules;
using Harness.Running;

namespace Harness.Reporting;

/// <summary>The run as one JSON document: schemas/run.schema.json. Its members are those of the run file's lines.</summary>
internal static class JsonReport
{
    /// <summary>Members of the footer that stand beside the summary.</summary>
    public static readonly string[] BesideSummary = ["rules", "findings"];

    public static async Task Render(RunFile run, TextWriter writer)
    {
        var digest = new RunDigest();
        var bytes = new ArrayBufferWriter<byte>();
        var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = RunJson.Lines.Options.Encoder });
        await using (json.ConfigureAwait(false))
        {
            json.WriteStartObject();
            Header(json, run);
            json.WriteStartArray("results");
            await foreach (var result in run.Results().ConfigureAwait(false))
            {
                digest.Add(result);
                JsonSerializer.Serialize(json, result, RunJson.Lines.CaseResult);
                await Flush(json, bytes, writer).ConfigureAwait(false);
            }

            json.WriteEndArray();
            json.WritePropertyName("findings");
            JsonSerializer.Serialize(json, run.Footer?.Findings ?? [], RunJson.Lines.ImmutableArrayFinding);
            json.WritePropertyName("rules");
            JsonSerializer.Serialize(json, run.Footer?.Rules ?? Broken(digest), RunJson.Lines.ImmutableArrayRuleTotal);
            Summary(json, run, digest);
            json.WriteEndObject();
            await Flush(json, bytes, writer).ConfigureAwait(false);
        }

        await writer.WriteAsync('\n').ConfigureAwait(false);
    }

    private static void Header(Utf8JsonWriter json, RunFile run)
    {
        foreach (var member in JsonSerializer.SerializeToElement(run.Header, RunJson.Lines.RunHeader).EnumerateObject())
        {
            if (member.Name == "endpoints") json.WriteString("endpoint", run.Header.Endpoints.FirstOrDefault() ?? "");
            member.WriteTo(json);
        }

        json.WriteBoolean("interrupted", run.Footer is null);
    }

    // Of a killed run is known which rules were broken, and nothing of the others.
    private static ImmutableArray<RuleTotal> Broken(RunDigest digest) =>
        [.. digest.Broken.Select(rule => new RuleTotal(rule.Rule, rule.Severity, rule.Statement, rule.Source, Verdict.Broken, 0, rule.Times, null))];

    private static void Summary(Utf8JsonWriter json, RunFile run, RunDigest digest)
    {
        json.WriteStartObject("summary");
        if (run.Footer is { } footer)
        {
            foreach (var member in JsonSerializer.SerializeToElement(footer, RunJson.Lines.RunFooter).EnumerateObject())
                if (!BesideSummary.Contains(member.Name)) member.WriteTo(json);
        }
        else
        {
            json.WriteNumber("cases", digest.Cases);
            json.WriteNumber("passed", digest.Cases - digest.Failed - digest.NotAsked);
            json.WriteNumber("failed", digest.Failed);
            json.WriteNumber("notPlayed", Math.Max(0, run.Header.Planned - digest.Cases));
            json.WriteNull("latency");
            json.WriteNull("exitCode");
            json.WriteString("verdict", RunText.Interrupted);
        }

        json.WriteEndObject();
    }

    private static async Task Flush(Utf8JsonWriter json, ArrayBufferWriter<byte> bytes, TextWriter writer)
    {
        await json.FlushAsync().ConfigureAwait(false);
        await writer.WriteAsync(Encoding.UTF8.GetString(bytes.WrittenSpan)).ConfigureAwait(false);
        bytes.ResetWrittenCount();
    }
}

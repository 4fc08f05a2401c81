using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.Running;

namespace Harness.Reporting;

/// <summary>Reads a run back from its JSON report, whose members are those of the run file's lines.</summary>
internal static class RunDocument
{
    public static async Task<(RunHeader Header, RunFooter? Footer)> Ends(string path)
    {
        using var document = await Open(path).ConfigureAwait(false);
        try
        {
            var root = document.RootElement;
            var header = root.Deserialize(RunJson.Lines.RunHeader)!;
            if (root.GetProperty("interrupted").GetBoolean()) return (header, null);
            var footer = JsonObject.Create(root.GetProperty("summary"))!;
            foreach (var member in JsonReport.BesideSummary) footer[member] = JsonNode.Parse(root.GetProperty(member).GetRawText());
            return (header, footer.Deserialize(RunJson.Lines.RunFooter));
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw NoReport(path, error);
        }
    }

    public static async Task<IReadOnlyList<CaseResult>> Results(string path)
    {
        using var document = await Open(path).ConfigureAwait(false);
        try
        {
            return [.. document.RootElement.GetProperty("results").EnumerateArray().Select(result => result.Deserialize(RunJson.Lines.CaseResult)!)];
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw NoReport(path, error);
        }
    }

    private static async Task<JsonDocument> Open(string path)
    {
        var file = File.OpenRead(path);
        await using (file.ConfigureAwait(false))
        {
            try
            {
                return await JsonDocument.ParseAsync(file).ConfigureAwait(false);
            }
            catch (JsonException error)
            {
                throw NoReport(path, error);
            }
        }
    }

    private static InvalidDataException NoReport(string path, Exception error) =>
        new($"{path} is no JSON report of a run: {error.Message} Give the run.jsonl or the run.json that a run has written.", error);
}

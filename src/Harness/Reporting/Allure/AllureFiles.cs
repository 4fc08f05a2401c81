using System.Text.Json;

namespace Harness.Reporting.Allure;

/// <summary>Writes results, and what is attached to them.</summary>
internal sealed class AllureFiles(ReportFolder folder)
{
    public Task Write((AllureResult Result, IReadOnlyList<(string Name, string Text)> Attached) one) => Write(one.Result, one.Attached);

    public async Task Write(AllureResult result, IReadOnlyList<(string Name, string Text)> attached)
    {
        foreach (var (name, text) in attached) await folder.Write(name, text).ConfigureAwait(false);
        await folder.Write($"{result.Uuid}-result.json", JsonSerializer.Serialize(result, AllureJson.Default.AllureResult)).ConfigureAwait(false);
    }
}

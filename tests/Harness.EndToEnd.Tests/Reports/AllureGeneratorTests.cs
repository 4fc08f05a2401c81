using System.Text.Json;
using Harness.EndToEnd.Tests.Command;

namespace Harness.EndToEnd.Tests.Reports;

/// <summary>
/// What the real generators make of our results: of two runs of the reference connector, the first of which forgets the version of every answer.
/// </summary>
[Category("RealParts")]
[Parallelizable(ParallelScope.All)]
public sealed class AllureGeneratorTests
{
    private const string Waivers = """
        { "waivers": [{ "rule": "UF-RES-005", "case": "before-creating-user/german", "owner": "the team", "reason": "known", "expires": "2999-12-31" }] }
        """;

    private EmptyFolder folder = null!;

    [OneTimeSetUp]
    public async Task Play()
    {
        if (RealAllure.Two.Missing() is { } two && RealAllure.Three.Missing() is { } three) Assert.Ignore($"{two} {three}");
        folder = new();
        var waivers = new Dictionary<string, string?> { ["B2C_HARNESS_WAIVERS"] = folder.Write("waivers.json", Waivers) };
        var broken = await HarnessProcess.Run(folder, waivers, Arguments("one", "--defect", "version-missing"));
        var correct = await HarnessProcess.Run(folder, Arguments("two"));
        Assert.That((broken.ExitCode, correct.ExitCode), Is.EqualTo((1, 0)), broken.Error + correct.Error);
    }

    [OneTimeTearDown]
    public void Forget() => folder?.Dispose();

    [Test]
    public async Task The_classic_report_has_our_counts_suites_categories_and_steps()
    {
        if (RealAllure.Two.Missing() is { } reason) Assert.Ignore(reason);
        await RealAllure.Two.Generate(folder, "classic", Results("one"));
        using var summary = Read("classic/widgets/summary.json");
        using var suites = Read("classic/data/suites.json");
        using var categories = Read("classic/widgets/categories.json");
        using var environment = Read("classic/widgets/environment.json");
        var retried = Case("classic", "retry-is-safe");
        var call = retried.GetProperty("testStage").GetProperty("steps")[0];
        Assert.Multiple(() =>
        {
            Assert.That(Counts(summary.RootElement.GetProperty("statistic")), Is.EqualTo("failed 2, broken 0, skipped 1, passed 1"));
            Assert.That(Names(suites.RootElement), Is.EqualTo(new[] { "before-creating-user" }));
            Assert.That(Names(suites.RootElement.GetProperty("children")[0]), Is.SupersetOf(new[] { "PostAttributeCollection" }));
            Assert.That(categories.RootElement.GetProperty("items").EnumerateArray().Select(Name), Is.EqualTo(new[] { "Responses" }));
            Assert.That(environment.RootElement.EnumerateArray().Select(Name), Is.EqualTo(new[] { "Tool", "Endpoint", "Clock", "Seed", "Credentials", "Packs" }));
            Assert.That(Case("classic", "local-account").GetProperty("extra").GetProperty("severity").GetString(), Is.EqualTo("critical"));
            Assert.That(Case("classic", "local-account").GetProperty("links").EnumerateArray().Select(link => link.GetProperty("url").GetString()), Has.Some.StartsWith("https://learn.microsoft.com/"));
            Assert.That(call.GetProperty("attachments").EnumerateArray().Select(Name), Is.EqualTo(new[] { "request", "curl" }));
            Assert.That(call.GetProperty("steps").EnumerateArray().Select(Name), Has.Exactly(2).Items.And.Some.Contains("dropped on purpose"));
        });
    }

    [Test]
    public async Task The_classic_report_knows_a_case_again_in_retries_and_in_history()
    {
        if (RealAllure.Two.Missing() is { } reason) Assert.Ignore(reason);
        await RealAllure.Two.Generate(folder, "both", Results("one"), Results("two"));
        await RealAllure.Two.Generate(folder, "first", Results("one"));
        var history = Directory.CreateDirectory(Path.Combine(Results("two"), "history"));
        foreach (var file in Directory.EnumerateFiles(folder.At("first/history"))) File.Copy(file, Path.Combine(history.FullName, Path.GetFileName(file)), overwrite: true);
        await RealAllure.Two.Generate(folder, "second", Results("two"));
        Assert.Multiple(() =>
        {
            Assert.That(Case("both", "local-account", isRetry: false).GetProperty("retriesCount").GetInt32(), Is.EqualTo(1));
            Assert.That(Case("second", "local-account").GetProperty("extra").GetProperty("history").GetProperty("items").EnumerateArray().Select(item => item.GetProperty("status").GetString()), Is.EqualTo(new[] { "failed" }));
        });
    }

    [Test]
    public async Task Allure_three_reads_the_same_files()
    {
        if (RealAllure.Three.Missing() is { } reason) Assert.Ignore(reason);
        await RealAllure.Three.Generate(folder, "three", Results("one"));
        await RealAllure.Three.Generate(folder, "three-both", Results("one"), Results("two"));
        using var summary = Read("three/summary.json");
        using var categories = Read("three/widgets/categories.json");
        using var both = Read("three-both/summary.json");
        var named = categories.RootElement.GetProperty("nodes").EnumerateObject().Where(node => node.Value.GetProperty("type").GetString() == "category");
        Assert.Multiple(() =>
        {
            Assert.That(Counts(summary.RootElement.GetProperty("stats")), Is.EqualTo("failed 2, broken 0, skipped 1, passed 1"));
            Assert.That(named.Select(node => Name(node.Value)), Is.EqualTo(new[] { "Responses" }));
            Assert.That(both.RootElement.GetProperty("stats").GetProperty("total").GetInt32(), Is.EqualTo(4));
            Assert.That(both.RootElement.GetProperty("stats").GetProperty("retries").GetInt32(), Is.EqualTo(4));
        });
    }

    private static string[] Arguments(string to, params string[] more) =>
        ["demo", "--clock", "user-flow@2025", "--out", to, "--report", "allure", .. new[] { "local-account", "german", "retry-is-safe", "cold-start" }.SelectMany(scenario => new[] { "--only", $"before-creating-user/{scenario}" }), .. more];

    private string Results(string run) => folder.At($"{run}/allure-results");

    private JsonDocument Read(string name) => JsonDocument.Parse(folder.Read(name));

    private JsonElement Case(string report, string name, bool isRetry = false) =>
        Directory.EnumerateFiles(folder.At($"{report}/data/test-cases")).Select(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement)
            .Single(one => Name(one) == name && (one.TryGetProperty("hidden", out var hidden) && hidden.GetBoolean()) == isRetry);

    private static string Counts(JsonElement counts) =>
        string.Join(", ", new[] { "failed", "broken", "skipped", "passed" }.Select(status => $"{status} {(counts.TryGetProperty(status, out var count) ? count.GetInt32() : 0)}"));

    private static IEnumerable<string?> Names(JsonElement node) => node.GetProperty("children").EnumerateArray().Select(Name);

    private static string? Name(JsonElement node) => node.GetProperty("name").GetString();
}

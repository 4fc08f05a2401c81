using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Harness.Exchanges;
using Harness.Scenarios;

namespace Harness.Cli.Init;

/// <summary>A first pack, settings, their schemas and a pipeline, made of templates.</summary>
internal static class InitFiles
{
    public const string Packs = "packs";

    // Of whom B2C calls each step: after federation nobody with a local account.
    private static readonly Dictionary<string, (string Persona, string Other)> People = new()
    {
        ["PostFederationSignup"] = ("zoe", "mateus"),
        ["PostAttributeCollection"] = ("emily", "jonas"),
        ["PreTokenIssuance"] = ("emily", "zoe"),
    };

    /// <summary>The files by their path below the folder.</summary>
    public static ImmutableSortedDictionary<string, string> Make(InitAnswers answers)
    {
        var files = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        files[SettingsReader.FileName] = Settings(answers);
        files[$"{Packs}/my-connector.json"] = Pack(answers.PackStep);
        foreach (var schema in new[] { "pack", "persona", "settings", "waivers" })
            files[$"schemas/{schema}.schema.json"] = Encoding.UTF8.GetString(EmbeddedContent.Read($"schemas/{schema}.schema.json")!);
        if (answers.Pipeline is { } kind) files[kind.File] = Pipeline(kind, answers);
        return files.ToImmutable();
    }

    /// <summary>What the pipeline, and people, play: the first pack and what every endpoint must keep.</summary>
    public static string Played(InitAnswers answers) => $"{Packs} builtin:user-flow{string.Concat(answers.Steps.Select(step => $" --step {step}"))}";

    private static string Template(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"templates/{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string Pipeline(PipelineKind kind, InitAnswers answers)
    {
        var lines = Template(kind.Id + ".yml").Split('\n').Where(line => answers.User is not null || !(line.Contains("VARIABLE", StringComparison.Ordinal) || line.Contains(": USER", StringComparison.Ordinal)));
        return string.Join('\n', lines)
            .Replace("PACKS", Played(answers), StringComparison.Ordinal)
            .Replace("VERSION", ConnectorClient.UserAgent.Split('/')[1], StringComparison.Ordinal)
            .Replace(": USER", $": {JsonSerializer.Serialize(answers.User)}", StringComparison.Ordinal)
            .Replace("VARIABLE", answers.PasswordVariable, StringComparison.Ordinal);
    }

    private static string Pack(string step) => Template("pack.json")
        .Replace("STEP", step, StringComparison.Ordinal)
        .Replace("PERSONA", People[step].Persona, StringComparison.Ordinal)
        .Replace("OTHER", People[step].Other, StringComparison.Ordinal);

    private static string Settings(InitAnswers answers)
    {
        var credentials = answers.User is null
            ? "  // \"user\": \"connector\",                              // Basic credentials: the name, and the variable that holds the password\n  // \"passwordVariable\": \"CONNECTOR_PASSWORD\","
            : $"  \"user\": {JsonSerializer.Serialize(answers.User)},\n  \"passwordVariable\": {JsonSerializer.Serialize(answers.PasswordVariable)},";
        return Template("settings.json").Replace("CREDENTIALS", credentials, StringComparison.Ordinal).Replace("ENDPOINT", Addresses(answers), StringComparison.Ordinal);
    }

    private static string Addresses(InitAnswers answers) =>
        answers.Endpoints is [{ Key: "*", Value: var only }]
            ? JsonSerializer.Serialize(only.OriginalString)
            : "{ " + string.Join(", ", answers.Endpoints.Select(one => $"{JsonSerializer.Serialize(one.Key)}: {JsonSerializer.Serialize(one.Value.OriginalString)}")) + " }";
}

using System.Runtime.CompilerServices;
using System.Text.Json;
using Harness.Claims;
using Harness.Dialects;
using Harness.Dialects.Variations;
using Harness.Exchanges;
using Harness.Exchanges.Faults;
using Harness.Rules;
using Harness.Running.Probes;
using Harness.Scenarios;
using NJsonSchema;

namespace Harness.Tests.Scenarios;

// The schemas that editors complete from say again what the code knows; here they are held against it.
public sealed class EditorSchemasTests
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly PersonaBook Personas = PersonaBook.Open();
    private static readonly JsonElement Pack = Load("schemas/pack.schema.json");
    private static readonly JsonElement Settings = Load("schemas/settings.schema.json");

    [Test]
    public void Packs_have_the_members_that_are_read() => Assert.Multiple(() =>
    {
        Assert.That(Names(Pack, "properties"), Is.EquivalentTo(PackFileReader.Names));
        Assert.That(Names(Pack, "properties", "roles", "properties"), Is.EqualTo(PackFileReader.Roles));
        Assert.That(Names(Pack, "definitions", "scenario", "properties"), Is.EquivalentTo(ScenarioReader.Names));
        Assert.That(Names(Pack, "definitions", "expect", "properties"), Is.EqualTo(ExpectationReader.Names));
        Assert.That(Names(Pack, "definitions", "expect", "properties", "not", "properties"), Is.EqualTo(ExpectationReader.NamesUnderNot));
        Assert.That(Names(Pack, "definitions", "expectedClaims", "additionalProperties", "anyOf", "1", "properties"), Is.EqualTo(ExpectedValueReader.NamesForClaims));
        Assert.That(Names(Pack, "definitions", "expectedHeaders", "additionalProperties", "anyOf", "1", "properties"), Is.EqualTo(ExpectedValueReader.NamesForHeaders));
        Assert.That(Names(Pack, "definitions", "protectedApi", "properties"), Is.EqualTo(ProtectedApiReader.Names));
        Assert.That(Names(Pack, "definitions", "protectedApi", "properties", "issuer", "properties"), Is.EqualTo(ProtectedApiReader.NamesOfIssuers));
        Assert.That(Names(Pack, "definitions", "protectedApi", "properties", "rateLimit", "properties"), Is.EqualTo(ProtectedApiReader.NamesOfRates));
        Assert.That(Names(Pack, "definitions", "protectedApi", "properties", "quota", "properties"), Is.EqualTo(ProtectedApiReader.NamesOfQuotas));
        Assert.That(Names(Pack, "definitions", "service", "properties"), Is.EqualTo(DownstreamReader.Names));
        Assert.That(Names(Pack, "definitions", "fault", "anyOf", "1", "properties"), Is.EqualTo(FaultReader.Names.Concat(FaultReader.Parameters)));
        Assert.That(Names(Pack, "definitions", "expectedMessage", "anyOf", "1", "properties"), Is.EqualTo(ExpectationReader.NamesForMessages));
    });

    [Test]
    public void Settings_have_the_members_that_are_read() => Assert.Multiple(() =>
    {
        Assert.That(Names(Settings, "properties"), Is.EqualTo(SettingsReader.Names));
        Assert.That(Names(Settings, "properties", "attributes", "items", "properties"), Is.EqualTo(AttributeReader.Names));
    });

    [Test]
    public void Packs_have_the_words_of_the_code() => Assert.Multiple(() =>
    {
        Same("schemas/pack.schema.json", Words(Pack, "properties", "dialect"), DialectBook.All.Select(dialect => dialect.Id));
        Same("schemas/pack.schema.json", Words(Pack, "definitions", "step"), Steps);
        Same("schemas/pack.schema.json", Words(Pack, "definitions", "body"), SharedMembers.Forms);
        Same("schemas/pack.schema.json", Words(Pack, "definitions", "protectedApi", "properties", "method"), ProtectedApiReader.Methods);
        Same("schemas/pack.schema.json", Words(Pack, "definitions", "reply"), ExpectationReader.Replies);
        Same("schemas/pack.schema.json", Words(Pack, "definitions", "consequence"), ExpectationReader.Consequences);
        Same("schemas/pack.schema.json", Words(Pack, "definitions", "language"), MessageLanguage.Tags);
        Same("schemas/pack.schema.json", Words(Pack, "definitions", "expectedClaims", "additionalProperties", "anyOf", "1", "properties", "type"), AttributeReader.Types);
        Same("schemas/pack.schema.json", Words(Pack, "definitions", "scenario", "properties", "probe"), ProbeBook.Ids, ProbeBook.Lines.Select(probe => probe.About));
        Same("schemas/pack.schema.json", Words(Pack, "definitions", "faultId"), FaultReader.Ids, FaultBook.All.Select(kind => kind.About));
        Same("schemas/pack.schema.json", Words(Pack, "definitions", "scenario", "properties", "fault", "additionalProperties", "anyOf", "1"), [ScenarioReader.EveryFault]);
        Same("schemas/pack.schema.json", Words(Pack, "definitions", "variation"), VariationBook.Ids.Append(ScenarioReader.Everything), VariationBook.About.Append("All of them."));
        Same("schemas/pack.schema.json", Words(Pack, "definitions", "persona", "anyOf", "0"), Personas.Ids, Personas.Ids.Select(Personas.About));
    });

    [Test]
    public void Settings_have_the_words_of_the_code() => Assert.Multiple(() =>
    {
        Assert.That(Names(Settings, "properties", "endpoints", "additionalProperties", "anyOf", "1", "properties"), Is.EqualTo(Steps.Prepend("*")));
        Same("schemas/settings.schema.json", Words(Settings, "properties", "clock", "anyOf", "0"), Clock.All.Select(clock => clock.Id));
        Same("schemas/settings.schema.json", Words(Settings, "properties", "body"), SharedMembers.Forms);
        Same("schemas/settings.schema.json", Words(Settings, "properties", "attributes", "items", "properties", "type"), AttributeReader.Types);
        Same("schemas/settings.schema.json", Words(Settings, "properties", "attributes", "items", "properties", "name", "anyOf", "0"), AttributeReader.BuiltIn);
    });

    // With HARNESS_APPROVE=1 the words of a schema are written anew from the rows they name. Editors show the descriptions beside the words.
    private static void Same(string file, IEnumerable<string?> written, IEnumerable<string> rows, IEnumerable<string>? about = null)
    {
        var path = Path.Combine(Path.GetDirectoryName(Here())!, "../../..", file);
        var text = File.ReadAllText(path);
        var start = text.IndexOf(Listed("enum", written), StringComparison.Ordinal);
        var old = Listed("enum", written);
        const string Descriptions = ", \"enumDescriptions\": [";
        if (start >= 0 && text[(start + old.Length)..].StartsWith(Descriptions, StringComparison.Ordinal)) old = text[start..(text.IndexOf("\"]", start + old.Length, StringComparison.Ordinal) + 2)];
        var now = Listed("enum", rows) + (about is null ? "" : ", " + Listed("enumDescriptions", about));
        if (Environment.GetEnvironmentVariable("HARNESS_APPROVE") == "1") File.WriteAllText(path, text.Replace(old, now, StringComparison.Ordinal));
        else Assert.That(about is null ? Listed("enum", written) : old, Is.EqualTo(now), $"{file} is stale: HARNESS_APPROVE=1 dotnet test writes it anew");

        static string Here([CallerFilePath] string path = "") => path;

        static string Listed(string name, IEnumerable<string?> words) => $"\"{name}\": [" + string.Join(", ", words.Select(word => JsonSerializer.Serialize(word, Plain))) + "]";
    }

    [Test]
    public async Task What_the_readers_take_the_schemas_take()
    {
        var (pack, settings) = (await Validator(Pack), await Validator(Settings));
        Assert.Multiple(() =>
        {
            Assert.That(pack.Validate(Clean(GoodPackTests.Full)), Is.Empty);
            Assert.That(settings.Validate(Clean(SettingsReaderTests.Full)), Is.Empty);
            foreach (var path in EmbeddedContent.List("scenarios").Where(path => path.Split('/')[1] is not ("personas" or "downstream") && !path.EndsWith(".schema.json", StringComparison.Ordinal)))
                Assert.That((path.EndsWith(SettingsReader.FileName, StringComparison.Ordinal) ? settings : pack).Validate(Clean(EmbeddedContent.Read(path))), Is.Empty, path);
        });
    }

    // Not everything: an editor need not know which scenarios there are, or which words nobody can put in for a placeholder.
    [TestCase("""{ "pack": "p", "dialect": "user-flow" }""")]
    [TestCase("""{ "pack": "a b", "dialect": "user-flow", "scenarios": [ { "id": "s" } ] }""")]
    [TestCase("""{ "pack": "p", "dialect": "x", "scenarios": [ { "id": "s" } ] }""")]
    [TestCase("""{ "pack": "p", "dialect": "user-flow", "scenarios": [] }""")]
    [TestCase("""{ "pack": "p", "dialect": "user-flow", "scenarios": [ { "id": "s", "step": "x" } ] }""")]
    [TestCase("""{ "pack": "p", "dialect": "user-flow", "scenarios": [ { "id": "s", "step": "PreTokenIssuance", "journey": ["PreTokenIssuance"] } ] }""")]
    [TestCase("""{ "pack": "p", "dialect": "user-flow", "scenarios": [ { "id": "s", "vary": "x" } ] }""")]
    [TestCase("""{ "pack": "p", "dialect": "user-flow", "scenarios": [ { "id": "s", "expect": {} } ] }""")]
    [TestCase("""{ "pack": "p", "dialect": "user-flow", "scenarios": [ { "id": "s", "expect": { "reply": "stop" } } ] }""")]
    [TestCase("""{ "pack": "p", "dialect": "user-flow", "scenarios": [ { "id": "s", "expect": { "status": [99] } } ] }""")]
    [TestCase("""{ "pack": "p", "dialect": "user-flow", "scenarios": [ { "id": "s", "expect": { "within": "5 days" } } ] }""")]
    [TestCase("""{ "pack": "p", "dialect": "user-flow", "scenarios": [ { "id": "s", "expect": { "claims": { "city": {} } } } ] }""")]
    [TestCase("""{ "pack": "p", "dialect": "user-flow", "scenarios": [ { "id": "s", "expect": { "claims": { "city": { "equals": "x" } } } } ] }""")]
    [TestCase("""{ "pack": "p", "dialect": "user-flow", "scenarios": [ { "id": "s", "expect": { "claims": { "city": { "absent": false } } } } ] }""")]
    [TestCase("""{ "pack": "p", "dialect": "user-flow", "scenarios": [ { "id": "s", "expect": { "claims": { "city": { "type": "text" } } } } ] }""")]
    [TestCase("""{ "pack": "p", "dialect": "user-flow", "scenarios": [ { "id": "s", "expect": { "headers": { "Vary": 1 } } } ] }""")]
    [TestCase("""{ "pack": "p", "dialect": "user-flow", "scenarios": [ { "id": "s", "expect": { "headers": { "Vary": { "type": "string" } } } } ] }""")]
    [TestCase("""{ "pack": "p", "dialect": "user-flow", "scenarios": [ { "id": "s", "expect": { "message": { "text": "x" } } } ] }""")]
    [TestCase("""{ "pack": "p", "dialect": "user-flow", "scenarios": [ { "id": "s", "expect": { "message": {} } } ] }""")]
    [TestCase("""{ "pack": "p", "dialect": "user-flow", "scenarios": [ { "id": "s", "expect": { "messageLanguage": "german" } } ] }""")]
    [TestCase("""{ "pack": "p", "dialect": "user-flow", "scenarios": [ { "id": "s", "expect": { "not": { "within": "1 s" } } } ] }""")]
    [TestCase("""{ "pack": "p", "dialect": "user-flow", "scenarios": [ { "id": "s", "expect": { "not": { "not": {} } } } ] }""")]
    [TestCase("""{ "pack": "p", "dialect": "user-flow", "downstream": {}, "scenarios": [ { "id": "s", "step": "PreTokenIssuance" } ] }""")]
    [TestCase("""{ "pack": "p", "dialect": "user-flow", "downstream": { "a b": { "stubs": "x" } }, "scenarios": [ { "id": "s", "step": "PreTokenIssuance" } ] }""")]
    [TestCase("""{ "pack": "p", "dialect": "user-flow", "downstream": { "a": {} }, "scenarios": [ { "id": "s", "step": "PreTokenIssuance" } ] }""")]
    [TestCase("""{ "pack": "p", "dialect": "user-flow", "downstream": { "a": { "stubs": "x", "port": 0 } }, "scenarios": [ { "id": "s", "step": "PreTokenIssuance" } ] }""")]
    [TestCase("""{ "pack": "p", "dialect": "user-flow", "downstream": { "a": { "stubs": "x", "sideEffects": ["/sign-ups"] } }, "scenarios": [ { "id": "s", "step": "PreTokenIssuance" } ] }""")]
    [TestCase("""{ "pack": "p", "dialect": "user-flow", "downstream": { "a": { "stubs": "x", "recoversWithin": "soon" } }, "scenarios": [ { "id": "s", "step": "PreTokenIssuance" } ] }""")]
    [TestCase("""{ "pack": "p", "dialect": "user-flow", "scenarios": [ { "id": "s", "step": "PreTokenIssuance", "fault": {} } ] }""")]
    [TestCase("""{ "pack": "p", "dialect": "user-flow", "scenarios": [ { "id": "s", "step": "PreTokenIssuance", "fault": { "a": "earthquake" } } ] }""")]
    [TestCase("""{ "pack": "p", "dialect": "user-flow", "scenarios": [ { "id": "s", "step": "PreTokenIssuance", "fault": { "a": "html" }, "vary": "locale" } ] }""")]
    [TestCase("""{ "pack": "p", "dialect": "user-flow", "scenarios": [ { "id": "s", "step": "PreTokenIssuance", "fault": { "a": "html" }, "faultAt": "PreTokenIssuance" } ] }""")]
    public async Task What_the_schema_refuses_the_reader_refuses(string text)
    {
        var pack = await Validator(Pack);
        Assert.Multiple(() =>
        {
            Assert.That(pack.Validate(text), Is.Not.Empty);
            Assert.That(Given.Pack(text).Problems, Is.Not.Empty);
        });
    }

    private static IEnumerable<string> Steps => DialectBook.All.SelectMany(dialect => dialect.Steps).Select(step => step.Id).Distinct();

    private static JsonElement Load(string path) => JsonDocument.Parse(EmbeddedContent.Read(path)!).RootElement;

    private static async Task<JsonSchema> Validator(JsonElement schema) => await JsonSchema.FromJsonAsync(schema.GetRawText());

    private static string Clean(string text) => Clean(System.Text.Encoding.UTF8.GetBytes(text));

    private static string Clean(byte[]? bytes) => PositionedJson.Parse("f", bytes, new ProblemList())!.ToElement().GetRawText();

    private static IEnumerable<string> Names(JsonElement schema, params string[] path) => At(schema, path).EnumerateObject().Select(member => member.Name);

    private static IEnumerable<string?> Words(JsonElement schema, params string[] path) =>
        At(schema, path).GetProperty("enum").EnumerateArray().Select(word => word.GetString());

    private static JsonElement At(JsonElement schema, string[] path) =>
        path.Aggregate(schema, (node, name) => node.ValueKind == JsonValueKind.Array ? node[int.Parse(name, null)] : node.GetProperty(name));
}

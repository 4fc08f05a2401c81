using System.Text;
using Harness.Importing;
using Harness.Importing.Graph;
using Harness.Planning;
using Harness.Running;
using Harness.Scenarios;

namespace Harness.Tests.Importing;

/// <summary>What Microsoft Graph answers becomes packs and settings that the harness reads.</summary>
public sealed class GraphImportTests
{
    private const string App = "25883231668a43a780b25685c3f874bc";

    private const string Flow = $$"""
        {
          "id": "B2C_1_signup", "userFlowType": "signUp",
          "apiConnectorConfiguration": {
            "postFederationSignup": { "@odata.id": "https://graph.microsoft.com/beta/identity/apiConnectors/guid-2" },
            "postAttributeCollection": { "id": "guid-1", "displayName": "Check loyalty\n, \"x\": ", "targetUrl": "https://contoso.example/api/x?code=SECRET123",
              "authenticationConfiguration": { "@odata.type": "#microsoft.graph.basicAuthentication", "username": "svc", "password": "hunter-22" } },
            "preTokenIssuance": null
          },
          "userAttributeAssignments": [
            { "id": "City", "userAttribute": { "id": "City", "dataType": "string", "userFlowAttributeType": "builtIn" } },
            { "id": "a", "userAttribute": { "id": "extension_{{App}}_number", "dataType": "int64", "userFlowAttributeType": "custom" } },
            { "id": "b", "userAttribute": { "id": "extension_{{App}}_born", "dataType": "dateTime", "userFlowAttributeType": "custom" } },
            { "id": "c", "userAttribute": { "id": "AgeGroup", "dataType": "string", "userFlowAttributeType": "builtIn" } }
          ]
        }
        """;

    private const string Connectors = """
        { "value": [ { "id": "guid-2", "displayName": "Known people", "targetUrl": "https://contoso.example/b", "authenticationConfiguration": { "@odata.type": "#microsoft.graph.pkcs12Certificate" } },
                     { "id": "guid-9", "displayName": "Idle", "targetUrl": "https://contoso.example/c" } ] }
        """;

    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("graph").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void A_flow_becomes_a_pack_for_each_step_and_its_settings()
    {
        var import = Import(Flow, Connectors);
        Assert.That(import.Write(Out).Select(file => (Path.GetRelativePath(Out, file.Path).Replace('\\', '/'), file.Change)), Is.EqualTo(new[]
        {
            ("B2C-1-signup/B2C-1-signup-after-federation.json", FileChange.New),
            ("B2C-1-signup/B2C-1-signup-before-creating-user.json", FileChange.New),
            ("B2C-1-signup/b2c-harness.json", FileChange.New),
        }));
        var context = PackContexts.Of(Harness.Claims.PersonaBook.Open(null));
        var read = PackReader.Read([Out], context);
        var settings = SettingsReader.Read(Path.Combine(Out, "B2C-1-signup/b2c-harness.json"), context);
        Assert.Multiple(() =>
        {
            Assert.That(import.Problems, Is.Empty);
            Assert.That(read.Problems, Is.Empty);
            Assert.That(read.Packs.SelectMany(pack => pack.Scenarios.Where(scenario => scenario.Id == "plain")).Select(scenario => (scenario.Steps[0], scenario.Persona)), Is.EquivalentTo(new[] { ("PostFederationSignup", "zoe"), ("PostAttributeCollection", "emily") }));
            Assert.That(settings.Problems, Is.Empty);
            Assert.That((settings.Settings.AppId, settings.Settings.User, settings.Settings.PasswordVariable), Is.EqualTo((App, "svc", "CONNECTOR_PASSWORD")));
            Assert.That(settings.Settings.Attributes!.Value.Select(attribute => $"{attribute.Name} {attribute.Type}"), Is.EqualTo(new[] { "city String", "extension_number Int", "extension_born String" }));
        });
    }

    [Test]
    public void No_secret_reaches_a_file()
    {
        Import(Flow, Connectors).Write(Out);
        foreach (var file in Directory.EnumerateFiles(Out, "*", SearchOption.AllDirectories))
            Assert.That(File.ReadAllText(file), Does.Not.Contain("SECRET123").And.Not.Contain("hunter-22"), file);
    }

    [Test]
    public void A_second_import_changes_nothing_and_leaves_the_settings_that_people_changed()
    {
        Import(Flow, Connectors).Write(Out);
        var settings = Path.Combine(Out, "B2C-1-signup/b2c-harness.json");
        Assert.That(Import(Flow, Connectors).Write(Out).Select(file => file.Change), Is.All.EqualTo(FileChange.Same));
        File.AppendAllText(settings, "\n");
        Assert.That(Import(Flow, Connectors).Write(Out).Select(file => file.Change), Is.EqualTo(new[] { FileChange.Same, FileChange.Same, FileChange.Kept }));
    }

    [Test]
    public void What_is_passed_over_is_told() => Assert.That(Import(Flow, Connectors).Notes.Select(note => note.ToString()), Has.Exactly(3).Items
        .And.Some.Contains("0.json:12:106: 'extension_" + App + "_born' is a dateTime, which user flows send as text.")
        .And.Some.Contains("No API connector is sent the built-in attribute 'AgeGroup'")
        .And.Some.Contains("No step of these files calls the connector 'Idle'"));

    [Test]
    public void A_flow_of_a_workforce_tenant_speaks_its_own_dialect()
    {
        Import(Flow.Replace("B2C_1_", "B2X_1_", StringComparison.Ordinal), Connectors).Write(Out);
        Assert.That(PackReader.Read([Out], PackContexts.Of(Harness.Claims.PersonaBook.Open(null))), Has.Property("Problems").Empty.And.Property("Packs").Some.Property("Dialect").EqualTo("self-service-sign-up"));
    }

    [Test]
    public void Parts_that_stand_alone_belong_together()
    {
        var import = Import(
            """{ "postAttributeCollection": { "id": "guid-2" } }""", Connectors,
            $$"""[ { "id": "extension_{{App}}_member", "dataType": "boolean", "userFlowAttributeType": "custom" } ]""");
        Assert.Multiple(() =>
        {
            Assert.That(import.Flows, Is.EqualTo(new[] { "user-flow" }));
            Assert.That(import.PackCount, Is.EqualTo(1));
        });
    }

    [TestCase("""{ "foo": 1 }""", "0.json:1:1: This is no object of Graph that is known here.")]
    [TestCase("""{ "error": { "code": "Denied", "message": "Insufficient privileges" } }""", "Graph answered with an error: Insufficient privileges.")]
    [TestCase("""{ "value": [] }""", "The list is empty")]
    [TestCase("""[ 7 ]""", "This is a number.")]
    [TestCase("""{ "postAttributeCollection": """, "ends before its object does")]
    [TestCase("""{ "postAttributeCollection": { "id": "guid-7" } }""", "The connector 'guid-7' is in none of the files.")]
    public void What_cannot_be_read_is_told_once(string text, string expected)
    {
        var import = Import(text);
        Assert.Multiple(() =>
        {
            Assert.That(import.Problems.Select(problem => problem.ToString().Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)), Has.Exactly(1).Contains(expected));
            Assert.That(import.PackCount, Is.Zero);
        });
    }

    private string Out => Path.Combine(folder, "out");

    private GraphImport Import(params string[] texts)
    {
        var files = texts.Select((_, number) => Path.Combine(folder, $"{number}.json")).ToArray();
        foreach (var (file, text) in files.Zip(texts)) File.WriteAllText(file, text, Encoding.UTF8);
        return GraphImport.Read(files);
    }
}

using System.Text;
using System.Text.Json.Nodes;
using Harness.Claims;
using NJsonSchema;

namespace Harness.Tests.Claims;

[TestFixture]
public sealed class PersonaSchemaTests
{
    private static readonly string Text = Encoding.UTF8.GetString(EmbeddedContent.Read("schemas/persona.schema.json")!);
    private static readonly JsonSchema Schema = JsonSchema.FromJsonAsync(Text).GetAwaiter().GetResult();

    private static IReadOnlyList<string> Files => EmbeddedContent.List("scenarios/personas");

    [TestCaseSource(nameof(Files))]
    public void A_recipe_satisfies_the_schema_and_points_at_it(string file)
    {
        var json = Encoding.UTF8.GetString(EmbeddedContent.Read(file)!);
        Assert.Multiple(() =>
        {
            Assert.That(Schema.Validate(json), Is.Empty);
            Assert.That((string?)JsonNode.Parse(json)!["$schema"], Is.EqualTo("../../schemas/persona.schema.json"));
        });
    }

    [Test]
    public void The_schema_lists_the_members_the_reader_knows()
    {
        Assert.That(Schema.Properties.Keys, Is.EquivalentTo(RecipeReader.Members));
    }

    [Test]
    public void The_schema_has_no_keyword_the_validator_ignores()
    {
        string[] ignored = ["const", "if", "then", "else", "contains", "propertyNames", "dependencies", "$defs", "prefixItems", "unevaluatedProperties"];
        Assert.That(ignored.Where(keyword => Text.Contains($"\"{keyword}\":", StringComparison.Ordinal)), Is.Empty);
    }

    [TestCase("nickname", "\"A\"")]
    [TestCase("persona", "\"Emily\"")]
    [TestCase("about", "\" \"")]
    [TestCase("about", "null")]
    [TestCase("account", "\"guest\"")]
    [TestCase("gender", "\"other\"")]
    [TestCase("givenName", "\"{digits:3}\"")]
    [TestCase("email", "\"nobody\"")]
    [TestCase("country", "49")]
    [TestCase("places", "[]")]
    [TestCase("places", """[{"street":"Main Street"}]""")]
    [TestCase("places", """[{"city":"Bath","town":"Bath"}]""")]
    [TestCase("attributes", """{"loyaltyId":"1"}""")]
    [TestCase("attributes", """{"extension_{appId}_height":1.5}""")]
    [TestCase("attributes", """{"extension_{appId}_height":2147483648}""")]
    [TestCase("attributes", """{"extension_{appId}_height":""}""")]
    [TestCase("identities", """[{"signInType":"emailAddress","issuer":"contoso.onmicrosoft.com"}]""")]
    [TestCase("identities", """[{"signInType":"emailAddress","issuer":"contoso.onmicrosoft.com","issuerAssignedId":"1","id":"1"}]""")]
    [TestCase("knownToProvider", """["objectId"]""")]
    public void Schema_and_reader_refuse_the_same(string member, string json)
    {
        var recipe = JsonNode.Parse(EmbeddedContent.Read("scenarios/personas/emily.json")!)!;
        recipe[member] = JsonNode.Parse(json);
        Assert.Multiple(() =>
        {
            Assert.That(Schema.Validate(recipe.ToJsonString()), Is.Not.Empty, "schema");
            Assert.That(PersonaRecipe.TryRead(Encoding.UTF8.GetBytes(recipe.ToJsonString()), null, out _, out _), Is.False, "reader");
        });
    }

    [TestCase("persona")]
    [TestCase("about")]
    [TestCase("account")]
    [TestCase("locale")]
    [TestCase("givenName")]
    [TestCase("email")]
    public void Schema_and_reader_miss_the_same(string member)
    {
        var recipe = JsonNode.Parse(EmbeddedContent.Read("scenarios/personas/emily.json")!)!.AsObject();
        recipe.Remove(member);
        Assert.Multiple(() =>
        {
            Assert.That(Schema.Validate(recipe.ToJsonString()), Is.Not.Empty, "schema");
            Assert.That(PersonaRecipe.TryRead(Encoding.UTF8.GetBytes(recipe.ToJsonString()), null, out _, out _), Is.False, "reader");
        });
    }
}

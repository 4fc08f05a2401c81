using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.Claims;

namespace Harness.Tests.Claims;

[TestFixture]
public sealed class PersonaRecipeTests
{
    [Test]
    public void The_shortest_recipe_makes_a_person()
    {
        var person = Made(Shortest());
        Assert.Multiple(() =>
        {
            Assert.That(person.Attributes.Select(claim => claim.Name), Is.EqualTo(new[] { "email", "displayName", "givenName" }));
            Assert.That(person.Attributes.Text("displayName"), Is.EqualTo("Ada"));
            Assert.That(person.Identities, Is.Empty);
            Assert.That(person.KnownToProvider, Is.Empty);
        });
    }

    [Test]
    public void Comments_trailing_commas_and_a_byte_order_mark_are_allowed()
    {
        var text = "\uFEFF// A person.\n" + Shortest().ToJsonString().Replace("}", ",}", StringComparison.Ordinal);
        Assert.That(PersonaRecipe.TryRead(Encoding.UTF8.GetBytes(text), "ada.json", out var recipe, out _), Is.True);
        Assert.That(recipe!.About, Is.EqualTo("A test."));
    }

    [Test]
    public void All_mistakes_are_reported_at_once_and_in_their_places()
    {
        var problems = Problems("""
            {
              "persona": "Ada Lovelace", "account": "guest", "locale": 7, "names": "xx", "givenName": "{surname}", "nickname": "A",
              "email": "nobody", "jobTitle": "{digits}", "places": [ { "town": "Bath" } ], "gender": null,
              "attributes": { "loyaltyId": "1", "extension_{appId}_height": 1.5, "extension_{appId}_tags": [] },
              "identities": [ { "signInType": "federated", "issuer": "google.com", "issuerAssignedId": 1, "a/b": 1 }, "x" ],
              "knownToProvider": [ "objectId", "email", "email" ]
            }
            """);
        Assert.That(problems.Select(problem => problem.JsonPointer), Is.EquivalentTo(new[]
        {
            "/persona", "/about", "/account", "/locale", "/names", "/givenName", "/nickname", "/email", "/jobTitle",
            "/places/0/town", "/places/0/city", "/gender", "/attributes/loyaltyId", "/attributes/extension_{appId}_height",
            "/attributes/extension_{appId}_tags", "/identities/0/a~1b", "/identities/0/issuerAssignedId", "/identities/1",
            "/identities/1/signInType", "/identities/1/issuer", "/identities/1/issuerAssignedId", "/knownToProvider/0", "/knownToProvider/2",
        }));
        Assert.That(problems.Select(problem => problem.What).Concat(problems.Select(problem => problem.Hint)), Has.All.Match(@"^\S.*\.$"));
    }

    [TestCase("about", "\"\"", "/about", "\"about\" is empty.")]
    [TestCase("about", "[]", "/about", "\"about\" is a list.")]
    [TestCase("persona", "\"grace\"", "/persona", "The id \"grace\" is not the name of the file.")]
    [TestCase("displayName", "\"{surname}\"", "/displayName", "\"displayName\" uses {surname}, but the person has none.")]
    [TestCase("email", "\"{surname}@fabrikam.com\"", "/email", "\"email\" uses {surname}, but the person has none.")]
    [TestCase("email", "\"{email}@fabrikam.com\"", "/email", "{email} cannot be used here.")]
    [TestCase("jobTitle", "\"{digits:0}\"", "/jobTitle", "{digits:0} should make 1 to 1024 characters.")]
    [TestCase("jobTitle", "\"{number:5}\"", "/jobTitle", "{number:5} should look like {number:1-40}.")]
    [TestCase("jobTitle", "\"{number:5-1}\"", "/jobTitle", "{number:5-1} should name the smaller number first.")]
    [TestCase("jobTitle", "\"{appId}\"", "/jobTitle", "{appId} cannot be used here.")]
    [TestCase("jobTitle", "\"{ x\"", "/jobTitle", "There is a brace without a known word.")]
    [TestCase("gender", "\"female\"", "/gender", "The gender decides the form of the surname, but the person has none.")]
    [TestCase("places", "[]", "/places", "The list of places is empty.")]
    [TestCase("places", "{}", "/places", "\"places\" is an object.")]
    [TestCase("attributes", "[]", "/attributes", "\"/attributes\" is a list.")]
    [TestCase("account", "\"federated\"", "/knownToProvider", "\"knownToProvider\" is missing.")]
    [TestCase("knownToProvider", "[\"email\"]", "/knownToProvider", "A local account has no provider.")]
    [TestCase("identities", """[{"signInType":"federated","issuer":"google.com","issuerAssignedId":"1"}]""", "/identities", "A local account has a federated identity.")]
    public void One_mistake_is_one_problem(string member, string json, string pointer, string what)
    {
        var recipe = Shortest();
        recipe[member] = JsonNode.Parse(json);
        var problem = Problems(recipe.ToJsonString()).Single();
        Assert.Multiple(() =>
        {
            Assert.That(problem.JsonPointer, Is.EqualTo(pointer));
            Assert.That(problem.What, Is.EqualTo(what));
            Assert.That(problem.File, Is.EqualTo("recipes/ada.json"));
        });
    }

    [Test]
    public void A_member_that_occurs_twice_is_a_mistake()
    {
        var text = Shortest().ToJsonString().Replace("{", """{"about":"First.",""", StringComparison.Ordinal);
        Assert.That(Problems(text).Single().What, Is.EqualTo("\"about\" occurs twice."));
    }

    [Test]
    public void A_surname_without_ascii_form_cannot_make_an_email()
    {
        var recipe = Shortest();
        recipe["names"] = "ja";
        recipe["email"] = "ada.{surname}@fabrikam.com";
        Assert.That(Problems(recipe.ToJsonString()).Single().What, Does.StartWith("{surname} has no ASCII form"));
    }

    [Test]
    public void What_is_not_json_is_told_with_its_line()
    {
        Assert.That(Problems("{\n  \"persona\": oops\n}").Single().What, Does.Contain("line 2"));
    }

    [Test]
    public void A_recipe_that_is_no_object_is_told_so()
    {
        Assert.That(Problems("[]").Select(problem => problem.What), Does.Contain("The persona is a list."));
    }

    [Test]
    public void A_recipe_within_a_pack_may_have_any_id()
    {
        var json = JsonSerializer.SerializeToElement(Shortest());
        Assert.Multiple(() =>
        {
            Assert.That(PersonaRecipe.TryRead(json, null, out var recipe, out var problems), Is.True);
            Assert.That(recipe!.Id, Is.EqualTo("ada"));
            Assert.That(problems, Is.Empty);
        });
    }

    [TestCase("xx-junk")]
    [TestCase("de-CH fr")]
    [TestCase("I")]
    public void An_odd_locale_is_passed_on(string locale)
    {
        var recipe = Shortest();
        recipe["locale"] = locale;
        recipe["email"] = "{givenName}@fabrikam.com";
        var person = Made(recipe);
        Assert.Multiple(() =>
        {
            Assert.That(person.Locale, Is.EqualTo(locale));
            Assert.That(person.Attributes.Text("email"), Is.EqualTo("ada@fabrikam.com"));
        });
    }

    [Test]
    public void Every_word_fills_its_place()
    {
        var recipe = Shortest();
        recipe["names"] = "de";
        recipe["email"] = "{givenName}.{surname}@fabrikam.com";
        recipe["identities"] = JsonNode.Parse("""
            [
              { "signInType": "customerId", "issuer": "contoso.onmicrosoft.com", "issuerAssignedId": "{givenName}/{surname}/{email}/{emailName}" },
              { "signInType": "other", "issuer": "contoso.onmicrosoft.com", "issuerAssignedId": "{guid}/{hex:3}/{digits:2}/{number:7-7}" }
            ]
            """);
        var person = Made(recipe);
        var (surname, email) = (person.Attributes.Text("surname"), person.Attributes.Text("email"));
        Assert.Multiple(() =>
        {
            Assert.That(person.Identities[0].IssuerAssignedId, Is.EqualTo($"Ada/{surname}/{email}/{email![..email!.IndexOf('@', StringComparison.Ordinal)]}"));
            Assert.That(person.Identities[1].IssuerAssignedId, Does.Match("^[0-9a-f-]{36}/[0-9a-f]{3}/[0-9]{2}/7$"));
        });
    }

    private static JsonObject Shortest() => new()
    {
        ["persona"] = "ada", ["about"] = "A test.", ["account"] = "local", ["locale"] = "en-GB", ["givenName"] = "Ada", ["email"] = "ada@fabrikam.com",
    };

    private static Persona Made(JsonObject json)
    {
        Assert.That(PersonaRecipe.TryRead(Encoding.UTF8.GetBytes(json.ToJsonString()), "ada.json", out var recipe, out var problems), Is.True, string.Join('\n', problems));
        return PersonaBook.Open().With(recipe!).Make("ada", 1);
    }

    private static ImmutableArray<PersonaProblem> Problems(string json)
    {
        Assert.That(PersonaRecipe.TryRead(Encoding.UTF8.GetBytes(json), "recipes/ada.json", out var recipe, out var problems), Is.False);
        Assert.That(recipe, Is.Null);
        return problems;
    }
}

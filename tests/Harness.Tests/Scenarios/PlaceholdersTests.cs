using System.Text.Json;
using System.Text.RegularExpressions;
using Harness.Claims;
using Harness.Dialects;
using Harness.Scenarios;

namespace Harness.Tests.Scenarios;

public sealed class PlaceholdersTests
{
    private static readonly Profile Profile = new() { Endpoint = new("https://example.test/"), AppId = "0123456789abcdef0123456789abcdef", TenantDomain = "fabrikam.onmicrosoft.com" };

    private static readonly Persona Emily = PersonaBook.Open().Make("emily", 1) with
    {
        Attributes = ClaimSet.Empty.With("email", "emily@example.com").With("extension_{appId}_loyaltyId", "212342")
            .With("extension_{appId}_points", JsonElement.Parse("7")).With("extension_{appId}_odd", "{persona.email}{appId}"),
    };

    [TestCase("\"{persona.email}\"", "\"emily@example.com\"")]
    [TestCase("\"x-{persona.email}-{tenant}\"", "\"x-emily@example.com-fabrikam.onmicrosoft.com\"")]
    [TestCase("\"{persona.locale}\"", "\"en-US\"")]
    [TestCase("\"{persona.extension_loyaltyId}\"", "\"212342\"")]
    [TestCase("\"{persona.extension_points}\"", "7", Description = "alone it keeps its type")]
    [TestCase("\"{persona.extension_points} points\"", "\"7 points\"")]
    [TestCase("\"{persona.extension_odd}\"", "\"{persona.email}{appId}\"", Description = "what is filled in is not filled again")]
    [TestCase("[{\"issuer\":\"{tenant}\",\"n\":[1.50,null,true,\"{clientId}\"]}]", "[{\"issuer\":\"fabrikam.onmicrosoft.com\",\"n\":[1.50,null,true,\"93fd07aa-333c-409d-955d-96008fd08dd9\"]}]")]
    [TestCase("\"{{7*7}} ${jndi:ldap://x} {0} {} {name}\"", "\"{{7*7}} ${jndi:ldap://x} {0} {} {name}\"", Description = "other braces are text like any other")]
    [TestCase("7", "7")]
    [TestCase("null", "null")]
    public void Texts_are_filled_and_all_else_stays(string value, string filled) =>
        Assert.That(JsonElement.DeepEquals(Placeholders.Fill(JsonElement.Parse(value), Profile, Emily), JsonElement.Parse(filled)), filled);

    [Test]
    public void Names_are_filled_from_the_settings() =>
        Assert.That(Placeholders.Fill(ClaimSet.Empty.With("extension_{appId}_a", "x"), Profile).Single().Name, Is.EqualTo("extension_0123456789abcdef0123456789abcdef_a"));

    [Test]
    public void Claims_are_filled_from_the_settings_first_and_for_each_person_later()
    {
        var claims = ClaimSet.Empty.With("jobTitle", "{tenant}: {persona.email}").With("city", "{persona.extension_points}").With("state", "WA");
        var filled = Placeholders.Fill(claims, Profile);
        Assert.Multiple(() =>
        {
            Assert.That(Json(filled), Is.EqualTo("""{"jobTitle":"fabrikam.onmicrosoft.com: {persona.email}","city":"{persona.extension_points}","state":"WA"}"""));
            Assert.That(Json(Placeholders.Fill(filled, Profile, Emily)), Is.EqualTo("""{"jobTitle":"fabrikam.onmicrosoft.com: emily@example.com","city":7,"state":"WA"}"""));
        });
    }

    [Test]
    public void What_is_put_into_a_pattern_is_meant_to_the_letter() =>
        Assert.That(Placeholders.Fill("^{persona.email}a{2,3}$", Profile, Emily, Regex.Escape), Is.EqualTo("^emily@example\\.coma{2,3}$"));

    [Test]
    public void What_the_person_lacks_is_never_sent_as_it_stands() =>
        Assert.That(() => Placeholders.Fill(JsonElement.Parse("\"{persona.town}\""), Profile, Emily), Throws.InvalidOperationException.With.Message.Contains("emily has no town"));

    private static string Json(ClaimSet claims) => System.Text.Encoding.UTF8.GetString(claims.ToJson());

    // The book says of a recipe what every person made from it has.
    [Test]
    public void Everybody_has_the_attributes_that_the_book_promises()
    {
        var book = PersonaBook.Open();
        Assert.Multiple(() =>
        {
            foreach (var id in book.Ids)
                for (var repetition = 0; repetition < 30; repetition++)
                    Assert.That(book.Attributes(id), Is.SubsetOf(book.Make(id, 1, repetition).Attributes.Select(claim => claim.Name)), id);
            Assert.That(book.Attributes("emily"), Is.EquivalentTo(book.Make("emily", 1).Attributes.Select(claim => claim.Name)));
            Assert.That(book.Attributes("suharyati"), Does.Not.Contain("surname"));
        });
    }
}

using System.Text;
using Harness.Dialects;
using Harness.Scenarios;

namespace Harness.Tests.Scenarios;

public sealed class SettingsReaderTests
{
    internal const string Full = """
        {
          "$schema": "schemas/settings.schema.json",
          "endpoints": {
            "local": "http://localhost:7071/api/connector?code=x",
            "test": { "*": "https://test.example/api", "PreTokenIssuance": "https://test.example/token" },
          },
          "user": "connector",
          "passwordVariable": "CONNECTOR_PASSWORD",
          "clock": "user-flow@2025*0.1",
          "appId": "0123456789abcdef0123456789ABCDEF",
          "clientId": "93fd07aa-333c-409d-955d-96008fd08dd9",
          "tenant": "fabrikam.onmicrosoft.com",
          "body": "2021",
          "languages": ["en", "pt-BR"],
          "attributes": [
            { "name": "displayName", "type": "string" },
            { "name": "extension_loyaltyPoints", "type": "int", "collected": false, "inToken": true }, // not asked for
          ],
        }
        """;

    [Test]
    public void Good_settings_are_read_fully()
    {
        var reading = Given.Settings(Full);
        var settings = reading.Settings;
        Assert.Multiple(() =>
        {
            Assert.That(reading.Problems, Is.Empty);
            Assert.That(settings.Endpoints["local"]["*"].OriginalString, Is.EqualTo("http://localhost:7071/api/connector?code=x"));
            Assert.That(settings.Endpoints["test"]["PreTokenIssuance"].OriginalString, Is.EqualTo("https://test.example/token"));
            Assert.That((settings.User, settings.PasswordVariable, settings.Clock), Is.EqualTo(("connector", "CONNECTOR_PASSWORD", "user-flow@2025*0.1")));
            Assert.That((settings.AppId, settings.ClientId), Is.EqualTo(("0123456789abcdef0123456789ABCDEF", "93fd07aa-333c-409d-955d-96008fd08dd9")));
            Assert.That((settings.TenantDomain, settings.BodyForm), Is.EqualTo(("fabrikam.onmicrosoft.com", BodyForm.Body2021)));
            Assert.That(settings.Languages, Is.EqualTo(new[] { "en", "pt-BR" }));
            Assert.That(settings.Attributes, Is.EqualTo(new FlowAttribute[]
            {
                new("displayName", AttributeType.String, Collected: true, InToken: false),
                new("extension_loyaltyPoints", AttributeType.Int, Collected: false, InToken: true),
            }));
        });
    }

    [Test]
    public void An_empty_object_means_the_defaults()
    {
        var reading = Given.Settings("{}");
        Assert.Multiple(() =>
        {
            Assert.That(reading.Problems, Is.Empty);
            Assert.That((reading.Settings.AppId, reading.Settings.TenantDomain), Is.EqualTo((Settings.Default.AppId, Settings.Default.TenantDomain)));
            Assert.That(reading.Settings.Attributes, Is.Null);
        });
    }

    [TestCase("\"languages\": [\"german\"]", "'german' is no language.")]
    [TestCase("\"languages\": [\"de\", \"DE\"]", "'DE' is listed twice.")]
    [TestCase("\"languages\": [5]", "A language is a number.")]
    [TestCase("\"endpoint\": {}", "no member 'endpoint'. Did you mean 'endpoints'?")]
    [TestCase("\"endpoints\": \"https://a.example\"", "Name the environment")]
    [TestCase("\"endpoints\": []", "'endpoints' is a list.")]
    [TestCase("\"endpoints\": { \"local\": 1 }", "'local' is a number.")]
    [TestCase("\"endpoints\": { \"local\": {} }", "'local' has no address.")]
    [TestCase("\"endpoints\": { \"local\": \"a.example/api\" }", "This is no address of an endpoint.")]
    [TestCase("\"endpoints\": { \"local\": \"ftp://a.example/api\" }", "This is no address of an endpoint.")]
    [TestCase("\"endpoints\": { \"local\": \"/api\" }", "This is no address of an endpoint.")]
    [TestCase("\"endpoints\": { \"local\": { \"PreToken\": \"https://a.example\" } }", "no member 'PreToken'.")]
    [TestCase("\"endpoints\": { \"local\": { \"*\": true } }", "The address is a boolean.")]
    [TestCase("\"endpoints\": { \"\": \"https://a.example\" }", "The environment has no name.")]
    [TestCase("\"endpoints\": { \"local\": \"https://me:hunter2@a.example\" }", "The address holds credentials")]
    [TestCase("\"user\": \"a:b\"", "'user' cannot be 'a:b'.")]
    [TestCase("\"user\": 1", "'user' is a number.")]
    [TestCase("\"password\": \"hunter2\"", "'password' looks like a secret; secrets are named here, not written.")]
    [TestCase("\"clientSecret\": \"hunter2\"", "looks like a secret")]
    [TestCase("\"functionKey\": \"hunter2\"", "looks like a secret")]
    [TestCase("\"passwordVariable\": \"hunter2!\"", "holds no name of a variable")]
    [TestCase("\"tokenVariable\": { \"REST-A\": \"ey.J!\" }", "'tokenVariable' of 'REST-A' holds no name of a variable")]
    [TestCase("\"apiToken\": \"ey.J!\"", "or into 'tokenVariable'")]
    [TestCase("\"clock\": \"user-flow@2026\"", "Did you mean 'user-flow@2025'?")]
    [TestCase("\"clock\": \"user-flow@2025*0\"", "is no factor for a clock")]
    [TestCase("\"clock\": 5", "'clock' is a number.")]
    [TestCase("\"appId\": \"93fd07aa-333c-409d-955d-96008fd08dd9\"", "Write it without hyphens: 93fd07aa333c409d955d96008fd08dd9.")]
    [TestCase("\"appId\": \"93fd\"", "32 hexadecimal digits.")]
    [TestCase("\"appId\": {}", "'appId' is an object.")]
    [TestCase("\"clientId\": \"93fd07aa333c409d955d96008fd08dd9\"", "Write a GUID such as")]
    [TestCase("\"tenant\": \"https://contoso.onmicrosoft.com\"", "Write the tenant's default domain")]
    [TestCase("\"tenant\": \"contoso\"", "Write the tenant's default domain")]
    [TestCase("\"body\": \"2020\"", "'body' cannot be '2020'.")]
    [TestCase("\"body\": 2022", "'body' is a number.")]
    [TestCase("\"attributes\": {}", "'attributes' is an object.")]
    [TestCase("\"attributes\": [ \"city\" ]", "The attribute is a text.")]
    [TestCase("\"attributes\": [ { \"type\": \"string\" } ]", "The attribute has no 'name'.")]
    [TestCase("\"attributes\": [ { \"name\": \"city\" } ]", "The attribute has no 'type'.")]
    [TestCase("\"attributes\": [ { \"name\": \"city\", \"type\": \"int\" } ]", "'city' is a string in every tenant.")]
    [TestCase("\"attributes\": [ { \"name\": \"city\", \"type\": \"bool\" } ]", "'type' cannot be 'bool'.")]
    [TestCase("\"attributes\": [ { \"name\": \"City\", \"type\": \"string\" } ]", "Did you mean 'city'?")]
    [TestCase("\"attributes\": [ { \"name\": \"loyaltyId\", \"type\": \"string\" } ]", "Custom ones are extension_NAME.")]
    [TestCase("\"attributes\": [ { \"name\": \"extension_{appId}_loyaltyId\", \"type\": \"string\" } ]", "Write it without the app id: extension_loyaltyId.")]
    [TestCase("\"attributes\": [ { \"name\": \"extension_0123456789abcdef0123456789abcdef_x\", \"type\": \"string\" } ]", "Write it without the app id: extension_x.")]
    [TestCase("\"attributes\": [ { \"name\": \"city\", \"type\": \"string\", \"collected\": \"yes\" } ]", "'collected' is a text.")]
    [TestCase("\"attributes\": [ { \"name\": \"city\", \"type\": \"string\", \"inToken\": 1 } ]", "'inToken' is a number.")]
    [TestCase("\"attributes\": [ { \"name\": \"city\", \"type\": \"string\", \"token\": true } ]", "The attribute has no member 'token'.")]
    [TestCase("\"attributes\": [ { \"name\": \"city\", \"type\": \"string\" }, { \"name\": \"city\", \"type\": \"string\" } ]", "'city' is listed twice.")]
    public void A_mistake_is_told_once_with_a_remedy(string members, string told)
    {
        var problem = Given.Only(Given.Settings($"{{ {members} }}"));
        Assert.Multiple(() =>
        {
            Assert.That(problem.ToString(), Does.Contain(told));
            Assert.That(problem.ToString(), Does.Not.Contain("hunter2"));
            Assert.That(problem.Hint, Is.Not.Empty);
        });
    }

    [Test]
    public void All_mistakes_are_told_at_once_in_the_order_of_the_file()
    {
        var reading = Given.Settings("{\n\"tenant\": 1,\n\"password\": \"x\",\n\"appId\": \"x\",\n\"body\": \"x\",\n\"attributes\": [ 1 ],\n\"user\": }");
        Assert.That(reading.Problems.Select(problem => problem.Position.Line), Is.EqualTo(new[] { 2, 3, 4, 5, 6, 7 }));
    }

    [TestCase("no-such/b2c-harness.json")]
    [TestCase("builtin:no-such")]
    [TestCase("")]
    public void A_file_that_does_not_exist_is_a_problem(string file) =>
        Assert.That(SettingsReader.Read(file, Given.Context).Problems.Single().What, Is.EqualTo($"There is no file '{file}'."));

    [Test]
    public void No_mutation_of_good_settings_throws()
    {
        var random = new Random(20210504);
        for (var i = 0; i < 2000; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(Full);
            for (var times = random.Next(1, 5); times > 0; times--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Assert.That(() => SettingsReader.Read("b2c-harness.json", bytes, Given.Context), Throws.Nothing);
        }
    }
}

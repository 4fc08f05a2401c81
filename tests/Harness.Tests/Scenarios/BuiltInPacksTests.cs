using Harness.Dialects;
using Harness.Dialects.CustomPolicies;
using Harness.Dialects.ProtectedApis;
using Harness.Dialects.Variations;
using Harness.Scenarios;

namespace Harness.Tests.Scenarios;

public sealed class BuiltInPacksTests
{
    private static readonly PackContext Context = new()
    {
        Dialects = Given.Context.Dialects,
        Probes = Given.Context.Probes,
        Variations = VariationBook.Ids,
        Personas = [.. EmbeddedContent.List("scenarios/personas").Select(path => Path.GetFileNameWithoutExtension(path))],
    };

    [Test]
    public void Every_built_in_pack_is_without_a_mistake()
    {
        var names = PackReader.BuiltIn;
        var reading = PackReader.Read(names.Select(name => "builtin:" + name), Context);
        Assert.Multiple(() =>
        {
            Assert.That(reading.Problems, Is.Empty);
            Assert.That(names, Is.EqualTo(new[]
            {
                "custom-policy", "custom-policy-forms", "custom-policy-forms/address", "custom-policy-forms/form", "custom-policy-forms/headers",
                "custom-policy/loyalty", "custom-policy/member-profile", "custom-policy/own-payload", "custom-policy/payloads", "custom-policy/questions", "custom-policy/resilience",
                "guests", "guests/approval", "guests/identity-verification", "guests/invitation-code", "guests/overwrite-attributes",
                "loyalty", "loyalty/loyalty-providers", "loyalty/loyalty-sign-up",
                "protected-api", "protected-api/connector", "protected-api/limits", "protected-api/new-order", "protected-api/orders", "protected-api/quota",
                "self-service-sign-up", "self-service-sign-up/after-federation", "self-service-sign-up/before-creating-user", "self-service-sign-up/credentials", "self-service-sign-up/payloads", "self-service-sign-up/sign-up", "self-service-sign-up/transport",
                "user-flow", "user-flow/after-federation", "user-flow/before-creating-user", "user-flow/before-sending-token", "user-flow/credentials",
                "user-flow/payloads-after-federation", "user-flow/payloads-before-creating-user", "user-flow/payloads-before-sending-token", "user-flow/resilience", "user-flow/sign-up", "user-flow/stand-by", "user-flow/transport",
            }));
            Assert.That(reading.Packs.Select(pack => pack.File), Is.EquivalentTo(names.Where(name => name.Contains('/')).Select(name => "builtin:" + name)));
        });
    }

    [TestCase("builtin:user-flow", 11)]
    [TestCase("builtin:user-flow/", 11)]
    [TestCase("builtin:user-flow/sign-up", 1)]
    [TestCase("builtin:self-service-sign-up", 6)]
    [TestCase("builtin:guests", 4)]
    public void A_name_means_one_pack_or_all_of_a_folder(string name, int packs) =>
        Assert.That(PackReader.Read([name], Context).Packs, Has.Length.EqualTo(packs));

    [Test]
    public void The_packs_for_endpoints_nobody_knows_expect_nothing_of_their_own() =>
        Assert.That(All("builtin:user-flow", "builtin:self-service-sign-up").Select(scenario => scenario.Expect), Is.All.SameAs(Expectation.Nothing));

    [Test]
    public void The_examples_of_the_documents_expect_something_everywhere_and_have_all_three_roles() => Assert.Multiple(() =>
    {
        var packs = PackReader.Read(["builtin:guests"], Context).Packs;
        Assert.That(packs.SelectMany(pack => pack.Scenarios).Where(scenario => scenario.Probe is null).Select(scenario => scenario.Expect), Has.None.SameAs(Expectation.Nothing));
        Assert.That(packs.Select(pack => pack.Roles.Keys.Order()), Is.All.EqualTo(new[] { "blocks", "continues", "refuses" }));
    });

    [Test]
    public void Members_come_in_other_orders_for_people_with_identities()
    {
        string[] known = ["zoe", "mateus"];
        Assert.That(All("builtin:user-flow").Where(scenario => scenario.Probe == "key-order").Select(scenario => scenario.Persona), Has.Exactly(3).Items.And.All.AnyOf(known));
    }

    [Test]
    public void Every_scenario_says_in_one_line_what_it_is_about() =>
        Assert.That(All("builtin:user-flow", "builtin:loyalty", "builtin:self-service-sign-up", "builtin:guests").Select(scenario => scenario.About), Is.All.Not.Null.And.All.Matches<string>(about => !about.Contains('\n')));

    [TestCase("after-federation")]
    [TestCase("before-creating-user")]
    [TestCase("before-sending-token")]
    public void The_payloads_of_a_step_are_varied_in_every_way_that_concerns_it(string slug)
    {
        var scenarios = All("builtin:user-flow/payloads-" + slug).ToArray();
        string[] elsewhere = slug switch
        {
            "after-federation" => ["custom-attributes", "one-identifier", "postal-code", "country"],
            "before-creating-user" => ["one-identifier"],
            _ => [],
        };
        Assert.That(scenarios.SelectMany(scenario => scenario.Vary).Distinct(), Is.EquivalentTo(VariationBook.Ids.Except(elsewhere).Where(id => VariationBook.Concerns(id, null, null, []))));
        Assert.That(scenarios.Select(scenario => scenario.Vary), Is.All.Not.Empty);
    }

    [TestCase("after-federation")]
    [TestCase("before-creating-user")]
    [TestCase("before-sending-token")]
    public void The_pack_of_a_step_has_its_name_and_plays_nothing_else(string slug)
    {
        var step = DialectBook.Find("user-flow")!.Steps.Single(step => step.Slug == slug);
        Assert.That(All("builtin:user-flow/" + slug).SelectMany(scenario => scenario.Steps), Is.All.EqualTo(step.Id));
    }

    [Test]
    public void The_pack_of_a_step_has_its_name_and_plays_nothing_else()
    {
        foreach (var dialect in DialectBook.All.Where(dialect => dialect is not (TechnicalProfileDialect or ProtectedApiDialect)))
            foreach (var step in dialect.Steps)
                Assert.That(All($"builtin:{dialect.Id}/{step.Slug}").SelectMany(scenario => scenario.Steps), Is.Not.Empty.And.All.EqualTo(step.Id));
    }

    [TestCase("builtin:loyalty", 15)]
    [TestCase("builtin:guests", 11)]
    public void The_settings_of_an_example_are_without_a_mistake(string settings, int attributes)
    {
        var reading = SettingsReader.Read(settings, Context);
        Assert.Multiple(() =>
        {
            Assert.That(reading.Problems, Is.Empty);
            Assert.That(reading.Settings.Attributes!.Value, Has.Length.EqualTo(attributes));
        });
    }

    [Test]
    public void The_settings_of_the_guests_have_an_environment_for_each_pack() =>
        Assert.That(SettingsReader.Read("builtin:guests", Context).Settings.Endpoints.Keys, Is.EquivalentTo(PackReader.Read(["builtin:guests"], Context).Packs.Select(pack => pack.Name)));

    private static IEnumerable<Scenario> All(params string[] sources) => PackReader.Read(sources, Context).Packs.SelectMany(pack => pack.Scenarios);
}

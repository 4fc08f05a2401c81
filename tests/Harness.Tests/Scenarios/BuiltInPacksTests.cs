using Harness.Dialects;
using Harness.Scenarios;

namespace Harness.Tests.Scenarios;

public sealed class BuiltInPacksTests
{
    private static readonly PackContext Context = new()
    {
        Dialects = Given.Context.Dialects,
        Probes = Given.Context.Probes,
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
                "loyalty", "loyalty/loyalty-sign-up",
                "user-flow", "user-flow/after-federation", "user-flow/before-creating-user", "user-flow/before-sending-token", "user-flow/sign-up",
            }));
            Assert.That(reading.Packs.Select(pack => pack.File), Is.EqualTo(names.Where(name => name.Contains('/')).Select(name => "builtin:" + name)));
        });
    }

    [TestCase("builtin:user-flow", 4)]
    [TestCase("builtin:user-flow/", 4)]
    [TestCase("builtin:user-flow/sign-up", 1)]
    public void A_name_means_one_pack_or_all_of_a_folder(string name, int packs) =>
        Assert.That(PackReader.Read([name], Context).Packs, Has.Length.EqualTo(packs));

    [Test]
    public void The_packs_for_endpoints_nobody_knows_expect_nothing_of_their_own() =>
        Assert.That(All("builtin:user-flow").Select(scenario => scenario.Expect), Is.All.SameAs(Expectation.Nothing));

    [Test]
    public void Every_scenario_says_in_one_line_what_it_is_about() =>
        Assert.That(All("builtin:user-flow", "builtin:loyalty").Select(scenario => scenario.About), Is.All.Not.Null.And.All.Matches<string>(about => !about.Contains('\n')));

    [TestCase("after-federation")]
    [TestCase("before-creating-user")]
    [TestCase("before-sending-token")]
    public void The_pack_of_a_step_has_its_name_and_plays_nothing_else(string slug)
    {
        var step = DialectBook.Find("user-flow")!.Steps.Single(step => step.Slug == slug);
        Assert.That(All("builtin:user-flow/" + slug).SelectMany(scenario => scenario.Steps), Is.All.EqualTo(step.Id));
    }

    [Test]
    public void The_settings_of_the_example_are_without_a_mistake()
    {
        var reading = SettingsReader.Read("builtin:loyalty", Context);
        Assert.Multiple(() =>
        {
            Assert.That(reading.Problems, Is.Empty);
            Assert.That(reading.Settings.Attributes!.Value, Has.Length.EqualTo(15));
        });
    }

    private static IEnumerable<Scenario> All(params string[] sources) => PackReader.Read(sources, Context).Packs.SelectMany(pack => pack.Scenarios);
}

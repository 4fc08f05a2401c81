using System.Collections.Immutable;
using Harness.Exchanges;
using Harness.NUnit;
using Harness.Planning;

namespace Harness.EndToEnd.Tests.Adapter;

public sealed class SettingsTests
{
    [Test]
    public void Run_settings_beat_code_and_those_of_the_fixture_beat_those_of_all()
    {
        var tests = new ConnectorTestsAttribute("names.json") { Endpoint = "http://attribute/", Settings = ["seed=2", "persona=jonas"] };
        var connector = new ConnectorUnderTest(new Uri("http://code/")) { Seed = 3, Clock = Clock.Of("user-flow@2021") };
        var given = Of(("endpoint", "http://all/"), ("LoyaltyTests.endpoint", "http://own/"), ("OtherTests.endpoint", "http://other/"), ("fail-on", "error")).Given(tests, connector);
        Assert.Multiple(() =>
        {
            Assert.That(given.Problems, Is.Empty);
            Assert.That(given.Many(RunOptions.Endpoint), Is.EqualTo(["http://own/"]));
            Assert.That(given.Text(RunOptions.FailOn), Is.EqualTo("error"));
            Assert.That(given.Text(RunOptions.Seed), Is.EqualTo("3"), "what the fixture knows at run time beats its attribute");
            Assert.That(given.Text(RunOptions.Persona), Is.EqualTo("jonas"));
            Assert.That(given.Text(RunOptions.Clock), Is.EqualTo("user-flow@2021"));
            Assert.That(given.Text(RunOptions.Out), Does.EndWith(Path.Combine("artifacts", "My.LoyaltyTests")));
        });
    }

    [Test]
    public void Names_that_are_no_settings_are_told_with_the_word_that_was_meant()
    {
        var given = Of(("endpont", "http://x/"), ("LoyaltyTests.nonsense", "1"), ("parallel", "4"), ("theirOwnParameter", "1"))
            .Given(new("names.json") { Settings = ["clok=user-flow@2025", "seed", "tag="] }, null);
        Assert.That(given.Problems, Has.Count.EqualTo(6).And.Some.Contains("Did you mean 'endpoint'?").And.Some.Contains("LoyaltyTests.nonsense").And.Some.Contains("no setting of tests")
            .And.Some.Contains("Did you mean 'clock'?").And.Some.Contains("'seed=VALUE'").And.Some.Contains("'tag=VALUE'"));
    }

    [Test]
    public void Settings_in_code_have_several_values_as_elsewhere()
    {
        var given = Of().Given(new("names.json") { Settings = ["report=html; junit", "report=markdown", "seed=2", "tag=;"] }, null);
        Assert.That((string.Join(',', given.Many(RunOptions.Report)), given.Text(RunOptions.Seed), given.Many(RunOptions.Tag).Count), Is.EqualTo(("html,junit,markdown", "2", 0)));
    }

    [Test]
    public void Files_are_looked_for_beside_the_test_assembly() =>
        Assert.That(Of(("waivers", "known.json"), ("trust", "dev")).Given(null, null) is var given ? (given.Text(RunOptions.Waivers), given.Text(RunOptions.Trust)) : default, Is.EqualTo((Path.GetFullPath("/tests/known.json"), "dev")));

    [Test]
    public void A_test_by_hand_says_itself_whom_it_means() =>
        Assert.That(Of(("persona", "emily"), ("seed", "5")).ForOne(new(new Uri("http://code/"))) is var given ? (given.Text(RunOptions.Persona), given.Text(RunOptions.Seed)) : default, Is.EqualTo(((string?)null, "5")));

    private static TestSettings Of(params (string Name, string Value)[] parameters) =>
        new("LoyaltyTests", "My.LoyaltyTests", Path.GetFullPath("/tests"), parameters.ToImmutableDictionary(one => one.Name, one => one.Value));
}

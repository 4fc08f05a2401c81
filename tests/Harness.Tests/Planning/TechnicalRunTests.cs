using Harness.Exchanges;
using Harness.Planning;
using Harness.Reporting;
using Harness.Rules;
using Harness.Running;

namespace Harness.Tests.Planning;

/// <summary>A run of several technical profiles: which of them gets which address and which credentials.</summary>
public sealed class TechnicalRunTests
{
    private const string Secret = "HARNESS_TESTS_SECRET";

    private const string OtherSecret = "HARNESS_TESTS_OTHER_SECRET";

    private static readonly string[] Forms = ["builtin:custom-policy-forms"];

    [SetUp]
    public void HideSecrets()
    {
        Environment.SetEnvironmentVariable(Secret, "correct-horse");
        Environment.SetEnvironmentVariable(OtherSecret, "battery-staple");
    }

    [TearDown]
    public void ForgetSecrets()
    {
        Environment.SetEnvironmentVariable(Secret, null);
        Environment.SetEnvironmentVariable(OtherSecret, null);
    }

    [Test]
    public void Each_gets_its_own_credentials_and_only_those_it_wants()
    {
        var profiles = Made("--endpoint", "http://127.0.0.1:1/", "--token-env", Secret, "--token-env", $"REST-LoyaltyInForm={OtherSecret}", "--user", "REST-LoyaltyInAddress=a=b", "--password-env", Secret).Plan.Profiles;
        Assert.Multiple(() =>
        {
            Assert.That(profiles["REST-LoyaltyInForm"].Credentials, Is.EqualTo(new Credentials.TokenOrKey("battery-staple")));
            Assert.That(profiles["REST-LoyaltyInForm"].PasswordVariable, Is.EqualTo(OtherSecret));
            Assert.That(profiles["REST-LoyaltyInHeaders"].Credentials, Is.EqualTo(new Credentials.TokenOrKey("correct-horse")));
            Assert.That(profiles["REST-LoyaltyInHeaders"].PasswordVariable, Is.EqualTo(Secret));
            Assert.That(profiles["REST-LoyaltyInAddress"].Credentials, Is.EqualTo(new Credentials.Basic("a=b", "correct-horse")));
            Assert.That(profiles["validation"].Credentials, Is.EqualTo(new Credentials.None()));
        });
    }

    [Test]
    public void A_profile_without_the_credentials_it_wants_is_told_in_the_head_of_the_run()
    {
        using var client = new ConnectorClient(TimeProvider.System);
        var head = RunText.Facts(new Runner(Made("--endpoint", "http://127.0.0.1:1/", "--user", "someone=else", "--password-env", Secret).Plan, client, TimeProvider.System).Header()).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(head, Does.Contain(new RunFact("credentials", "REST-LoyaltyInForm wants a bearer token; none is given (--token-env)", Tone.Warn)));
            Assert.That(head, Does.Contain(new RunFact("credentials", "REST-LoyaltyInHeaders wants an API key; none is given (--token-env)", Tone.Warn)));
            Assert.That(head.Where(fact => fact.Name == "credentials").Select(fact => fact.Text), Does.Contain("basic").And.Not.Contain("none: calls go out unprotected"));
        });
    }

    [TestCase("--token-env is not for REST-LoyaltyInAddress: it wants a user name and a password. Give --user REST-LoyaltyInAddress=NAME.", "--token-env", "REST-LoyaltyInAddress=" + Secret)]
    [TestCase("--user is not for REST-LoyaltyInForm: it wants a bearer token. Give --token-env REST-LoyaltyInForm=VARIABLE.", "--user", "REST-LoyaltyInForm=b2c")]
    [TestCase("There is no technical profile 'REST-LoyaltyInFrom'. Did you mean 'REST-LoyaltyInForm'?", "--token-env", "REST-LoyaltyInFrom=" + Secret)]
    [TestCase("--token-env is given twice; write --token-env ID=VARIABLE for each technical profile.", "--token-env", Secret, "--token-env", OtherSecret)]
    [TestCase("The environment variable 'NOT_SET_ANYWHERE' is not set, is empty, or has more than one line; it should hold the bearer token or the API key.", "--token-env", "NOT_SET_ANYWHERE")]
    public void What_nobody_can_use_is_a_mistake(string expected, params string[] options) =>
        Assert.That(Asked(Forms, ["--endpoint", "http://127.0.0.1:1/", .. options]).Problems, Is.EqualTo(new[] { expected }));

    [TestCase("--set", "emial=x", "sends no claim 'emial'. Did you mean 'email'?")]
    [TestCase("--without", "shoeSize", "sends no claim 'shoeSize'. Known: email, loyaltyId, ")]
    public void A_claim_that_no_profile_sends_is_a_mistake(string option, string value, string expected) =>
        Assert.That(Asked(Forms, "--endpoint", "http://127.0.0.1:1/", option, value).Problems.Single(), Does.Contain(expected).And.EndWith($"({option})"));

    [Test]
    public void Settings_name_variables_of_tokens()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, $$"""{ "tokenVariable": { "REST-LoyaltyInForm": "{{OtherSecret}}", "*": "{{Secret}}" } }""");
            var profiles = Made("--endpoint", "http://127.0.0.1:1/", "--settings", file).Plan.Profiles;
            Assert.That(
                (profiles["REST-LoyaltyInForm"].PasswordVariable, profiles["REST-LoyaltyInHeaders"].PasswordVariable, profiles["REST-LoyaltyInAddress"].PasswordVariable),
                Is.EqualTo((OtherSecret, Secret, (string?)null)));
            File.WriteAllText(file, """{ "shoe": 1 }""");
            Assert.That(Asked(Forms, "--settings", file).Problems, Has.Length.EqualTo(2).And.Some.StartWith("Which endpoint?").And.Some.Contain("no member 'shoe'"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public void A_token_for_profiles_that_all_want_a_password_is_a_mistake() => Assert.That(
        Asked(["builtin:custom-policy/loyalty"], "--endpoint", "http://127.0.0.1:1/", "--token-env", Secret).Problems,
        Is.EqualTo(new[] { "--token-env is for nobody here: REST-ValidateLoyalty wants a user name and a password (--user)." }));

    [Test]
    public void Every_profile_that_is_played_needs_an_address() => Assert.That(
        Asked(Forms, "--endpoint", "REST-LoyaltyInForm=http://127.0.0.1:1/").Problems,
        Is.EqualTo(new[]
        {
            "No endpoint is given for REST-LoyaltyInAddress. Give --endpoint REST-LoyaltyInAddress=URL, or choose other packs with --only.",
            "No endpoint is given for REST-LoyaltyInHeaders. Give --endpoint REST-LoyaltyInHeaders=URL, or choose other packs with --only.",
        }));

    [TestCase("--only", "custom-policy-form")]
    [TestCase("--only", "custom-policy-form", "--step", "validation")]
    public void What_is_not_played_needs_none(params string[] options)
    {
        var plan = Made(["--endpoint", "REST-LoyaltyInForm=http://127.0.0.1:1/form", .. options]).Plan;
        Assert.That(plan.ProfilesPlayed.Select(profile => profile.Endpoint.AbsolutePath).Distinct(), Is.EqualTo(new[] { "/form" }));
    }

    private static RunSetup Made(params string[] options)
    {
        var asked = Asked(Forms, options);
        Assert.That(asked.Problems, Is.Empty);
        return asked.Setup!;
    }

    private static Asked Asked(string[] sources, params string[] options) =>
        RunSetup.Make(new(option => Enumerable.Range(0, options.Length / 2).Where(i => options[2 * i] == option.Name).Select(i => options[(2 * i) + 1]).ToArray() is { Length: > 0 } values ? values : null), sources);
}

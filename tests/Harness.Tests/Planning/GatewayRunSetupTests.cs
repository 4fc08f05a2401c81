using Harness.Dialects;
using Harness.Exchanges;
using Harness.Planning;
using Harness.Reporting;
using Harness.Running;

namespace Harness.Tests.Planning;

/// <summary>What a run against a gateway needs besides its pack.</summary>
public sealed class GatewayRunSetupTests
{
    private const string Secret = "HARNESS_TESTS_GATEWAY_SECRET";
    private const string Issuer = "\"tenantId\": \"11111111-2222-4333-8444-555555555555\", \"issuer\": { \"port\": 9200 }, ";

    private readonly string pack = Path.Combine(Path.GetTempPath(), $"gateway-{Guid.NewGuid():N}.json");

    [OneTimeSetUp]
    public void HideSecret() => Environment.SetEnvironmentVariable(Secret, "eyJ0.e30.c2ln");

    [OneTimeTearDown]
    public void ForgetSecret() => Environment.SetEnvironmentVariable(Secret, null);

    [TearDown]
    public void Remove() => File.Delete(pack);

    [Test]
    public void Without_issuer_and_token_there_is_nothing_to_send() => Assert.Multiple(() =>
    {
        var asked = Asked("");
        Assert.That((asked.ExitCode, asked.Problems.Single()), Is.EqualTo((ExitCode.CommandLine, "There is no token to send: give --token-env VARIABLE with a token of your tenant, or name an 'issuer' under 'protectedApi' in the pack, so that the harness makes the tokens.")));
        Assert.That(Asked("", "--token-env", Secret).Problems, Is.Empty);
        Assert.That(Asked(Issuer).Problems, Is.Empty);
    });

    [TestCase("tokens of the harness", "", new string[0])]
    [TestCase("subscription key, tokens of the harness", "\"subscriptionKeyHeader\": \"X-Key\", ", new[] { "--subscription-key-env", Secret })]
    [TestCase("tokens of the harness", "\"subscriptionKeyHeader\": \"X-Key\", ", new string[0], "the pack says that a call has its subscription key in X-Key; none is given (--subscription-key-env VARIABLE), so the gateway may refuse every call")]
    public void The_head_of_the_run_tells_what_a_call_shows(string credentials, string members, string[] options, string? note = null)
    {
        var plan = Asked(Issuer + members, options).Setup!.Plan with { Issuer = new(new("http://127.0.0.1:9200"), new(Tokens.Keys.One), TimeProvider.System) };
        using var client = new ConnectorClient(TimeProvider.System);
        var facts = RunText.Facts(new Runner(plan, client, TimeProvider.System).Header()).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(facts.First(fact => fact.Name == "credentials").Text, Is.EqualTo(credentials));
            Assert.That(facts.Where(fact => fact.Name == "credentials" && fact.Text.Contains("X-Key", StringComparison.Ordinal)).Select(fact => fact.Text), note is null ? Is.Empty : Is.EqualTo(new[] { note }));
            Assert.That(facts.Select(fact => fact.Name), Does.Not.Contain("attributes"), "no rule about gateways asks for them");
        });
    }

    [Test]
    public void The_keys_can_be_kept_in_a_file_of_the_command_line() =>
        Assert.That(Asked(Issuer, "--issuer-keys", "mine.pem").Setup!.Issuer!.KeyFile, Is.EqualTo("mine.pem"));

    private Asked Asked(string members, params string[] options)
    {
        File.WriteAllText(pack, $$"""{ "pack": "p", "dialect": "protected-api", "step": "gateway", "protectedApi": { {{members}}"path": "/orders", "audience": "5c0a62a1-2d1c-4b8a-9f51-6f0c1a3d9e70" }, "scenarios": [ { "id": "s" } ] }""");
        string[] all = ["--endpoint", "http://127.0.0.1:1/", .. options];
        return RunSetup.Make(new(option => Enumerable.Range(0, all.Length / 2).Where(i => all[2 * i] == option.Name).Select(i => all[(2 * i) + 1]).ToArray() is { Length: > 0 } values ? values : null), [pack]);
    }
}

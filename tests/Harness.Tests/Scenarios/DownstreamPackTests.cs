using System.Text;
using Harness.Exchanges.Faults;
using Harness.Scenarios;

namespace Harness.Tests.Scenarios;

/// <summary>Packs that name services behind the endpoint, and what goes wrong with them.</summary>
public sealed class DownstreamPackTests
{
    private const string Stubs = "\"stubs\": \"../downstream/loyalty\"";

    [Test]
    public void A_service_is_read_fully()
    {
        var pack = Read($$"""
            "loyalty": { "port": 9101, {{Stubs}}, "standBy": "other", "sideEffects": ["POST /sign-ups", "PUT /members/*"], "mostCalls": 2, "recoversWithin": "30 s" }, "other": { {{Stubs}} }
            """, "\"step\": \"PreTokenIssuance\", \"fault\": { \"loyalty\": { \"fault\": \"fixed-delay\", \"delay\": \"7 s\", \"probability\": 0.5, \"only\": \"writes\" }, \"other\": \"html\" }").Pack!;
        var (service, fault) = (pack.Downstream[0], pack.Scenarios[0].Faults[0]);
        Assert.Multiple(() =>
        {
            Assert.That((service.Name, service.Port, service.StandBy, service.MostCalls, service.RecoversWithin), Is.EqualTo(("loyalty", 9101, "other", 2, TimeSpan.FromSeconds(30))));
            Assert.That(service.SideEffects, Is.EqualTo(new[] { new CallPattern("POST", "/sign-ups"), new CallPattern("PUT", "/members/*") }));
            Assert.That(service.Stubs, Is.Not.Empty);
            Assert.That((pack.Downstream[1].Port, pack.Downstream[1].MostCalls), Is.EqualTo(((int?)null, DownstreamService.UsualMostCalls)));
            Assert.That(fault.Fault!.ToString(), Is.EqualTo("fixed-delay (7 s), half of the calls, writes only"));
            Assert.That(pack.Scenarios[0].Faults[1], Is.EqualTo(new ScenarioFault("other", new(FaultBook.Find("html")!))));
        });
    }

    [Test]
    public void Every_fault_stands_for_the_whole_table() =>
        Assert.That(Read($"\"loyalty\": {{ {Stubs} }}", "\"step\": \"PreTokenIssuance\", \"fault\": { \"loyalty\": \"every\" }").Pack!.Scenarios[0].Faults, Is.EqualTo(new[] { new ScenarioFault("loyalty", null) }));

    [TestCase("\"a\": { \"stubs\": \"nowhere\" }", "There are no built-in stubs 'user-flow/nowhere'.")]
    [TestCase("\"a\": {}", "The service 'a' has no 'stubs'.")]
    [TestCase("\"a b\": { STUBS }", "A service cannot be called 'a b'.")]
    [TestCase("\"a\": { STUBS, \"port\": 65536 }", "'port' cannot be this number.")]
    [TestCase("\"a\": { STUBS, \"standBy\": \"a\" }", "'standBy' cannot be 'a'.")]
    [TestCase("\"a\": { STUBS, \"sideEffects\": [\"sign-ups\"] }", "'sign-ups' names no calls.")]
    [TestCase("\"a\": { STUBS, \"mostCalls\": 0 }", "'mostCalls' cannot be this number.")]
    [TestCase("\"a\": { STUBS, \"recoversWithin\": \"soon\" }", "'recoversWithin' cannot be 'soon'.")]
    [TestCase("\"a\": { STUBS, \"prot\": 1 }", "The service 'a' has no member 'prot'.")]
    [TestCase("\"a\": { STUBS, \"port\": 9101 }, \"b\": { STUBS, \"port\": 9101 }", "'a' and 'b' have the same port 9101.")]
    public void A_mistake_in_a_service_is_told_once(string services, string told)
    {
        var problem = Given.Only(Read(services.Replace("STUBS", Stubs, StringComparison.Ordinal), "\"step\": \"PreTokenIssuance\""));
        Assert.That(problem.What, Is.EqualTo(told));
        Assert.That((problem.Position.File, problem.Position.Line), Is.EqualTo(("builtin:user-flow/p.json", 1)));
    }

    [TestCase("\"step\": \"PreTokenIssuance\", \"fault\": { \"loyalti\": \"html\" }", "The pack names no service 'loyalti'.")]
    [TestCase("\"step\": \"PreTokenIssuance\", \"fault\": { \"loyalty\": \"earthquake\" }", "The fault of 'loyalty' cannot be 'earthquake'.")]
    [TestCase("\"step\": \"PreTokenIssuance\", \"fault\": { \"loyalty\": \"every\", \"other\": \"html\" }", "Every fault is played on one service and one call only.")]
    [TestCase("\"journey\": [\"PreTokenIssuance\"], \"fault\": { \"loyalty\": \"every\" }", "Every fault is played on one service and one call only.")]
    [TestCase("\"journey\": [\"PreTokenIssuance\"], \"fault\": { \"loyalty\": \"html\" }, \"faultAt\": \"PostAttributeCollection\"", "The journey has no step 'PostAttributeCollection'.")]
    [TestCase("\"step\": \"PreTokenIssuance\", \"fault\": { \"loyalty\": \"html\" }, \"faultAt\": \"PreTokenIssuance\"", "'faultAt' names the step of a journey at which 'fault' happens.")]
    [TestCase("\"step\": \"PreTokenIssuance\", \"fault\": { \"loyalty\": \"html\" }, \"vary\": \"locale\"", "A scenario with 'vary' has no 'fault'.")]
    [TestCase("\"step\": \"PreTokenIssuance\", \"fault\": { \"loyalty\": \"html\" }, \"probe\": \"twins\"", "A scenario with 'probe' has no 'fault'.")]
    public void A_mistake_in_what_goes_wrong_is_told_once(string members, string told) =>
        Assert.That(Given.Only(Read($"\"loyalty\": {{ {Stubs} }}, \"other\": {{ {Stubs} }}", members)).What, Is.EqualTo(told));

    [TestCase("second-attempt")]
    [TestCase("sign-up-again")]
    [TestCase("slow-writes")]
    [TestCase("dead-service")]
    public void A_probe_that_breaks_services_needs_some(string probe) =>
        Assert.That(Given.Only(Given.Scenario($"\"probe\": \"{probe}\"")).What, Is.EqualTo($"The probe '{probe}' breaks the services behind the endpoint, and the pack names none."));

    [TestCase("POST /sign-ups", "POST", "/sign-ups", true)]
    [TestCase("POST /sign-ups", "POST", "/sign-ups/1", false)]
    [TestCase("POST /sign-ups", "PUT", "/sign-ups", false)]
    [TestCase("PUT /members/*", "PUT", "/members/1/points", true)]
    [TestCase("PUT /members/*", "PUT", "/members", false)]
    public void A_pattern_means_calls(string pattern, string method, string path, bool means) =>
        Assert.That(CallPattern.TryParse(pattern, out var read) && read.Means(method, path), Is.EqualTo(means));

    // As if it stood beside the packs of the harness, which have stubs.
    private static PackDraft Read(string services, string members) => PackFileReader.Read(
        new("builtin:user-flow/p.json", "scenarios/user-flow/p.json", IsBuiltIn: true),
        Encoding.UTF8.GetBytes($$"""{ "pack": "p", "dialect": "user-flow", "persona": "emily", "downstream": { {{services}} }, "scenarios": [ { "id": "s", {{members}} } ] }"""),
        Given.Context,
        new SchemaFiles());
}

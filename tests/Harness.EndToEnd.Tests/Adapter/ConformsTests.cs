using Harness.Dialects;
using Harness.Exchanges;
using Harness.NUnit;
using Harness.ReferenceConnector;
using Microsoft.AspNetCore.Builder;
using NUnit.Framework.Internal;

namespace Harness.EndToEnd.Tests.Adapter;

[Parallelizable(ParallelScope.All)]
public sealed class ConformsTests
{
    private WebApplication? app;

    private ConnectorUnderTest Connector => new(new Uri(app!.Urls.First() + "/api/user-flow")) { Credentials = new Credentials.Basic("connector", new ConnectorOptions().Password) };

    [OneTimeSetUp]
    public async Task Start()
    {
        app = ReferenceConnectorApp.Build(new() { Defects = ["validation-error-without-status"] }, "http://127.0.0.1:0");
        await app.StartAsync();
    }

    [OneTimeTearDown]
    public async Task Stop() => await app!.DisposeAsync();

    [Test]
    public async Task What_conforms_comes_back_for_more_assertions()
    {
        var seen = await Conforms.To(Connector, "PreTokenIssuance", person => person.Persona("emily").ExpectReply(ReplyKind.Continue).ExpectWithin(TimeSpan.FromSeconds(5)));
        Assert.Multiple(() =>
        {
            Assert.That(seen.Reply.Kind, Is.EqualTo(ReplyKind.Continue));
            Assert.That(seen.Consequence.Kind, Is.EqualTo(ConsequenceKind.GoesOn));
            Assert.That(TestContext.CurrentContext.Test.MethodName, Is.Not.Null);
        });
    }

    [TestCase("emily")]
    [TestCase("jonas")]
    public async Task What_was_sent_is_attached_for_each_call_of_each_test(string persona)
    {
        for (var i = 0; i < 2; i++) await Conforms.To(Connector, "PostAttributeCollection", person => person.Persona(persona));
        var files = TestExecutionContext.CurrentContext.CurrentResult.TestAttachments.Select(one => one.FilePath).ToArray();
        Assert.That(files, Is.Unique.And.Length.EqualTo(2));
        Assert.That(files.Select(File.ReadAllText), Is.All.Contain($"{persona}."));
    }

    [Test]
    public void What_does_not_is_told_at_once_with_evidence_consequence_and_curl()
    {
        var message = Assert.ThrowsAsync<AssertionException>(() => Conforms.To(Connector, "PostAttributeCollection", person => person
            .Persona("jonas").With("displayName", "Al").Without("city").ExpectReply(ReplyKind.Continue).ExpectMessage("postal code").ExpectStatus(200)))!.Message;
        Assert.Multiple(() =>
        {
            Assert.That(message, Does.Contain("UF-RES-004").And.Contain("EXPECT-REPLY").And.Contain("EXPECT-MESSAGE").And.Contain("EXPECT-STATUS"), "everything at once");
            Assert.That(message, Does.Contain("The person would see").And.Contain("\"displayName\":\"Al\"").And.Contain("curl ").And.Not.Contain("\"city\""));
            Assert.That(message, Does.Contain("ConformsTests.cs:").And.Contain("source    the test").And.Not.Contain("the pack").And.Not.Contain("replay").And.Not.Contain(new ConnectorOptions().Password));
        });
    }

    [Test]
    public void Mistakes_in_a_scenario_have_their_place_in_it()
    {
        var message = Assert.ThrowsAsync<AssertionException>(() => Conforms.To(Connector, """{ "step": "PostAttributeCollection", "persona": "emliy" }"""))!.Message;
        Assert.That(message, Does.Match(@"  ConformsTests\.cs:\d+:1: In the scenario, at line 1, column 49: ").And.Contain("'emily'"));
    }

    [Test]
    public async Task A_scenario_may_end_in_a_comment() =>
        Assert.That((await Conforms.To(Connector, """{ "step": "PreTokenIssuance" } // a token""")).Reply.Kind, Is.EqualTo(ReplyKind.Continue));

    [Test]
    public void One_scenario_is_one_case() =>
        Assert.That(() => Conforms.To(Connector, """{ "step": "PostAttributeCollection", "vary": "everything" }"""), Throws.TypeOf<AssertionException>().With.Message.Contains("into a pack"));
}

using Harness.Dialects;
using Harness.NUnit;
using NUnit.Framework;

namespace Harness.Sample.Tests;

/// <summary>Tests written by hand: one question each, with everything that the contract asks for judged beside it.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class BlockedPeopleTests
{
    private Endpoint? endpoint;

    [OneTimeSetUp]
    public async Task Start() => endpoint = await Endpoint.Start();

    [OneTimeTearDown]
    public async Task Stop() => await endpoint!.DisposeAsync();

    [Test]
    public Task A_short_name_is_refused_in_German() => Conforms.To(endpoint!.Connector, "PostAttributeCollection", person => person
        .Persona("jonas").With("displayName", "Al")
        .ExpectReply(ReplyKind.ValidationError).ExpectMessageLanguage("de"));

    [Test]
    public async Task A_token_tells_the_same_to_everybody()
    {
        var emily = await Conforms.To(endpoint!.Connector, "PreTokenIssuance", person => person.Persona("emily"));
        var jonas = await Conforms.To(endpoint!.Connector, "PreTokenIssuance", person => person.Persona("jonas").Without("city"));
        Assert.That(emily.Claims.Select(claim => claim.Name), Is.EqualTo(jonas.Claims.Select(claim => claim.Name)));
    }

    [Test]
    public Task A_whole_sign_up_ends_with_a_token() => Conforms.To(endpoint!.Connector, """
        {
          "persona": "zoe",
          "journey": ["PostFederationSignup", "PostAttributeCollection", "PreTokenIssuance"],
          "expect": { "reply": "continue" }
        }
        """);
}

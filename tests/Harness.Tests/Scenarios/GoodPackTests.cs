using Harness.Dialects;
using Harness.Scenarios;

namespace Harness.Tests.Scenarios;

public sealed class GoodPackTests
{
    [Test]
    public void A_scenario_that_is_called_like_a_probe_leaves_that_probe_to_be_asked()
    {
        var pack = Given.Pack("""
            { "pack": "p", "dialect": "user-flow", "step": "PostAttributeCollection", "roles": { "continues": "happy", "refuses": "corrected" },
              "scenarios": [ { "id": "happy" }, { "id": "corrected", "with": { "displayName": "Al" } } ] }
            """).Pack!;
        Assert.Multiple(() =>
        {
            Assert.That(pack.Scenarios.Single(scenario => scenario.Id == "corrected").Probe, Is.Null);
            Assert.That(pack.Scenarios.Single(scenario => scenario.Probe == "corrected").Id, Is.EqualTo("corrected-probe"));
            Assert.That(pack.Scenarios.Single(scenario => scenario.Probe == "many-refusals").Id, Is.EqualTo("many-refusals"));
        });
    }

    internal const string Full = """
        {
          "$schema": "../../schemas/pack.schema.json",
          "pack": "full",
          "about": "Everything a pack can say.",
          "dialect": "user-flow",
          "step": "PostAttributeCollection",
          "persona": "jonas",
          "with": { "extension_{appId}_loyaltyId": "212342", "jobTitle": "Käufer" },
          "without": [ "surname", "city" ],
          "body": "2021",
          "tags": [ "smoke" ],
          "roles": { "continues": "plain", "blocks": "plain", "refuses": "plain" },
          "expect": { "reply": "continue", "status": 200, "within": "1.5 s" },
          "scenarios": [
            { "id": "plain" },
            {
              "id": "own", "about": "Says everything itself.", "persona": "emily", "step": "PostAttributeCollection",
              "with": { "surname": "Smith", "extension_loyaltyId": 5, "identities": [ { "issuer": "{tenant}" } ] },
              "without": [ "jobTitle" ], "body": "2022", "tags": [], "probe": "retry-after-lost-answer",
              "resubmit": [ { "displayName": "Emily Smith" }, { "displayName": null } ],
              "expect": {
                "reply": [ "block", "validation-error" ], "consequence": [ "block-page", "page-message" ], "status": [ 200, 400 ],
                "claims": { "extension_promoCode": "84362", "jobTitle": { "present": true, "type": "string", "pattern": "^[A-Z]" }, "city": { "absent": true } },
                "message": { "contains": "Job", "pattern": "{persona.givenName}", "language": "en" }, "within": "500 ms",
                "headers": { "Content-Type": "application/json", "Cache-Control": { "pattern": "no-store" }, "Set-Cookie": { "absent": true } },
                "not": { "reply": "refused", "status": [ 500 ], "message": "error", "claims": { "surname": "{persona.surname}" } },
              },
            },
            {
              "id": "way", "journey": [ "PostFederationSignup", "PostAttributeCollection", "PreTokenIssuance" ],
              "resubmit": { "displayName": "Jonas" },
              "expect": { "consequence": "goes-on", "token": { "jobTitle": "Loyal customer" } },
            }, // the end
          ],
        }
        """;

    [Test]
    public void A_good_pack_is_read_fully()
    {
        var draft = Given.Pack(Full);
        Assert.That(draft.Problems, Is.Empty);
        var pack = draft.Pack!;
        var own = pack.Scenarios[1];
        Assert.Multiple(() =>
        {
            Assert.That((pack.Name, pack.Dialect, pack.File, pack.About), Is.EqualTo(("full", "user-flow", "p.json", "Everything a pack can say.")));
            Assert.That(pack.Roles, Is.EquivalentTo(new Dictionary<string, string> { ["continues"] = "plain", ["blocks"] = "plain", ["refuses"] = "plain" }));
            Assert.That(pack.Scenarios.Take(3).Select(scenario => scenario.Id), Is.EqualTo(new[] { "plain", "own", "way" }));
            Assert.That(pack.Scenarios.Skip(3).Select(scenario => scenario.Probe), Is.EqualTo(Given.Context.Probes.Where(probe => !probe.Roles.IsEmpty).Select(probe => probe.Id)));
            Assert.That((own.Persona, own.About, own.Body, own.Probe), Is.EqualTo(("emily", "Says everything itself.", BodyForm.Body2022, "retry-after-lost-answer")));
            Assert.That(own.Resubmit.Select(set => set.Single().Value.GetRawText()), Is.EqualTo(new[] { "\"Emily Smith\"", "null" }));
            Assert.That(own.Expect.Reply, Is.EqualTo(new[] { ReplyKind.Block, ReplyKind.ValidationError }));
            Assert.That(own.Expect.Consequence, Is.EqualTo(new[] { ConsequenceKind.BlockPage, ConsequenceKind.PageMessage }));
            Assert.That(own.Expect.Claims.Select(claim => claim.Name), Is.EqualTo(new[] { "extension_promoCode", "jobTitle", "city" }));
            Assert.That(own.Expect.Message, Is.EqualTo(new ExpectedMessage { Contains = "Job", Pattern = new("{persona.givenName}") }));
            Assert.That(own.Expect.Claims[1], Is.EqualTo(new ExpectedValue("jobTitle") { IsPresent = true, Type = AttributeType.String, Pattern = new("^[A-Z]") }));
            Assert.That(own.Expect.Claims[2], Is.EqualTo(new ExpectedValue("city") { IsPresent = false }));
            Assert.That(own.Expect.MessageLanguage, Is.EqualTo("en"));
            Assert.That(own.Expect.Headers[1..], Is.EqualTo(new[] { new ExpectedValue("Cache-Control") { Pattern = new("no-store") }, new ExpectedValue("Set-Cookie") { IsPresent = false } }));
            Assert.That(own.Expect.Not!.Reply, Is.EqualTo(new[] { ReplyKind.Refused }));
            Assert.That((own.Expect.Not!.Message!.Contains, own.Expect.Not.Status[0], own.Expect.Not.Claims[0].Name), Is.EqualTo(("error", 500, "surname")));
            Assert.That((own.Position.Line, own.Position.Column), Is.EqualTo((16, 5)));
        });
    }

    [Test]
    public void What_the_pack_says_holds_where_the_scenario_says_nothing()
    {
        var plain = Given.Pack(Full).Pack!.Scenarios[0];
        Assert.Multiple(() =>
        {
            Assert.That((plain.Persona, plain.Body, plain.IsJourney, plain.Probe, plain.About), Is.EqualTo(("jonas", BodyForm.Body2021, false, (string?)null, (string?)null)));
            Assert.That(plain.Steps, Is.EqualTo(new[] { "PostAttributeCollection" }));
            Assert.That(plain.With.Select(claim => claim.Name), Is.EqualTo(new[] { "extension_{appId}_loyaltyId", "jobTitle" }));
            Assert.That(plain.Without, Is.EqualTo(new[] { "surname", "city" }));
            Assert.That(plain.Tags, Is.EqualTo(new[] { "smoke" }));
            Assert.That(plain.Expect.Reply, Is.EqualTo(new[] { ReplyKind.Continue }));
            Assert.That(plain.Expect.Within, Is.EqualTo(TimeSpan.FromSeconds(1.5)));
        });
    }

    [Test]
    public void Claims_of_a_scenario_are_laid_over_those_of_its_pack()
    {
        var own = Given.Pack(Full).Pack!.Scenarios[1];
        Assert.Multiple(() =>
        {
            Assert.That(own.With.Select(claim => claim.Name), Is.EqualTo(new[] { "surname", "extension_loyaltyId", "identities" }));
            Assert.That(own.With[1].Value.GetInt32(), Is.EqualTo(5));
            Assert.That(own.Without, Is.EqualTo(new[] { "city", "jobTitle" }));
            Assert.That(own.Tags, Is.Empty);
        });
    }

    [Test]
    public void Members_of_expect_are_replaced_one_by_one()
    {
        var way = Given.Pack(Full).Pack!.Scenarios[2];
        Assert.Multiple(() =>
        {
            Assert.That((way.IsJourney, way.Steps.Length), Is.EqualTo((true, 3)));
            Assert.That(way.Expect.Reply, Is.EqualTo(new[] { ReplyKind.Continue }));
            Assert.That(way.Expect.Status, Is.EqualTo(new[] { 200 }));
            Assert.That(way.Expect.Consequence, Is.EqualTo(new[] { ConsequenceKind.GoesOn }));
            Assert.That(way.Expect.TokenClaims.Select(claim => $"{claim.Name} {claim.EqualTo}"), Is.EqualTo(new[] { "jobTitle Loyal customer" }));
        });
    }

    [Test]
    public void An_empty_set_of_claims_clears_what_the_pack_expects()
    {
        var draft = Given.Pack("""
            {
              "pack": "p", "dialect": "user-flow", "step": "PreTokenIssuance", "expect": { "reply": "continue", "claims": { "city": "x" } },
              "scenarios": [ { "id": "s", "expect": { "reply": "block", "claims": {} } } ]
            }
            """);
        Assert.That(Given.Good(draft).Expect.Claims, Is.Empty);
    }

    [Test]
    public void Without_a_persona_emily_signs_up() => Assert.That(Given.Good(Given.Scenario("\"about\": \"x\"")).Persona, Is.EqualTo("emily"));

    [TestCase("500 ms", 500)]
    [TestCase("500ms", 500)]
    [TestCase("2 s", 2000)]
    [TestCase("1.5 s", 1500)]
    [TestCase("3600 s", 3_600_000)]
    public void Durations_are_read_as_people_write_them(string text, int milliseconds) =>
        Assert.That(Given.Good(Given.Scenario($"\"expect\": {{ \"within\": \"{text}\" }}")).Expect.Within, Is.EqualTo(TimeSpan.FromMilliseconds(milliseconds)));
}

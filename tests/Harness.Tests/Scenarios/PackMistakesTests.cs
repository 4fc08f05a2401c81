using System.Text;
using Harness.Scenarios;

namespace Harness.Tests.Scenarios;

public sealed class PackMistakesTests
{
    [Test]
    public void Ten_mistakes_are_ten_problems_with_place_and_hint()
    {
        var draft = Given.Pack("""
            {
              // Ten mistakes, one to a line.
              "pack": "my pack",
              "dialect": "userflow",
              "step": "PostAttributeCollection",
              "scenarois": [],
              "persona": "emilie",
              "with": { "extension_{appID}_loyaltyId": "1" },
              "roles": { "continue": "happy" },
              "scenarios": [
                { "id": "happy", "expect": { "reply": "continues", "status": "200" } },
                { "id": "happy", "about": "the same", "body": 2021 },
              ],
            }
            """);
        Assert.That(draft.Problems.Select(problem => problem.ToString()), Is.EqualTo(new[]
        {
            "p.json:3:11: 'pack' cannot be 'my pack'. Names of packs are letters, digits and -.",
            "p.json:4:14: 'dialect' cannot be 'userflow'. Did you mean 'user-flow'?",
            "p.json:6:3: The pack has no member 'scenarois'. Did you mean 'scenarios'?",
            "p.json:7:14: 'persona' cannot be 'emilie'. Did you mean 'emily'?",
            "p.json:8:13: Nothing is known to put in for '{appID}'. Did you mean 'appId'?",
            "p.json:9:14: 'roles' has no member 'continue'. Did you mean 'continues'?",
            "p.json:11:43: 'reply' cannot be 'continues'. Did you mean 'continue'?",
            "p.json:11:66: 'status' is a text. Write a number, without quotes.",
            "p.json:12:13: There are two scenarios 'happy'. Rename one; the first is in line 11.",
            "p.json:12:51: 'body' is a number. Write a text in double quotes.",
        }));
    }

    [TestCase("\"with\": { \"jobTitel\": \"Baker\" }", "p.json:1:113: No caller sends a claim 'jobTitel'. Did you mean 'jobTitle'?")]
    [TestCase("\"with\": { \"Email\": \"a@b.example\" }", "p.json:1:113: No caller sends a claim 'Email'. Did you mean 'email'?")]
    [TestCase("\"resubmit\": { \"postcode\": \"12345\" }", "p.json:1:117: No caller sends a claim 'postcode'. Did you mean 'postalCode'?")]
    public void A_claim_that_is_nearly_another_is_a_slip(string members, string problem) =>
        Assert.That(Given.Only(Given.Scenario(members)).ToString(), Is.EqualTo(problem));

    [TestCase("lastName", Description = "as a sample has it")]
    [TestCase("clientId")]
    [TestCase("objectId")]
    [TestCase("department", Description = "a claim of tomorrow")]
    [TestCase("extension_jobTitel", Description = "an attribute of one's own")]
    public void A_claim_may_have_a_name_of_its_own(string name) =>
        Assert.That(Given.Scenario($"\"with\": {{ \"{name}\": \"x\" }}").Problems, Is.Empty);

    [Test]
    public void A_resubmission_is_not_varied_and_a_probe_is_asked_where_its_roles_are()
    {
        var draft = Given.Pack("""
            {
              "pack": "p", "dialect": "user-flow", "step": "PostAttributeCollection", "persona": "emily",
              "roles": { "refuses": "short" },
              "scenarios": [
                { "id": "short", "with": { "displayName": "Al" } },
                { "id": "again", "vary": "everything", "resubmit": { "displayName": "Albert" } },
                { "id": "words", "step": "PostFederationSignup", "probe": "message-languages" },
              ],
            }
            """);
        Assert.That(draft.Problems.Select(problem => problem.ToString()), Is.EqualTo(new[]
        {
            "p.json:6:30: A scenario with 'resubmit' is not varied. Write 'vary' in a scenario of its own: what the person corrects belongs to one payload.",
            "p.json:7:63: The scenario that this endpoint refuses is of another step than 'words'. Ask 'message-languages' at PostAttributeCollection.",
        }));
    }

    [Test]
    public void A_syntax_error_keeps_the_problems_before_it_and_makes_up_none()
    {
        var draft = Given.Pack("""
            {
              "pack": "p",
              "persona": "emilie",
              "roles": { "continues": "later" },
              "scenarios": [
                { "about": "no id", "journey": [ "PostFederationSignup" ] },
                { "id": "a", "tags": "x", "expect": { "reply" "continue" } },
                { "id": "later" },
              ]
            }
            """);
        Assert.That(draft.Problems.Select(problem => problem.ToString()), Is.EqualTo(new[]
        {
            "p.json:3:14: 'persona' cannot be 'emilie'. Did you mean 'emily'?",
            "p.json:6:5: The scenario has no 'id'. Give it one; reports and --only name it by its id.",
            "p.json:7:26: 'tags' is a text. Write a list: [ ... ].",
            "p.json:7:51: A colon is missing between name and value. Write \"name\": value.",
        }));
    }

    [TestCase("{}", 3)]
    [TestCase("[]", 1)]
    [TestCase("\"pack\"", 1)]
    [TestCase("null", 1)]
    [TestCase("""{ "pack": "p", "dialect": "user-flow", "scenarios": [] }""", 1)]
    [TestCase("""{ "pack": "p", "dialect": "user-flow", "scenarios": {} }""", 1)]
    [TestCase("""{ "pack": "p", "dialect": "user-flow", "scenarios": [ 1, null ] }""", 2)]
    [TestCase("""{ "pack": "p", "dialect": "user-flow", "scenarios": [ {} ] }""", 2)]
    public void What_is_missing_is_told(string text, int problems) => Assert.That(Given.Pack(text).Problems, Has.Length.EqualTo(problems));

    [TestCase("$schema", "1", "'$schema' is a number.")]
    [TestCase("pack", "[]", "'pack' is a list.")]
    [TestCase("pack", "\"\"", "'pack' is empty.")]
    [TestCase("pack", "\"a/b\"", "'pack' cannot be 'a/b'.")]
    [TestCase("about", "{}", "'about' is an object.")]
    [TestCase("dialect", "true", "'dialect' is a boolean.")]
    [TestCase("step", "[]", "'step' is a list.")]
    [TestCase("persona", "null", "'persona' is null.")]
    [TestCase("with", "\"x\"", "'with' is a text.")]
    [TestCase("without", "{}", "'without' is an object.")]
    [TestCase("without", "[1]", "The name of a claim is a number.")]
    [TestCase("body", "2021", "'body' is a number.")]
    [TestCase("body", "\"2023\"", "'body' cannot be '2023'.")]
    [TestCase("tags", "\"x\"", "'tags' is a text.")]
    [TestCase("tags", "[\"\"]", "A tag is empty.")]
    [TestCase("roles", "[]", "'roles' is a list.")]
    [TestCase("roles", "{ \"blocks\": 1 }", "'blocks' is a number.")]
    [TestCase("roles", "{ \"blocks\": \"b\" }", "'blocks' cannot be 'b'.")]
    [TestCase("expect", "true", "'expect' is a boolean.")]
    [TestCase("scenarios", "\"s\"", "'scenarios' is a text.")]
    [TestCase("downstream", "{}", "'downstream' names no service.")]
    public void A_member_of_the_pack_of_the_wrong_kind_is_told(string member, string value, string told)
    {
        var members = new Dictionary<string, string>
        {
            ["pack"] = "\"p\"", ["dialect"] = "\"user-flow\"", ["step"] = "\"PostAttributeCollection\"", ["scenarios"] = "[ { \"id\": \"s\" } ]",
            [member] = value,
        };
        var problem = Given.Only(Given.Pack($"{{{string.Join(',', members.Select(pair => $"\"{pair.Key}\": {pair.Value}"))}}}"));
        Assert.Multiple(() =>
        {
            Assert.That(problem.What, Is.EqualTo(told));
            Assert.That(problem.Hint, Is.Not.Empty);
        });
    }

    [TestCase("\"about\": []", "'about' is a list.")]
    [TestCase("\"persona\": { \"id\": \"me\" }", "A persona cannot be written here.")]
    [TestCase("\"persona\": \"nobody\"", "'persona' cannot be 'nobody'.")]
    [TestCase("\"step\": \"before-sending-token\"", "'step' cannot be 'before-sending-token'.")]
    [TestCase("\"step\": 1", "'step' is a number.")]
    [TestCase("\"journey\": \"PostFederationSignup\"", "'journey' is a text.")]
    [TestCase("\"journey\": []", "The journey has no steps.")]
    [TestCase("\"journey\": [1]", "A step of the journey is a number.")]
    [TestCase("\"journey\": [\"PostFederation\"]", "A step of the journey cannot be 'PostFederation'.")]
    [TestCase("\"journey\": [\"PreTokenIssuance\", \"PostFederationSignup\"]", "'PostFederationSignup' cannot come after 'PreTokenIssuance'.")]
    [TestCase("\"journey\": [\"PreTokenIssuance\", \"PreTokenIssuance\"]", "'PreTokenIssuance' cannot come after 'PreTokenIssuance'.")]
    [TestCase("\"journey\": [\"PreTokenIssuance\"], \"step\": \"PreTokenIssuance\"", "A scenario with a 'journey' has no 'step'.")]
    [TestCase("\"with\": []", "'with' is a list.")]
    [TestCase("\"with\": { \"\": 1 }", "A claim has no name.")]
    [TestCase("\"with\": { \"extension_{tenantId}_x\": 1 }", "Nothing is known to put in for '{tenantId}'.")]
    [TestCase("\"with\": { \"{}\": 1 }", "Nothing is known to put in for '{}'.")]
    [TestCase("\"without\": \"email\"", "'without' is a text.")]
    [TestCase("\"without\": [\"extension_{app}_x\"]", "Nothing is known to put in for '{app}'.")]
    [TestCase("\"with\": { \"email\": \"a\" }, \"without\": [\"email\"]", "'email' stands under 'with' and under 'without'.")]
    [TestCase("\"with\": { \"extension_a\": \"a\" }, \"without\": [\"extension_{appId}_a\"]", "'extension_{appId}_a' stands under 'with' and under 'without'.")]
    [TestCase("\"resubmit\": \"x\"", "'resubmit' is a text.")]
    [TestCase("\"resubmit\": [1]", "An item of 'resubmit' is a number.")]
    [TestCase("\"step\": \"PreTokenIssuance\", \"resubmit\": {}", "There is nothing to submit again at this step.")]
    [TestCase("\"body\": \"\"", "'body' is empty.")]
    [TestCase("\"probe\": \"no-such\"", "'probe' cannot be 'no-such'.")]
    [TestCase("\"probe\": {}", "'probe' is an object.")]
    [TestCase("\"tags\": [true]", "A tag is a boolean.")]
    [TestCase("\"vary\": \"missing-claims\"", "'vary' cannot be 'missing-claims'.")]
    [TestCase("\"vary\": []", "'vary' lists nothing.")]
    [TestCase("\"vary\": 7", "'vary' is a number.")]
    [TestCase("\"vary\": \"missing-claim\", \"probe\": \"retry-after-lost-answer\"", "Only a single call is varied.")]
    [TestCase("\"fault\": {}", "'fault' names no service.")]
    [TestCase("\"expect\": []", "'expect' is a list.")]
    [TestCase("\"expect\": {}", "This expects nothing.")]
    [TestCase("\"expect\": { \"claims\": {} }", "This expects nothing.")]
    [TestCase("\"expect\": { \"replay\": \"continue\" }", "'expect' has no member 'replay'.")]
    [TestCase("\"expect\": { \"reply\": 1 }", "'reply' is a number.")]
    [TestCase("\"expect\": { \"reply\": [] }", "'reply' lists nothing.")]
    [TestCase("\"expect\": { \"reply\": [\"continue\", \"stop\"] }", "'reply' cannot be 'stop'.")]
    [TestCase("\"expect\": { \"reply\": \"forwarded\" }", "No answer is a reply 'forwarded' here.")]
    [TestCase("\"expect\": { \"consequence\": \"BlockPage\" }", "'consequence' cannot be 'BlockPage'.")]
    [TestCase("\"expect\": { \"consequence\": {} }", "'consequence' is an object.")]
    [TestCase("\"expect\": { \"reply\": \"validation-error\", \"consequence\": \"block-page\" }", "No reply 'validation-error' leads to 'block-page'.")]
    [TestCase("\"expect\": { \"reply\": [\"continue\", \"block\"], \"status\": 400, \"consequence\": \"goes-on\" }", "No answer with status 400 leads to 'goes-on'.")]
    [TestCase("\"expect\": { \"reply\": \"continue\", \"status\": [400, 401] }", "No answer with status 400 or 401 is a reply 'continue'.")]
    [TestCase("\"expect\": { \"status\": 99 }", "'status' cannot be this number.")]
    [TestCase("\"expect\": { \"status\": [200, 600] }", "'status' cannot be this number.")]
    [TestCase("\"expect\": { \"status\": 200.0 }", "'status' cannot be this number.")]
    [TestCase("\"expect\": { \"status\": 99999999999999 }", "'status' cannot be this number.")]
    [TestCase("\"expect\": { \"claims\": [] }", "'claims' is a list.")]
    [TestCase("\"expect\": { \"claims\": { \"extension_{a}_b\": 1 } }", "Nothing is known to put in for '{a}'.")]
    [TestCase("\"expect\": { \"message\": \"\" }", "'message' is empty.")]
    [TestCase("\"expect\": { \"message\": [] }", "'message' is a list.")]
    [TestCase("\"expect\": { \"claims\": { \"a\": {} } }", "The claim 'a' expects nothing.")]
    [TestCase("\"expect\": { \"claims\": { \"a\": { \"presnt\": true } } }", "The claim 'a' has no member 'presnt'.")]
    [TestCase("\"expect\": { \"claims\": { \"a\": { \"present\": 1 } } }", "'present' is a number.")]
    [TestCase("\"expect\": { \"claims\": { \"a\": { \"absent\": false } } }", "'absent' is false.")]
    [TestCase("\"expect\": { \"claims\": { \"a\": { \"absent\": true, \"type\": \"int\" } } }", "The claim 'a' is absent and has 'type'.")]
    [TestCase("\"expect\": { \"claims\": { \"a\": { \"present\": false, \"pattern\": \"x\" } } }", "The claim 'a' is absent and has 'pattern'.")]
    [TestCase("\"expect\": { \"claims\": { \"a\": { \"present\": true, \"absent\": true } } }", "The claim 'a' is absent and has 'present'.")]
    [TestCase("\"expect\": { \"claims\": { \"a\": { \"type\": \"integer\" } } }", "'type' cannot be 'integer'.")]
    [TestCase("\"expect\": { \"claims\": { \"a\": { \"pattern\": \"(\" } } }", "'pattern' is no regular expression: Invalid pattern '(' at offset 1. Not enough )'s.")]
    [TestCase("\"expect\": { \"claims\": { \"a\": \"{tenent}\" } }", "Nothing is known to put in for '{tenent}'.")]
    [TestCase("\"expect\": { \"message\": {} }", "'message' expects nothing.")]
    [TestCase("\"expect\": { \"message\": { \"contain\": \"x\" } }", "'message' has no member 'contain'.")]
    [TestCase("\"expect\": { \"message\": { \"contains\": \"\" } }", "'contains' is empty.")]
    [TestCase("\"expect\": { \"message\": { \"pattern\": \"[a\" } }", "'pattern' is no regular expression: Invalid pattern '[a' at offset 2. Unterminated [] set.")]
    [TestCase("\"expect\": { \"message\": { \"language\": \"german\" } }", "'language' cannot be 'german'.")]
    [TestCase("\"expect\": { \"message\": \"{person.email}\" }", "Nothing is known to put in for '{person.email}'.")]
    [TestCase("\"expect\": { \"messageLanguage\": 1 }", "'messageLanguage' is a number.")]
    [TestCase("\"expect\": { \"messageLanguage\": \"de\", \"message\": { \"language\": \"en\" } }", "The message cannot be in 'de' and in 'en'.")]
    [TestCase("\"expect\": { \"headers\": [] }", "'headers' is a list.")]
    [TestCase("\"expect\": { \"headers\": { \"Content Type\": \"x\" } }", "The header 'Content Type' cannot be in an answer.")]
    [TestCase("\"expect\": { \"headers\": { \"Vary\": 1 } }", "The header 'Vary' is a number.")]
    [TestCase("\"expect\": { \"headers\": { \"Vary\": { \"type\": \"string\" } } }", "The header 'Vary' has no member 'type'.")]
    [TestCase("\"expect\": { \"not\": 1 }", "'not' is a number.")]
    [TestCase("\"expect\": { \"not\": {} }", "This expects nothing.")]
    [TestCase("\"expect\": { \"not\": { \"replies\": \"block\" } }", "'not' has no member 'replies'.")]
    [TestCase("\"expect\": { \"not\": { \"within\": \"1 s\" } }", "'within' cannot stand under 'not'.")]
    [TestCase("\"expect\": { \"not\": { \"schema\": \"x\" } }", "'schema' cannot stand under 'not'.")]
    [TestCase("\"expect\": { \"not\": { \"token\": {} } }", "'token' cannot stand under 'not'.")]
    [TestCase("\"expect\": { \"not\": { \"not\": { \"reply\": \"block\" } } }", "'not' cannot stand under 'not'.")]
    [TestCase("\"with\": { \"city\": \"{persona.city\" }", "'{persona.city' begins no placeholder.")]
    [TestCase("\"with\": { \"city\": \"{persona.extension_{appId}_x}\" }", "'{persona.extension_' begins no placeholder.")]
    [TestCase("\"with\": { \"city\": \"{persona}\" }", "'{persona}' begins no placeholder.")]
    [TestCase("\"with\": { \"{persona.city}\": \"x\" }", "Nothing is known to put in for '{persona.city}'.")]
    [TestCase("\"with\": { \"city\": \"{persona.town}\" }", "'emily' has no 'town' to put in for '{persona.town}'.")]
    [TestCase("\"resubmit\": { \"city\": \"{persona.surname}, {persona.town}\" }", "'emily' has no 'town' to put in for '{persona.town}'.")]
    [TestCase("\"expect\": { \"claims\": { \"city\": \"{persona.town}\" } }", "'emily' has no 'town' to put in for '{persona.town}'.")]
    [TestCase("\"expect\": { \"headers\": { \"Vary\": { \"pattern\": \"{persona.town}\" } } }", "'emily' has no 'town' to put in for '{persona.town}'.")]
    [TestCase("\"expect\": { \"not\": { \"message\": \"{persona.town}\" } }", "'emily' has no 'town' to put in for '{persona.town}'.")]
    [TestCase("\"expect\": { \"within\": 500 }", "'within' has no unit.")]
    [TestCase("\"expect\": { \"within\": \"500\" }", "'within' cannot be '500'.")]
    [TestCase("\"expect\": { \"within\": \"-1 s\" }", "'within' cannot be '-1 s'.")]
    [TestCase("\"expect\": { \"within\": \"0 ms\" }", "'within' cannot be '0 ms'.")]
    [TestCase("\"expect\": { \"within\": \"2 days\" }", "'within' cannot be '2 days'.")]
    [TestCase("\"expect\": { \"within\": \"3601 s\" }", "'within' cannot be '3601 s'.")]
    [TestCase("\"expect\": { \"schema\": {} }", "'schema' is an object.")]
    [TestCase("\"expect\": { \"schema\": \"no-such.schema.json\" }", "There is no file 'no-such.schema.json'.")]
    [TestCase("\"expect\": { \"token\": { \"name\": \"x\" } }", "Only a journey ends with a token.")]
    [TestCase("\"journey\": [\"PreTokenIssuance\"], \"expect\": { \"token\": 1 }", "'token' is a number.")]
    public void A_mistake_in_a_scenario_is_told_once(string members, string told)
    {
        var problem = Given.Only(Given.Scenario(members));
        Assert.Multiple(() =>
        {
            Assert.That(problem.What, Is.EqualTo(told));
            Assert.That(problem.Hint, Is.Not.Empty);
        });
    }

    [Test]
    public void Mistakes_of_expectations_are_told_where_they_stand()
    {
        var draft = Given.Pack("""
            {
              "pack": "p", "dialect": "user-flow", "step": "PostAttributeCollection",
              "with": { "jobTitle": "{persona.surname}" },
              "scenarios": [
                { "id": "a", "expect": { "claims": { "city": { "typ": "string" } }, "messageLanguage": "de-DE",
                    "headers": { "Vary": { "pattern": "*" } }, "not": { "within": "1 s", "message": "{persona.surnam}" } } },
                { "id": "b", "persona": "jonas" },
                { "id": "c", "persona": "jonas", "with": { "jobTitle": "Baker" } },
              ],
            }
            """);
        Assert.That(draft.Problems.Select(problem => problem.ToString()), Is.EqualTo(new[]
        {
            "p.json:3:25: 'jonas' has no 'surname' to put in for '{persona.surname}'. Known: email, givenName, locale, objectId.",
            "p.json:5:52: The claim 'city' has no member 'typ'. Did you mean 'type'?",
            "p.json:5:92: 'messageLanguage' cannot be 'de-DE'. Write 'de': regions are not told apart.",
            "p.json:6:43: 'pattern' is no regular expression: Invalid pattern '*' at offset 1. Quantifier '*' following nothing. Write one as .NET reads it; in JSON every backslash is written twice.",
            "p.json:6:61: 'within' cannot stand under 'not'. The rules know when an answer is too slow; a limit of your own stands beside 'not'.",
            "p.json:6:89: 'emily' has no 'surnam' to put in for '{persona.surnam}'. Did you mean 'surname'?",
        }));
    }

    [TestCase("\"\"", "'id' is empty.")]
    [TestCase("\"a b\"", "'id' cannot be 'a b'.")]
    [TestCase("\"a/b\"", "'id' cannot be 'a/b'.")]
    [TestCase("\"a\\n\"", "'id' cannot be 'a\n'.")]
    [TestCase("\"ä\"", "'id' cannot be 'ä'.")]
    [TestCase("5", "'id' is a number.")]
    public void An_id_that_nobody_can_type_is_told(string id, string told) =>
        Assert.That(
            Given.Only(Given.Pack($$"""{ "pack": "p", "dialect": "user-flow", "step": "PreTokenIssuance", "scenarios": [ { "id": {{id}} } ] }""")).What,
            Is.EqualTo(told));

    [Test]
    public void A_step_by_the_name_of_its_page_is_told_its_id() =>
        Assert.That(Given.Only(Given.Scenario("\"step\": \"before-sending-token\"")).Hint, Is.EqualTo("Write 'PreTokenIssuance'."));

    [Test]
    public void A_scenario_without_a_step_is_a_problem_unless_the_step_of_the_pack_is_the_mistake()
    {
        const string rest = """ "pack": "p", "dialect": "user-flow", "scenarios": [ { "id": "a" }, { "id": "b" } ] }""";
        Assert.Multiple(() =>
        {
            Assert.That(Given.Pack("{" + rest).Problems.Select(problem => problem.What), Is.EqualTo(Enumerable.Repeat("The scenario has neither 'step' nor 'journey'.", 2)));
            Assert.That(Given.Only(Given.Pack("{ \"step\": \"Post\"," + rest)).What, Is.EqualTo("'step' cannot be 'Post'."));
        });
    }

    [Test]
    public void A_token_for_a_whole_pack_needs_at_least_one_journey()
    {
        const string pack = """{ "pack": "p", "dialect": "user-flow", "expect": { "reply": "continue", "token": { "name": "x" } }, "scenarios": [ { "id": "a", "step": "PreTokenIssuance" }SECOND ] }""";
        Assert.Multiple(() =>
        {
            Assert.That(Given.Only(Given.Pack(pack.Replace("SECOND", "", StringComparison.Ordinal))).What, Is.EqualTo("Only a journey ends with a token."));
            var draft = Given.Pack(pack.Replace("SECOND", ", { \"id\": \"b\", \"journey\": [\"PreTokenIssuance\"] }", StringComparison.Ordinal));
            Assert.That(draft.Problems, Is.Empty);
            Assert.That(draft.Pack!.Scenarios.Select(scenario => scenario.Expect.TokenClaims.Length), Is.EqualTo(new[] { 0, 1 }));
        });
    }

    // What a hand or a tool does to a file by mistake: letters lost, doubled, changed, and whole parts moved.
    [Test]
    public void No_mutation_of_a_good_pack_throws()
    {
        var good = Encoding.UTF8.GetBytes(GoodPackTests.Full);
        var random = new Random(20210503);
        for (var i = 0; i < 6000; i++)
        {
            var bytes = new List<byte>(good);
            for (var times = random.Next(1, 5); times > 0 && bytes.Count > 0; times--)
            {
                var (at, length) = (random.Next(bytes.Count), random.Next(1, 12));
                switch (random.Next(5))
                {
                    case 0: bytes.RemoveRange(at, Math.Min(length, bytes.Count - at)); break;
                    case 1: bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count), 1)); break;
                    case 2: bytes[at] = (byte)random.Next(256); break;
                    case 3: bytes[at] = (byte)"{}[],:\"\\/0-e.tfn"[random.Next(16)]; break;
                    default: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(length * 20, bytes.Count - at))); break;
                }
            }

            var text = bytes.ToArray();
            Assert.That(() => Given.Pack(text), Throws.Nothing, () => Encoding.Latin1.GetString(text));
            var draft = Given.Pack(text);
            Assert.That(draft.Pack is null, Is.EqualTo(draft.Problems.Length > 0));
            foreach (var problem in draft.Problems)
                Assert.That(problem is { What.Length: > 0, Hint.Length: > 0, Position: { Line: > 0, Column: > 0 } }, problem.ToString());
        }
    }
}

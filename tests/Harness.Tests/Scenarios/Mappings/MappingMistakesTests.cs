using System.Text;
using Harness.Scenarios.Mappings;

namespace Harness.Tests.Scenarios.Mappings;

public sealed class MappingMistakesTests
{
    [Test]
    public void All_mistakes_of_a_file_are_told_at_once_with_place_and_hint()
    {
        var problems = Problems("""
            {
              "mappings": [
                {
                  "reqest": {},
                  "priority": "1",
                  "request": {
                    "method": "get",
                    "url": "/a", "urlPath": "/b",
                    "headers": { "Accept": "json" },
                    "queryParameters": { "id": { "equalTo": "1", "contains": "2" } },
                    "bodyPatterns": [ { "equalToXml": "<a/>" }, { "matches": "a{,2}" } ]
                  },
                  "response": { "status": 20, "body": "x", "jsonBody": {}, "fault": "EMPTY_RESPONCE" }
                },
                { "request": { "url": "/c" }, "response": { "proxyBaseUrl": "http://x" }, "newScenarioState": "b" }
              ]
            }
            """);
        Assert.That(problems, Is.EqualTo(new[]
        {
            "m.json:4:7: The mapping has no member 'reqest'. Did you mean 'request'?",
            "m.json:5:19: 'priority' is a text. Write a number, without quotes.",
            "m.json:7:19: 'method' cannot be 'get'. Write it in capitals, such as GET, or ANY.",
            "m.json:8:33: The request has 'url' and 'urlPath'. Keep one of the two.",
            "m.json:9:32: 'Accept' is a text. Write an object: { ... }.",
            "m.json:10:66: 'id' has 'equalTo' and 'contains'. Keep one of the two.",
            "m.json:11:29: 'equalToXml' is WireMock's, and is not played here. Say it in another way, or take the mapping out: a stub that is half understood would answer other calls than you mean.",
            "m.json:11:66: 'matches' is no regular expression that is read here: a '{' that counts nothing takes a backslash. Write it in the common part of Java's and .NET's expressions.",
            "m.json:13:31: 'status' cannot be this number. Write a whole number from 200 to 999.",
            "m.json:13:60: The response has 'body' and 'jsonBody'. Keep one of the two.",
            "m.json:13:73: 'fault' cannot be 'EMPTY_RESPONCE'. Did you mean 'EMPTY_RESPONSE'?",
            "m.json:15:49: 'proxyBaseUrl' is WireMock's, and is not played here. Say it in another way, or take the mapping out: a stub that is half understood would answer other calls than you mean.",
            "m.json:15:99: 'newScenarioState' is a state of no scenario. Name the scenario: \"scenarioName\": \"...\".",
        }));
    }

    [TestCase("""{ "urlPathTemplate": "/a/{id}" }""", "'urlPathTemplate' is WireMock's")]
    [TestCase("""{ "urlPath": "/a?x=1" }""", "'urlPath' has a query")]
    [TestCase("""{ "url": "a" }""", "begins with '/'")]
    [TestCase("""{ "host": { "equalTo": "h" } }""", "'host' is WireMock's")]
    [TestCase("""{ "headers": { "A": { "contains": "b", "caseInsensitive": true } } }""", "'caseInsensitive' belongs to 'equalTo'")]
    [TestCase("""{ "headers": { "A": { "absent": false } } }""", "which WireMock takes for true")]
    [TestCase("""{ "headers": { "A": { "or": [] } } }""", "'or' is WireMock's")]
    [TestCase("""{ "headers": { "A": {} } }""", "says nothing about the text")]
    [TestCase("""{ "headers": { "A": { "equalToJson": {} } } }""", "has no member 'equalToJson'")]
    [TestCase("""{ "queryParameters": { "A": { "hasExactly": [] } } }""", "'hasExactly' is WireMock's")]
    [TestCase("""{ "bodyPatterns": { "equalTo": "a" } }""", "'bodyPatterns' is an object")]
    [TestCase("""{ "bodyPatterns": [ { "equalToJson": "{nope" } ] }""", "is no JSON")]
    [TestCase("""{ "bodyPatterns": [ { "equalToJson": { "a": "${json-unit.ignore}" } } ] }""", "has a placeholder")]
    [TestCase("""{ "bodyPatterns": [ { "equalToJson": {}, "ignoreExtraElement": true } ] }""", "Did you mean 'ignoreExtraElements'?")]
    [TestCase("""{ "bodyPatterns": [ { "matchesJsonPath": "$..a" } ] }""", "a path that is not played here")]
    [TestCase("""{ "bodyPatterns": [ { "matchesJsonPath": "$.a[?(@.b == 1)]" } ] }""", "a path that is not played here")]
    [TestCase("""{ "bodyPatterns": [ { "matchesJsonPath": { "expression": "$.a" } } ] }""", "says nothing about the text")]
    [TestCase("""{ "bodyPatterns": [ { "matchesJsonPath": { "equalTo": "1" } } ] }""", "has no 'expression'")]
    [TestCase("""{ "bodyPatterns": [ { "matchesJsonPath": { "expression": "$.a", "contains": "1" } } ] }""", "has no member 'contains'")]
    [TestCase("""{ "basicAuth": { "username": "u" } }""", "has no 'password'")]
    public void A_request_beyond_the_subset_is_refused(string request, string problem) =>
        Assert.That(Problems($$"""{ "request": {{request}}, "response": {} }"""), Has.One.Contains(problem));

    [TestCase("""{ "status": 205 }""", "205 is not played here")]
    [TestCase("""{ "status": "200" }""", "'status' is a text")]
    [TestCase("""{ "headers": { "X-A": 1 } }""", "The header 'X-A' is a number")]
    [TestCase("""{ "headers": { "X-A": "€" } }""", "no header can hold")]
    [TestCase("""{ "headers": { "X-A": [] } }""", "has no value")]
    [TestCase("""{ "headers": { "Transfer-Encoding": "chunked" } }""", "is written by the stand-in itself")]
    [TestCase("""{ "headers": { "Content-Length": "5" }, "body": "abc" }""", "is not the length of the body")]
    [TestCase("""{ "jsonBody": null }""", "WireMock takes for no body")]
    [TestCase("""{ "jsonBody": { "a": 1.10 } }""", "WireMock writes this number in another form")]
    [TestCase("""{ "jsonBody": [1e3] }""", "WireMock writes this number in another form")]
    [TestCase("""{ "base64Body": "A" }""", "is no Base64")]
    [TestCase("""{ "bodyFileName": "nowhere.json" }""", "There is no file")]
    [TestCase("""{ "bodyFileName": "../secret.json" }""", "is not in")]
    [TestCase("""{ "body": "{{now}}", "transformers": ["response-template"] }""", "The helper '{{now}}' in body is not played here")]
    [TestCase("""{ "body": "{{#if request.method}}x{{/if}}", "transformers": ["response-template"] }""", "The helper '{{#if request.method}}'")]
    [TestCase("""{ "body": "{{request.method", "transformers": ["response-template"] }""", "The helper '{{request.method'")]
    [TestCase("""{ "body": "{{jsonPath request.body '$..a'}}", "transformers": ["response-template"] }""", "The helper '{{jsonPath")]
    [TestCase("""{ "transformers": ["webhook"] }""", "The transformer cannot be 'webhook'")]
    [TestCase("""{ "transformerParameters": {} }""", "'transformerParameters' is WireMock's")]
    [TestCase("""{ "fixedDelayMilliseconds": -1 }""", "cannot be this number")]
    [TestCase("""{ "delayDistribution": { "type": "gamma" } }""", "'type' cannot be 'gamma'")]
    [TestCase("""{ "delayDistribution": { "lower": 1 } }""", "has no 'type'")]
    [TestCase("""{ "delayDistribution": { "type": "uniform", "lower": 2, "upper": 1 } }""", "'lower' is more than 'upper'")]
    [TestCase("""{ "delayDistribution": { "type": "lognormal", "median": 2, "sigma": 0.1, "maxValue": 5 } }""", "'maxValue' is WireMock's")]
    [TestCase("""{ "chunkedDribbleDelay": { "numberOfChunks": 0, "totalDuration": 5 } }""", "'numberOfChunks' cannot be this number")]
    public void A_response_beyond_the_subset_is_refused(string response, string problem) =>
        Assert.That(Problems($$"""{ "request": {}, "response": {{response}} }"""), Has.One.Contains(problem));

    [TestCase("""{ "response": {} }""", "has no 'request'")]
    [TestCase("""{ "request": {} }""", "has no 'response'")]
    [TestCase("""{ "mappings": [] }""", "The file has no mappings")]
    [TestCase("""{ "mappings": {} }""", "'mappings' is an object")]
    [TestCase("""{ "request": {}, "response": {}, "postServeActions": [] }""", "'postServeActions' is WireMock's")]
    [TestCase("""{ "request": {}, "response": {}, }""", "A comma stands before the closing bracket")]
    [TestCase("[]", "The mapping is a list")]
    public void A_file_that_is_no_mapping_is_refused(string text, string problem) => Assert.That(Problems(text), Has.One.Contains(problem));

    [Test]
    public void What_says_nothing_about_the_answer_may_stand_there() => Assert.That(
        Problems("""{ "id": "1", "uuid": "1", "name": "n", "persistent": true, "metadata": { "any": ["thing"] }, "$schema": "x", "request": {}, "response": {} }"""),
        Is.Empty);

    [Test]
    public void A_stub_is_known_by_its_name_or_else_by_its_place()
    {
        var reading = MappingReader.Read("m.json", """{ "mappings": [ { "name": "a", "request": {}, "response": {} },"""u8.ToArray().Concat("\n { \"request\": {}, \"response\": {} } ] }"u8.ToArray()).ToArray());
        Assert.That(reading.Stubs.Select(stub => stub.Name), Is.EqualTo(new[] { "a", "m.json:2:2" }));
    }

    [Test]
    public void A_folder_that_holds_nothing_to_play_is_told()
    {
        var folder = Directory.CreateTempSubdirectory("harness-").FullName;
        try
        {
            var none = MappingReader.Read(folder);
            Directory.CreateDirectory(Path.Combine(folder, "mappings"));
            var empty = MappingReader.Read(folder);
            Assert.Multiple(() =>
            {
                Assert.That(none.Problems.Single().What, Does.Contain("holds no folder 'mappings'"));
                Assert.That(empty.Problems.Single().What, Does.Contain("holds no mapping files"));
                Assert.That(MappingReader.Read(Path.Combine(folder, "nowhere")).Problems.Single().What, Does.Contain("There is no file or folder"));
            });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string[] Problems(string text) => [.. MappingReader.Read("m.json", Encoding.UTF8.GetBytes(text)).Problems.Select(problem => problem.ToString())];
}

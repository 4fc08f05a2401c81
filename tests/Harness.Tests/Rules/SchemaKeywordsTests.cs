using System.Text.Json;
using Harness.Dialects;
using Harness.Rules;
using NJsonSchema;

namespace Harness.Tests.Rules;

public sealed class SchemaKeywordsTests
{
    // For each keyword a schema, a document that must fail, and one that must not.
    private static readonly string[][] Experiments =
    [
        ["type", """{ "type": "string" }""", "1", "\"a\""],
        ["type", """{ "type": ["object", "null"] }""", "[]", "null"],
        ["enum", """{ "type": "string", "enum": ["Continue"] }""", "\"continue\"", "\"Continue\""],
        ["enum", """{ "type": ["integer", "string"], "enum": [400, "400"] }""", "401", "\"400\""],
        ["enum", """{ "enum": ["Continue", null] }""", "\"null\"", "null"],
        ["enum", """{ "type": "boolean", "enum": [true] }""", "\"True\"", "true"],
        ["pattern", """{ "pattern": "^a$" }""", "\"b\"", "\"a\""],
        ["minLength", """{ "minLength": 2 }""", "\"a\"", "\"ab\""],
        ["maxLength", """{ "maxLength": 0 }""", "\"a\"", "\"\""],
        ["minItems", """{ "minItems": 1 }""", "[]", "[1]"],
        ["maxItems", """{ "maxItems": 1 }""", "[1, 2]", "[1]"],
        ["uniqueItems", """{ "uniqueItems": true }""", "[1, 1]", "[1, 2]"],
        ["minProperties", """{ "minProperties": 1 }""", "{}", """{ "a": 1 }"""],
        ["maxProperties", """{ "maxProperties": 1 }""", """{ "a": 1, "b": 2 }""", """{ "a": 1 }"""],
        ["minimum", """{ "minimum": 2 }""", "1", "2"],
        ["maximum", """{ "maximum": 2 }""", "3", "2"],
        ["exclusiveMinimum", """{ "exclusiveMinimum": 2 }""", "2", "3"],
        ["exclusiveMinimum", """{ "minimum": 2, "exclusiveMinimum": true }""", "2", "3"],
        ["exclusiveMaximum", """{ "exclusiveMaximum": 2 }""", "2", "1"],
        ["exclusiveMaximum", """{ "maximum": 2, "exclusiveMaximum": true }""", "2", "1"],
        ["multipleOf", """{ "multipleOf": 0.5 }""", "1.2", "1.5"],
        ["required", """{ "required": ["a"] }""", "{}", """{ "a": 1 }"""],
        ["properties", """{ "properties": { "a": { "type": "string" } } }""", """{ "a": 1 }""", """{ "a": "x" }"""],
        ["patternProperties", """{ "patternProperties": { "^x": { "type": "string" } } }""", """{ "xa": 1 }""", """{ "xa": "x", "a": 1 }"""],
        ["additionalProperties", """{ "properties": { "a": {} }, "additionalProperties": false }""", """{ "b": 1 }""", """{ "a": 1 }"""],
        ["additionalProperties", """{ "additionalProperties": { "type": "string" } }""", """{ "b": 1 }""", """{ "b": "x" }"""],
        ["items", """{ "items": { "type": "string" } }""", "[1]", "[\"a\"]"],
        ["items", """{ "items": [{ "type": "string" }, {}] }""", "[1, 2]", "[\"a\", 2]"],
        ["additionalItems", """{ "items": [{}], "additionalItems": false }""", "[1, 2]", "[1]"],
        ["additionalItems", """{ "items": [{}], "additionalItems": { "type": "string" } }""", "[1, 2]", "[1, \"a\"]"],
        ["allOf", """{ "allOf": [{ "type": "string" }, { "minLength": 2 }] }""", "\"a\"", "\"ab\""],
        ["anyOf", """{ "anyOf": [{ "type": "string" }, { "type": "integer" }] }""", "true", "1"],
        ["oneOf", """{ "oneOf": [{ "type": "string" }, { "minLength": 2 }] }""", "\"ab\"", "\"a\""],
        ["not", """{ "not": { "required": ["a"] } }""", """{ "a": 1 }""", "{}"],
        ["not", """{ "type": "array", "not": { "minItems": 1 } }""", "[1]", "[]"],
        ["$ref", """{ "definitions": { "t": { "type": "string" } }, "items": { "$ref": "#/definitions/t" } }""", "[1]", "[\"a\"]"],
        ["$ref", """{ "$ref": "#/definitions/t", "definitions": { "t": { "type": "string" } } }""", "1", "\"a\""],
        ["$ref", """{ "additionalProperties": { "$ref": "#" }, "type": "object" }""", """{ "a": { "b": 1 } }""", """{ "a": { "b": {} } }"""],
        ["definitions", """{ "definitions": { "t": { "$ref": "#/definitions/u" }, "u": { "type": "string" } }, "not": { "$ref": "#/definitions/t" } }""", "\"a\"", "1"],
        ["$defs", """{ "$defs": { "t": { "items": { "type": "string" } } }, "$ref": "#/$defs/t" }""", "[1]", "[\"a\"]"],
        ["format", """{ "format": "date-time" }""", "\"x\"", "\"2021-05-03T00:00:00Z\""],
        ["format", """{ "format": "date" }""", "\"2021-05-33\"", "\"2021-05-03\""],
        ["format", """{ "format": "time" }""", "\"x\"", "\"10:00:00\""],
        ["format", """{ "format": "time-span" }""", "\"x\"", "\"1.00:00:00\""],
        ["format", """{ "format": "email" }""", "\"x\"", "\"a@b.example\""],
        ["format", """{ "format": "hostname" }""", "\"a b\"", "\"a.example\""],
        ["format", """{ "format": "ipv4" }""", "\"x\"", "\"127.0.0.1\""],
        ["format", """{ "format": "ipv6" }""", "\"x\"", "\"::1\""],
        ["format", """{ "format": "uri" }""", "\"not a uri\"", "\"https://a.example\""],
        ["format", """{ "format": "guid" }""", "\"x\"", "\"93fd07aa-333c-409d-955d-96008fd08dd9\""],
        ["format", """{ "format": "uuid" }""", "\"x\"", "\"93fd07aa-333c-409d-955d-96008fd08dd9\""],
        ["format", """{ "format": "base64" }""", "\"!\"", "\"YQ==\""],
        ["format", """{ "format": "byte" }""", "\"!\"", "\"YQ==\""],
    ];

    [TestCaseSource(nameof(Experiments))]
    public async Task What_the_schema_forbids_is_refused(string keyword, string schema, string bad, string good)
    {
        Assert.That(Check(schema), Is.Empty);
        var validator = await JsonSchema.FromJsonAsync(schema);
        Assert.Multiple(() =>
        {
            Assert.That(validator.Validate(bad), Is.Not.Empty, keyword);
            Assert.That(validator.Validate(good), Is.Empty, keyword);
        });
    }

    [Test]
    public void Every_keyword_and_every_format_that_is_taken_was_tried()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Experiments.Select(experiment => experiment[0]).Distinct(), Is.EquivalentTo(SchemaKeywords.Enforced));
            Assert.That(
                Experiments.Where(experiment => experiment[0] == "format").Select(experiment => JsonDocument.Parse(experiment[1]).RootElement.GetProperty("format").GetString()),
                Is.EquivalentTo(SchemaValues.Formats));
        });
    }

    [TestCase("""{ "const": 1 }""", "/const", "const", "enum of one value")]
    [TestCase("""{ "if": {}, "else": {} }""", "/if", "if", "one schema for each kind of answer", 2)]
    [TestCase("""{ "contains": {} }""", "/contains", "contains", "items")]
    [TestCase("""{ "propertyNames": {} }""", "/propertyNames", "propertyNames", "patternProperties")]
    [TestCase("""{ "dependencies": {} }""", "/dependencies", "dependencies", "anyOf")]
    [TestCase("""{ "dependentRequired": {} }""", "/dependentRequired", "dependentRequired", "anyOf")]
    [TestCase("""{ "unevaluatedProperties": false }""", "/unevaluatedProperties", "unevaluatedProperties", "additionalProperties")]
    [TestCase("""{ "prefixItems": [] }""", "/prefixItems", "prefixItems", "items")]
    [TestCase("""{ "Type": "string" }""", "/Type", "Type", "x-")]
    [TestCase("""{ "nullable": true }""", "/nullable", "nullable", "null")]
    [TestCase("""{ "title": 1 }""", "/title", "title", "text")]
    [TestCase("true", "", "", "{}")]
    [TestCase("false", "", "", "never")]
    [TestCase("1", "", "", "{ ... }")]
    [TestCase("""{ "properties": { "a/b": { "items": { "const": 1 } } } }""", "/properties/a~1b/items/const", "const", "enum")]
    [TestCase("""{ "patternProperties": { "^a": { "const": 1 } } }""", "/patternProperties/^a/const", "const", "enum")]
    [TestCase("""{ "additionalProperties": { "const": 1 } }""", "/additionalProperties/const", "const", "enum")]
    [TestCase("""{ "items": [ {}, { "const": 1 } ] }""", "/items/1/const", "const", "enum")]
    [TestCase("""{ "items": [ {} ], "additionalItems": { "const": 1 } }""", "/additionalItems/const", "const", "enum")]
    [TestCase("""{ "allOf": [ { "anyOf": [ { "oneOf": [ { "not": { "const": 1 } } ] } ] } ] }""", "/allOf/0/anyOf/0/oneOf/0/not/const", "const", "enum")]
    [TestCase("""{ "definitions": { "a": { "const": 1 } } }""", "/definitions/a/const", "const", "enum")]
    [TestCase("""{ "$defs": { "a": { "const": 1 } } }""", "/$defs/a/const", "const", "enum")]
    [TestCase("""{ "properties": { "a": false } }""", "/properties/a", "", "never")]
    [TestCase("""{ "type": "text" }""", "/type", "type", "string")]
    [TestCase("""{ "type": [] }""", "/type", "type", "string")]
    [TestCase("""{ "format": "iri" }""", "/format", "format", "pattern")]
    [TestCase("""{ "pattern": "(" }""", "/pattern", "pattern", "brackets")]
    [TestCase("""{ "patternProperties": { "(": {} } }""", "/patternProperties", "patternProperties", "brackets")]
    [TestCase("""{ "properties": { "ab": {} }, "patternProperties": { "^a": { "type": "string" } } }""", "/patternProperties", "patternProperties", "no pattern match")]
    [TestCase("""{ "maxItems": 0 }""", "/maxItems", "maxItems", "minItems")]
    [TestCase("""{ "maxProperties": 0 }""", "/maxProperties", "maxProperties", "minProperties")]
    [TestCase("""{ "minLength": -1 }""", "/minLength", "minLength", "whole number")]
    [TestCase("""{ "minLength": 2.0 }""", "/minLength", "minLength", "whole number")]
    [TestCase("""{ "minLength": 99999999999 }""", "/minLength", "minLength", "whole number")]
    [TestCase("""{ "minimum": "1" }""", "/minimum", "minimum", "quotes")]
    [TestCase("""{ "minimum": 1e3 }""", "/minimum", "minimum", "exponent")]
    [TestCase("""{ "exclusiveMinimum": true }""", "/exclusiveMinimum", "exclusiveMinimum", "limit")]
    [TestCase("""{ "multipleOf": 0 }""", "/multipleOf", "multipleOf", "Write one")]
    [TestCase("""{ "uniqueItems": "true" }""", "/uniqueItems", "uniqueItems", "true or false")]
    [TestCase("""{ "required": true }""", "/required", "required", "properties")]
    [TestCase("""{ "properties": [] }""", "/properties", "properties", "{ ... }")]
    [TestCase("""{ "allOf": [] }""", "/allOf", "allOf", "[ { ... }")]
    [TestCase("""{ "items": true }""", "/items", "items", "{ ... }")]
    [TestCase("""{ "additionalItems": false }""", "/additionalItems", "additionalItems", "items")]
    [TestCase("""{ "enum": [] }""", "/enum", "enum", "[ value")]
    [TestCase("""{ "enum": [1] }""", "/enum", "enum", "\"type\": \"number\"")]
    [TestCase("""{ "enum": ["1"] }""", "/enum", "enum", "\"type\": \"string\"")]
    [TestCase("""{ "enum": ["1", "1"] }""", "/enum", "enum", "\"type\": \"string\"")]
    [TestCase("""{ "enum": [true] }""", "/enum", "enum", "\"type\": \"boolean\"")]
    [TestCase("""{ "enum": [""] }""", "/enum", "enum", "\"type\": \"string\"")]
    [TestCase("""{ "type": ["integer", "string"], "enum": [400] }""", "/enum", "enum", "\"type\": \"number\"")]
    [TestCase("""{ "enum": [{ "a": 1 }] }""", "/enum", "enum", "properties")]
    [TestCase("""{ "type": "string", "enum": ["2021-05-03T00:00:00Z"] }""", "/enum", "enum", "pattern")]
    [TestCase("""{ "$ref": "other.json" }""", "/$ref", "$ref", "definitions")]
    [TestCase("""{ "$ref": "https://a.example/s.json#/definitions/a" }""", "/$ref", "$ref", "definitions")]
    [TestCase("""{ "$ref": "#/definitions/a" }""", "/$ref", "$ref", "definitions")]
    [TestCase("""{ "$ref": "#a", "definitions": { "a": { "$id": "#a" } } }""", "/$ref", "$ref", "definitions")]
    [TestCase("""{ "$ref": "#" }""", "/$ref", "$ref", "says something")]
    [TestCase("""{ "$ref": "#/definitions/a", "definitions": { "a": {} }, "minLength": 2 }""", "/$ref", "$ref", "allOf")]
    [TestCase("""{ "$ref": "#/default", "default": {} }""", "/$ref", "$ref", "definitions")]
    [TestCase("""{ "$defs": { "a": { "items": { "$ref": "#" } } } }""", "/$defs/a/items/$ref", "$ref", "'definitions' instead")]
    public void What_the_validator_passes_over_or_stumbles_over_is_told(string schema, string pointer, string keyword, string hint, int problems = 1)
    {
        var found = Check(schema);
        Assert.Multiple(() =>
        {
            Assert.That(found.Select(problem => problem.Keyword), Has.Exactly(problems).Items, string.Join('\n', found));
            Assert.That((found[0].Pointer, found[0].Keyword), Is.EqualTo((pointer, keyword)));
            Assert.That(found[0].Hint, Does.Contain(hint));
        });
    }

    [Test]
    public void Annotations_may_hold_anything_and_names_of_members_are_no_keywords() =>
        Assert.That(
            Check("""
                {
                  "$schema": "http://json-schema.org/draft-07/schema#", "$id": "a", "title": "t", "description": "d", "$comment": "c",
                  "default": { "const": 1 }, "examples": [ { "if": 1 } ], "x-rule": "UF-RES-005", "x-note": { "const": 1 },
                  "properties": { "const": {}, "if": {}, "$ref": { "type": "string" } }
                }
                """),
            Is.Empty);

    // If the check finds nothing, the validator must be able to load the schema.
    [Test]
    public async Task No_schema_that_is_taken_makes_the_validator_throw()
    {
        var random = new Random(7);
        string[] keywords = [.. SchemaKeywords.Enforced];
        string[] values = ["1", "0", "-1", "1.5", "1e400", "\"a\"", "\"string\"", "\"#\"", "\"#/definitions/a\"", "true", "false", "null", "[]", "{}", "[1]", "[\"a\"]", "[{}]", "{\"a\":{}}", "{\"a\":1}"];
        var taken = 0;
        for (var i = 0; i < 20000; i++)
        {
            var members = Enumerable.Range(0, random.Next(1, 4)).Select(_ => keywords[random.Next(keywords.Length)]).Distinct()
                .Select(keyword => $"\"{keyword}\": {values[random.Next(values.Length)]}");
            var schema = $$"""{ "properties": { "p": { {{string.Join(", ", members)}} } }, "definitions": { "a": { "type": "string" } } }""";
            if (!Check(schema).IsEmpty) continue;
            taken++;
            var validator = await JsonSchema.FromJsonAsync(schema);
            foreach (var document in values.Where(value => value != "1e400"))
                Assert.That(() => validator.Validate($$"""{ "p": {{document}} }"""), Throws.Nothing, schema);
        }

        Assert.That(taken, Is.GreaterThan(300));
    }

    [Test]
    public void The_schemas_that_answers_are_held_against_say_nothing_that_is_passed_over() =>
        Assert.Multiple(() =>
        {
            foreach (var path in DialectBook.All.SelectMany(dialect => EmbeddedContent.List("schemas/" + dialect.Id)))
                Assert.That(SchemaKeywords.Check(JsonDocument.Parse(EmbeddedContent.Read(path)!).RootElement), Is.Empty, path);
        });

    private static System.Collections.Immutable.ImmutableArray<SchemaProblem> Check(string schema) =>
        SchemaKeywords.Check(JsonDocument.Parse(schema).RootElement);
}

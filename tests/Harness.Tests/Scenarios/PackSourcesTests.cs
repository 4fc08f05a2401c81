using Harness.Scenarios;

namespace Harness.Tests.Scenarios;

public sealed class PackSourcesTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("packs").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void A_folder_means_every_pack_below_it_and_nothing_else()
    {
        Write("b.json", Pack("b"));
        Write("a/a.json", Pack("a"));
        foreach (var other in (string[])["b2c-harness.json", "our.schema.json", "personas/me.json", "a/downstream/stub.json", "mappings/stub.json", "a/__files/body.json", ".hidden/x.json", "notes.txt"])
            Write(other, "no pack");
        var reading = Read(folder);
        Assert.Multiple(() =>
        {
            Assert.That(reading.Problems, Is.Empty);
            Assert.That(reading.Packs.Select(pack => pack.File), Is.EqualTo(new[] { Path.Combine(folder, "b.json"), Path.Combine(folder, "a", "a.json") }));
        });
    }

    [Test]
    public void Stubs_that_a_pack_names_and_the_people_of_the_user_are_no_packs()
    {
        Write("crm.json", """{ "pack": "crm", "dialect": "user-flow", "step": "PreTokenIssuance", "downstream": { "crm": { "stubs": "behind" } }, "scenarios": [ { "id": "s", "fault": { "crm": "every" } } ] }""");
        Write("behind/stub.json", """{ "request": { "url": "/" }, "response": { "status": 200 } }""");
        Write("behind/pack.json", Pack("beside-stubs"));
        Write("people/noor.json", """{ "persona": "noor" }""");
        var files = PackSources.Find([folder], Path.Combine(folder, "people"), new());
        Assert.That(files.Select(file => Path.GetRelativePath(folder, file.Path).Replace('\\', '/')), Is.EqualTo(new[] { "crm.json", "behind/pack.json" }));
    }

    [Test]
    public void What_else_lies_in_a_folder_of_packs_is_told_to_be_none()
    {
        Write("a.json", Pack("a"));
        Write("package.json", """{ "name": "x" }""");
        var problem = Read(folder).Problems.Single();
        Assert.Multiple(() =>
        {
            Assert.That(problem.What, Is.EqualTo("This is no pack: it has neither 'pack' nor 'scenarios'."));
            Assert.That(problem.Hint, Does.StartWith("Move it out of the folder. Packs are its .json files, without").And.Contain("mappings"));
        });
    }

    [Test]
    public void A_folder_without_packs_is_a_problem()
    {
        Write("b2c-harness.json", "{}");
        Assert.That(Read(folder).Problems.Single().What, Does.EndWith("holds no packs."));
    }

    [Test]
    public void A_file_that_two_sources_mean_is_read_once()
    {
        var file = Write("b.json", Pack("b"));
        var reading = Read(folder, file, Path.Combine(folder, "x", "..", "b.json"));
        Assert.That(reading.Packs, Has.Length.EqualTo(1));
    }

    [Test]
    public void Two_packs_of_one_name_are_a_problem_that_names_both_places()
    {
        var first = Write("a.json", Pack("same"));
        var second = Write("b.json", "\n" + Pack("same"));
        var reading = Read(first, second);
        Assert.That(reading.Problems.Single().ToString(), Is.EqualTo($"{second}:2:11: There are two packs 'same'. Rename one; the first is {first}:1:11."));
    }

    [Test]
    public void The_mistakes_of_all_files_are_told_and_good_packs_are_still_read()
    {
        Write("a.json", "{");
        Write("b.json", Pack("b"));
        Write("c.json", Pack("c d"));
        var reading = Read(folder, Path.Combine(folder, "no.json"));
        Assert.Multiple(() =>
        {
            Assert.That(reading.Problems.Select(problem => Path.GetFileName(problem.Position.File)), Is.EqualTo(new[] { "no.json", "a.json", "c.json" }));
            Assert.That(reading.Packs.Single().Name, Is.EqualTo("b"));
        });
    }

    [TestCase("no/such/pack.json", "There is no file or folder 'no/such/pack.json'. Name a pack, a folder of packs, or builtin:NAME.")]
    [TestCase("", "There is no file or folder ''. Name a pack, a folder of packs, or builtin:NAME.")]
    [TestCase("user-flow/before-creating-user", "There is no file or folder 'user-flow/before-creating-user'. Did you mean 'builtin:user-flow/before-creating-user'?")]
    [TestCase("builtin:userflow", "There is no built-in pack 'userflow'. Did you mean 'user-flow'?")]
    [TestCase("builtin:user-flow/after-federtion", "There is no built-in pack 'user-flow/after-federtion'. Did you mean 'user-flow/after-federation'?")]
    public void An_unknown_source_is_told_what_was_meant(string source, string told) =>
        Assert.That(Read(source).Problems.Single().ToString(), Does.EndWith(told));

    [Test]
    public void A_schema_lies_beside_its_pack_and_is_read_and_checked()
    {
        Write("ours/block.schema.json", """{ "type": "object", "required": ["userMessage"] }""");
        var reading = Read(Write("p.json", Pack("p", """ "expect": { "schema": "ours/block.schema.json" } """)));
        Assert.Multiple(() =>
        {
            Assert.That(reading.Problems, Is.Empty);
            var schema = reading.Packs.Single().Scenarios.Single().Expect.Schema!;
            Assert.That((schema.File, schema.Text.GetRawText()), Is.EqualTo(("ours/block.schema.json", """{"type":"object","required":["userMessage"]}""")));
        });
    }

    [Test]
    public void The_mistakes_of_a_schema_are_told_once_with_their_place_in_it_and_no_pack_that_names_it_is_read()
    {
        Write("our.schema.json", "{\n  \"properties\": {\n    \"a/b\": { \"const\": 1 }\n  },\n  \"$ref\": \"other.json\"\n}");
        Write("a.json", Pack("a", """ "expect": { "schema": "our.schema.json" } """));
        Write("b.json", Pack("b", """ "expect": { "schema": "./our.schema.json" } """));
        var reading = Read(folder);
        Assert.Multiple(() =>
        {
            Assert.That(reading.Packs, Is.Empty);
            Assert.That(
                reading.Problems.Select(problem => problem.ToString()[(folder.Length + 1)..]),
                Is.EqualTo(new[]
                {
                    "our.schema.json:3:14: The validator passes over 'const'. Write an enum of one value.",
                    "our.schema.json:5:3: Beside a $ref the validator passes over 'properties'. Write \"allOf\": [ { \"$ref\": ... }, { ... } ].",
                    "our.schema.json:5:3: 'other.json' lies outside this file. Copy it under 'definitions' and write #/definitions/NAME.",
                }));
        });
    }

    [Test]
    public void A_schema_is_strict_JSON()
    {
        Write("our.schema.json", "{ \"type\": \"object\", }");
        var reading = Read(Write("a.json", Pack("a", """ "expect": { "schema": "our.schema.json" } """)));
        Assert.That(reading.Problems.Single().What, Is.EqualTo("A comma stands before the closing bracket."));
    }

    [Test]
    public void A_schema_for_editors_that_is_not_there_is_told_to_whoever_checks_the_pack_and_no_mistake_of_a_run()
    {
        Write("pack.schema.json", "{}");
        Write("a.json", Pack("a", "\"about\": \"x\"").Replace("{ \"pack\"", "{ \"$schema\": \"./pack.schema.json\", \"pack\"", StringComparison.Ordinal));
        Write("b.json", Pack("b", "\"about\": \"x\"").Replace("{ \"pack\"", "{ \"$schema\": \"https://example.com/pack.schema.json\", \"pack\"", StringComparison.Ordinal));
        var wrong = Write("c.json", Pack("c", "\"about\": \"x\"").Replace("{ \"pack\"", "{ \"$schema\": \"schemas/pack.schema.json\", \"pack\"", StringComparison.Ordinal));
        var reading = Read(folder);
        Assert.Multiple(() =>
        {
            Assert.That(reading.Packs, Has.Length.EqualTo(3));
            Assert.That(reading.ForEditors.Single().ToString(), Does.StartWith($"{wrong}:1:14: There is no schema 'schemas/pack.schema.json'. Name it relative to this file"));
        });
    }

    [Test]
    public void What_a_syntax_error_cuts_off_is_not_missed_in_what_is_left()
    {
        Write("a.json", """{ "pack": "a", "dialect": "user-flow", "scenarios": [ { "id": "s", "about": "x" ], "step": "PreTokenIssuance" }""");
        var reading = Read(folder);
        Assert.That((reading.Problems.Length, reading.Readable.Length), Is.EqualTo((1, 0)), string.Join('\n', reading.Problems));
    }

    private static PackReading Read(params string[] sources) => PackReader.Read(sources, Given.Context);

    private static string Pack(string name, string members = "\"about\": \"x\"") =>
        $$"""{ "pack": "{{name}}", "dialect": "user-flow", "step": "PreTokenIssuance", "scenarios": [ { "id": "s", {{members}} } ] }""";

    private string Write(string file, string text)
    {
        var path = Path.Combine([folder, .. file.Split('/')]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}

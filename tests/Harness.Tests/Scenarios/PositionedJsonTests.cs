using System.Text;
using System.Text.Json;
using Harness.Scenarios;

namespace Harness.Tests.Scenarios;

public sealed class PositionedJsonTests
{
    [Test]
    public void Every_node_knows_line_and_column()
    {
        var root = Good("// a pack\n{\n  \"a\": [1, { \"b\": null }],\n}");
        Assert.Multiple(() =>
        {
            Assert.That(root.Position, Is.EqualTo(new Position("f", 2, 1)));
            Assert.That(root.Members[0].Position, Is.EqualTo(new Position("f", 3, 3)));
            Assert.That(root["a"]!.Items[1]["b"]!.Position, Is.EqualTo(new Position("f", 3, 19)));
            Assert.That(root.At("/a/1/b"), Is.EqualTo(new Position("f", 3, 14)));
            Assert.That(root.At("/a/0"), Is.EqualTo(new Position("f", 3, 9)));
        });
    }

    [Test]
    public void Columns_count_characters_and_not_bytes() =>
        Assert.That(Good("""{"ä€日": 1}""")["ä€日"]!.Position.Column, Is.EqualTo(9));

    [Test]
    public void Windows_line_ends_are_one_line_end() =>
        Assert.That(Good("{\r\n\r\n\"a\": 1}")["a"]!.Position, Is.EqualTo(new Position("f", 3, 6)));

    [Test]
    public void A_byte_order_mark_is_no_character() =>
        Assert.That(Good("\uFEFF{\"a\": 1}")["a"]!.Position.Column, Is.EqualTo(7));

    [Test]
    public void A_pointer_with_escapes_finds_its_member() =>
        Assert.That(Good("""{ "a/b": { "c~d": 1 } }""").At("/a~1b/c~0d").Column, Is.EqualTo(12));

    [TestCase("", 1, 1, "empty")]
    [TestCase("  \n ", 2, 2, "empty")]
    [TestCase("// nothing", 1, 11, "ends too early")]
    [TestCase("{", 1, 2, "ends before its object does. Close the '{' of line 1.")]
    [TestCase("{\n\"a\": [1,\n", 3, 1, "ends before its list does. Close the '[' of line 2.")]
    [TestCase("{\"a\": \"x", 1, 9, "ends before its object does")]
    [TestCase("{\"a\": \"x\ny\"}", 1, 9, "does not end in its line")]
    [TestCase("{\"a\": \"x\ty\"}", 1, 9, @"Write \u0009.")]
    [TestCase("{\"a\": \"C:\\dir\"}", 1, 11, "no escape")]
    [TestCase("{\"a\": \"\\u12G4\"}", 1, 12, "no escape")]
    [TestCase("{'a': 1}", 1, 2, "Single quotes")]
    [TestCase("{\"a\": 'x'}", 1, 7, "Single quotes")]
    [TestCase("{a: 1}", 1, 2, "name without quotes")]
    [TestCase("{\"b\": 1, a: 1}", 1, 10, "name without quotes")]
    [TestCase("{\"a\" 1}", 1, 6, "colon is missing")]
    [TestCase("{\"b\": 1, \"a\" 1}", 1, 14, "colon is missing")]
    [TestCase("{\"a\": 1\n \"b\": 2}", 2, 2, "comma is missing")]
    [TestCase("{\"a\": \"x\" \"b\": 2}", 1, 11, "comma is missing")]
    [TestCase("[1 2]", 1, 4, "comma is missing")]
    [TestCase("[1, /* , */ x]", 1, 13, "'x' is no value")]
    [TestCase("[1,, 2]", 1, 4, "value is missing")]
    [TestCase("{\"a\": , }", 1, 7, "value is missing")]
    [TestCase("{\"a\": }", 1, 7, "value is missing")]
    [TestCase("{\"a\": True}", 1, 7, "'True' is no value")]
    [TestCase("{\"a\": nul}", 1, 10, "'nul' is no value")]
    [TestCase("{\"a\": PostAttributeCollection}", 1, 7, "'PostAttributeCollection' is no value")]
    [TestCase("{\"a\": 01}", 1, 8, "no number")]
    [TestCase("{\"a\": +1}", 1, 7, "no number")]
    [TestCase("{\"a\": .5}", 1, 7, "no number")]
    [TestCase("{\"a\": 1.}", 1, 9, "no number")]
    [TestCase("{\"a\": -}", 1, 8, "no number")]
    [TestCase("{\"a\": 5ms}", 1, 8, "no number")]
    [TestCase("{\n\"a\": 1]", 2, 7, "']' does not close the '{' of line 1. Close it with '}'.")]
    [TestCase("[1}", 1, 3, "'}' does not close the '['")]
    [TestCase("{} {}", 1, 4, "follows")]
    [TestCase("{}}", 1, 3, "closes what was never opened")]
    [TestCase("{} /* x", 1, 4, "comment has no end")]
    [TestCase("# yaml", 1, 1, "No comment")]
    public void A_syntax_error_is_told_with_place_and_remedy(string text, int line, int column, string told)
    {
        var problem = Read(text).Problems.Single();
        Assert.Multiple(() =>
        {
            Assert.That(problem.ToString(), Does.Contain(told));
            Assert.That((problem.Position.Line, problem.Position.Column), Is.EqualTo((line, column)));
            Assert.That(problem.Hint, Is.Not.Empty);
        });
    }

    [TestCase("{ \"a\": 1, }", "comma")]
    [TestCase("{ // x\n }", "comment")]
    [TestCase("{ } /* x */", "comment")]
    public void Strict_reading_takes_no_comments_and_no_trailing_commas(string text, string told)
    {
        var problems = new ProblemList();
        PositionedJson.Parse("f", Encoding.UTF8.GetBytes(text), problems, strict: true);
        Assert.That(problems.Sorted("f").Single().ToString(), Does.Contain(told));
    }

    [Test]
    public void What_stands_before_a_syntax_error_is_kept_and_known_to_be_cut()
    {
        var (root, _) = Read("""{ "a": 1, "b": { "c": [ 2, 3 ], "d": ?""");
        Assert.Multiple(() =>
        {
            Assert.That(root!["a"]!.IsWhole);
            Assert.That(root["b"]!["c"]!.Items, Has.Length.EqualTo(2));
            Assert.That(root["b"]!["c"]!.IsWhole);
            Assert.That(root["b"]!.IsWhole, Is.False);
            Assert.That(root.IsWhole, Is.False);
        });
    }

    [Test]
    public void A_name_that_stands_twice_is_a_problem_at_its_second_place()
    {
        var problem = Read("{ \"a\": 1,\n  \"a\": 2 }").Problems.Single();
        Assert.That(problem.ToString(), Is.EqualTo("f:2:3: 'a' stands here a second time. Keep one of the two; the first is in line 1."));
    }

    [Test]
    public void Nesting_that_is_too_deep_is_a_problem()
    {
        var problem = Read(new string('[', 100)).Problems.Single();
        Assert.Multiple(() =>
        {
            Assert.That(problem.What, Is.EqualTo("This is nested too deep."));
            Assert.That(problem.Position.Column, Is.EqualTo(65));
        });
    }

    [Test]
    public void Bytes_that_are_no_UTF8_are_a_problem_and_the_rest_is_read()
    {
        var (root, problems) = Read([.. "{ \"a\": \""u8, 0xFC, .. "\", \"b\": 1 }"u8]);
        Assert.Multiple(() =>
        {
            Assert.That(problems.Single().ToString(), Is.EqualTo("f:1:9: This is no UTF-8. Save the file as UTF-8."));
            Assert.That(root!["b"]!.Kind, Is.EqualTo(JsonValueKind.Number));
        });
    }

    [Test]
    public void UTF16_is_one_problem() =>
        Assert.That(Read([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("{}")]).Problems.Single().What, Is.EqualTo("The file is UTF-16."));

    [TestCase("""{ "a": "\uD83D" }""")]
    [TestCase("""{ "\uDE00": 1 }""")]
    public void Half_a_surrogate_pair_is_a_problem(string text) =>
        Assert.That(Read(text).Problems.Single().What, Does.Contain("half a surrogate pair"));

    [Test]
    public void An_element_has_the_value_without_comments_and_keeps_numbers_as_written()
    {
        var element = Good("""{ "a": [ 1.50, /* x */ "\u00e4", true, ], }""").ToElement();
        Assert.That(element.GetRawText(), Is.EqualTo("""{"a":[1.50,"\u00E4",true]}"""));
    }

    private static PositionedNode Good(string text)
    {
        var (root, problems) = Read(text);
        Assert.That(problems, Is.Empty);
        return root!;
    }

    private static (PositionedNode? Root, IReadOnlyList<PackProblem> Problems) Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static (PositionedNode? Root, IReadOnlyList<PackProblem> Problems) Read(byte[] bytes)
    {
        var problems = new ProblemList();
        var root = PositionedJson.Parse("f", bytes, problems);
        return (root, problems.Sorted("f"));
    }
}

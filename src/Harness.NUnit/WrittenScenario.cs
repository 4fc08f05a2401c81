using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Harness.Claims;
using Harness.Running;
using Harness.Scenarios;

namespace Harness.NUnit;

/// <summary>A scenario from a test's own code, read as if it stood in a pack.</summary>
/// <param name="Pack">The pack of this one scenario, or null where there is a mistake in it.</param>
/// <param name="Problems">The mistakes.</param>
internal sealed record WrittenScenario(Pack? Pack, ImmutableArray<PackProblem> Problems)
{
    private const string InCode = "the scenario";

    /// <summary>Reads a scenario; one without an id has the test's name for it.</summary>
    /// <param name="json">The scenario as a pack has it.</param>
    /// <param name="dialect">The contract.</param>
    /// <param name="technicalProfile">The pack whose technical profile calls, or null.</param>
    /// <param name="test">The test's class and name.</param>
    /// <param name="at">Where the test stands, for messages.</param>
    /// <param name="personas">The people.</param>
    public static WrittenScenario Read(string json, string dialect, string? technicalProfile, (string Fixture, string Name) test, Position at, PersonaBook personas)
    {
        var brace = json.IndexOf('{', StringComparison.Ordinal);
        var head = $$"""{ "pack": "{{Word(test.Fixture, '-')}}", "dialect": "{{dialect}}", {{(technicalProfile is null ? "" : $"\"technicalProfile\": {JsonSerializer.Serialize(technicalProfile)}, ")}}"scenarios": [ """;
        var id = brace < 0 || HasId(json) ? "" : $"\"id\": \"{Word(test.Name, '_')}\", ";
        var text = head + json[..(brace + 1)] + id + json[(brace + 1)..] + "\n] }";
        var draft = PackFileReader.Read(new(InCode, InCode, IsBuiltIn: false), Encoding.UTF8.GetBytes(text), PackContexts.Of(personas), new());
        var problems = draft.Problems.Select(problem => problem with { Position = at, What = $"In the scenario, at {Place(Shifted(problem.Position, head.Length, brace, id.Length))}: {problem.What}" }).ToImmutableArray();
        if (draft.Pack is not { Scenarios: [var scenario, ..] } pack || !problems.IsEmpty) return new(null, problems);
        if (!scenario.Vary.IsEmpty || !scenario.Faults.IsEmpty)
            return new(null, [new(at, "'vary' and 'fault' make many cases, and need what a pack has.", "Write the scenario into a pack, and the pack into [ConnectorTests].")]);
        return new(pack with { File = at.File, Scenarios = [scenario with { Position = at }] }, []);
    }

    private static bool HasId(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("id", out _);
        }
        catch (JsonException)
        {
            // Its mistakes are told where it is read.
            return true;
        }
    }

    private static string Place(Position position) => string.Create(CultureInfo.InvariantCulture, $"line {position.Line}, column {position.Column}");

    // The place in the author's own text, without what was put around it.
    private static Position Shifted(Position position, int head, int brace, int id) =>
        position.Line > 1 ? position : position with { Column = Math.Max(1, position.Column - head - (position.Column - head > brace + 1 ? id : 0)) };

    private static string Word(string text, char other)
    {
        var word = new StringBuilder();
        foreach (var letter in text) word.Append(char.IsAsciiLetterOrDigit(letter) || letter == other ? letter : other);
        return word.Length == 0 ? "test" : word.ToString();
    }
}

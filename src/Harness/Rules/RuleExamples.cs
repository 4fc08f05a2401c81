using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Harness.Rules;

/// <summary>What a rule is good for, with answers that break it and answers that keep it: one file for each rule.</summary>
public sealed record RuleExamples
{
    /// <summary>Where the files stand in <see cref="EmbeddedContent"/>.</summary>
    public const string Folder = "rules";

    // A member that nobody knows, or that stands twice, is a mistake.
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Converters = { new JsonStringEnumConverter(allowIntegerValues: false) } };

    /// <summary>The rule's id.</summary>
    public required string Rule { get; init; }

    /// <summary>Why it matters to the person who signs up.</summary>
    public required string Why { get; init; }

    /// <summary>Answers that break the rule.</summary>
    public required ImmutableArray<RuleExample> Bad { get; init; }

    /// <summary>Answers that keep it.</summary>
    public required ImmutableArray<RuleExample> Good { get; init; }

    /// <summary>The examples of a rule; null where the rule has none, as rules made from a pack have.</summary>
    /// <exception cref="JsonException">The file is not as it should be.</exception>
    public static RuleExamples? Of(string rule) =>
        EmbeddedContent.Read($"{Folder}/{rule}.json") is { } bytes ? Read(bytes) : null;

    internal static RuleExamples Read(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize<RuleExamples>(bytes, Strict) ?? throw new JsonException("The file holds null.");
}

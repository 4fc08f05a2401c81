using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Harness.Reporting.Allure;

/// <summary>A label.</summary>
internal sealed record AllureLabel(string Name, string Value);

/// <summary>A parameter; Allure 3 tells the histories of results apart by those that are not excluded.</summary>
internal sealed record AllureParameter(string Name, string Value, bool Excluded = true);

/// <summary>A page that a result points to.</summary>
internal sealed record AllureLink(string Name, string Url, string Type);

/// <summary>A file beside the result.</summary>
internal sealed record AllureAttachment(string Name, string Source, string Type);

/// <summary>Why a result is no plain pass.</summary>
internal sealed record AllureDetails(string Message, string? Trace = null, bool Known = false);

/// <summary>A call or an attempt of it.</summary>
internal sealed record AllureStep
{
    public required string Name { get; init; }

    public required string Status { get; init; }

    public AllureDetails? StatusDetails { get; init; }

    public string Stage { get; } = "finished";

    public required long Start { get; init; }

    public required long Stop { get; init; }

    public ImmutableArray<AllureParameter> Parameters { get; init; } = [];

    public ImmutableArray<AllureStep> Steps { get; init; } = [];

    public ImmutableArray<AllureAttachment> Attachments { get; init; } = [];
}

/// <summary>One test of the report, as its file <c>...-result.json</c> says it.</summary>
internal sealed record AllureResult
{
    public required string Uuid { get; init; }

    /// <summary>The same in every run: the report draws the history of the results that share it.</summary>
    public required string HistoryId { get; init; }

    /// <summary>The same for all repetitions.</summary>
    public required string TestCaseId { get; init; }

    public required string Name { get; init; }

    public required string FullName { get; init; }

    public string? Description { get; init; }

    public required string Status { get; init; }

    public AllureDetails? StatusDetails { get; init; }

    public string Stage { get; } = "finished";

    public required long Start { get; init; }

    public required long Stop { get; init; }

    public required ImmutableArray<AllureLabel> Labels { get; init; }

    public ImmutableArray<AllureParameter> Parameters { get; init; } = [];

    public ImmutableArray<AllureLink> Links { get; init; } = [];

    public ImmutableArray<AllureStep> Steps { get; init; } = [];

    public ImmutableArray<AllureAttachment> Attachments { get; init; } = [];
}

/// <summary>Results of these statuses whose message matches are shown together.</summary>
internal sealed record AllureCategory(string Name, string MessageRegex, ImmutableArray<string> MatchedStatuses);

/// <summary>The configuration of Allure 3, which reads categories from there and not from the results.</summary>
internal sealed record AllureConfiguration(string Name, ImmutableArray<AllureCategory> Categories);

/// <summary>How Allure's files are written.</summary>
[JsonSerializable(typeof(AllureResult))]
[JsonSerializable(typeof(ImmutableArray<AllureCategory>))]
[JsonSerializable(typeof(AllureConfiguration))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true, NewLine = "\n")]
internal sealed partial class AllureJson : JsonSerializerContext;

using System.Collections.Immutable;
using System.Text.Json;
using Harness.Claims;
using Harness.Dialects;

namespace Harness.Scenarios;

/// <summary>A file of scenarios that belong together.</summary>
public sealed record Pack
{
    /// <summary>The pack's name, the first part of every case id.</summary>
    public required string Name { get; init; }

    /// <summary>The id of the dialect, for example <c>user-flow</c>.</summary>
    public required string Dialect { get; init; }

    /// <summary>The file it came from, for messages and reports.</summary>
    public required string File { get; init; }

    /// <summary>The scenarios in the order of the file.</summary>
    public required ImmutableArray<Scenario> Scenarios { get; init; }

    /// <summary>Which scenario the endpoint is known to continue, block, refuse: scenario ids by <c>continues</c>, <c>blocks</c>, <c>refuses</c>.</summary>
    public ImmutableDictionary<string, string> Roles { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>One question to the endpoint. What the pack says for all its scenarios is already merged in.</summary>
public sealed record Scenario
{
    /// <summary>The id within the pack.</summary>
    public required string Id { get; init; }

    /// <summary>One line for people, or null.</summary>
    public string? About { get; init; }

    /// <summary>The person's id in the persona book.</summary>
    public required string Persona { get; init; }

    /// <summary>The steps of the journey in order; a single call is a journey of one step.</summary>
    public required ImmutableArray<string> Steps { get; init; }

    /// <summary>Whether the author wrote a journey, whose claims travel from step to step.</summary>
    public bool IsJourney { get; init; }

    /// <summary>Claims set for this scenario over the persona's; names and texts may hold <c>{appId}</c>, <c>{clientId}</c>, <c>{tenant}</c>.</summary>
    public ClaimSet With { get; init; } = ClaimSet.Empty;

    /// <summary>Claims left out.</summary>
    public ImmutableArray<string> Without { get; init; } = [];

    /// <summary>What the person types instead after a validation error, one set per resubmission.</summary>
    public ImmutableArray<ClaimSet> Resubmit { get; init; } = [];

    /// <summary>The form of the body for this scenario, or null for the settings' one.</summary>
    public BodyForm? Body { get; init; }

    /// <summary>The id of a probe to play instead of single calls, or null.</summary>
    public string? Probe { get; init; }

    /// <summary>Words to choose scenarios by.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>What the author expects.</summary>
    public Expectation Expect { get; init; } = Expectation.Nothing;

    /// <summary>Where it stands in its file.</summary>
    public required Position Position { get; init; }
}

/// <summary>A place in a file.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Line">1 for the first line.</param>
/// <param name="Column">1 for the first character.</param>
public sealed record Position(string File, int Line, int Column)
{
    /// <summary>As compilers write it.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}";
}

/// <summary>What the author of a scenario expects; what is not set is not checked. For a journey it concerns the last call.</summary>
public sealed record Expectation
{
    /// <summary>The expectation that expects nothing; the rules still apply.</summary>
    public static Expectation Nothing { get; } = new();

    /// <summary>Allowed kinds of reply; empty for any.</summary>
    public ImmutableArray<ReplyKind> Reply { get; init; } = [];

    /// <summary>Allowed consequences; empty for any.</summary>
    public ImmutableArray<ConsequenceKind> Consequence { get; init; } = [];

    /// <summary>Allowed HTTP statuses; empty for any.</summary>
    public ImmutableArray<int> Status { get; init; } = [];

    /// <summary>Claims that the continuation must carry with these values; custom names with or without the app id.</summary>
    public ClaimSet Claims { get; init; } = ClaimSet.Empty;

    /// <summary>Text that the message must contain, without regard to case, or null.</summary>
    public string? Message { get; init; }

    /// <summary>The longest time the person may wait, or null.</summary>
    public TimeSpan? Within { get; init; }

    /// <summary>A JSON schema that the answer's body must satisfy, or null.</summary>
    public ExpectedSchema? Schema { get; init; }

    /// <summary>Claims the token must carry when the journey ends, by their token names.</summary>
    public ClaimSet TokenClaims { get; init; } = ClaimSet.Empty;
}

/// <summary>A schema of the user's own.</summary>
/// <param name="File">The file as written in the pack.</param>
/// <param name="Text">Its content, already checked for keywords the validator would ignore.</param>
public sealed record ExpectedSchema(string File, JsonElement Text);

/// <summary>One mistake in a pack, a persona, a schema or the settings.</summary>
/// <param name="Position">Where.</param>
/// <param name="What">What is wrong, in one sentence.</param>
/// <param name="Hint">How to mend it, in one sentence.</param>
public sealed record PackProblem(Position Position, string What, string Hint)
{
    /// <summary>As compilers write it: place, what, hint.</summary>
    public override string ToString() => $"{Position}: {What} {Hint}";
}

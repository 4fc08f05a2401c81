using System.Collections.Immutable;
using Harness.Claims;

namespace Harness.Dialects;

/// <summary>One sentence of a journey's story.</summary>
/// <param name="Step">The step it belongs to, or null for what lies between steps.</param>
/// <param name="Text">What happened, as a person would tell it.</param>
public sealed record StoryLine(string? Step, string Text);

/// <summary>One person's way through the steps with one claim set. Each stage is a new record.</summary>
public sealed record Journey
{
    /// <summary>The person.</summary>
    public required Persona Persona { get; init; }

    /// <summary>What the caller knows of the person by now: typed, federated, returned by the endpoint.</summary>
    public required ClaimSet Known { get; init; }

    /// <summary>The story so far.</summary>
    public ImmutableArray<StoryLine> Story { get; init; } = [];

    /// <summary>Why the way ended before its last step, or null.</summary>
    public string? EndedBecause { get; init; }

    /// <summary>The claims of the token, once it is issued.</summary>
    public ClaimSet? TokenClaims { get; init; }

    /// <summary>The journey with one more sentence.</summary>
    public Journey Tell(FlowStep? step, string text) => this with { Story = Story.Add(new(step?.Id, text)) };
}

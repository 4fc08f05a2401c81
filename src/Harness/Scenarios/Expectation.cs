using System.Collections.Immutable;
using Harness.Claims;
using Harness.Dialects;

namespace Harness.Scenarios;

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

using System.Collections.Immutable;
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

    /// <summary>What the claims of the continuation are; custom names with or without the app id.</summary>
    public ImmutableArray<ExpectedValue> Claims { get; init; } = [];

    /// <summary>What the message to the person says, or null.</summary>
    public ExpectedMessage? Message { get; init; }

    /// <summary>The language the message is in, one of <see cref="Rules.MessageLanguage.Tags"/>, or null.</summary>
    public string? MessageLanguage { get; init; }

    /// <summary>What the header lines of the answer are.</summary>
    public ImmutableArray<ExpectedValue> Headers { get; init; } = [];

    /// <summary>The longest time the person may wait, or null.</summary>
    public TimeSpan? Within { get; init; }

    /// <summary>A JSON schema that the answer's body must satisfy, or null.</summary>
    public ExpectedSchema? Schema { get; init; }

    /// <summary>What the claims of the token are when the journey ends, by their token names.</summary>
    public ImmutableArray<ExpectedValue> TokenClaims { get; init; } = [];

    /// <summary>What must not be so: nothing of it, each thing taken alone. Null for nothing.</summary>
    public Expectation? Not { get; init; }
}

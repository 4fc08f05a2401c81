namespace Harness.Scenarios;

/// <summary>What the message to the person says; what is null is not asked.</summary>
public sealed record ExpectedMessage
{
    /// <summary>Text in it, without regard to case; may hold placeholders.</summary>
    public string? Contains { get; init; }

    /// <summary>What it matches.</summary>
    public ExpectedPattern? Pattern { get; init; }
}

using Harness.Claims;

namespace Harness.Dialects;

/// <summary>What an answer says, read by the contract.</summary>
public enum ReplyKind
{
    /// <summary>Go on, possibly with claims.</summary>
    Continue,

    /// <summary>Stop the flow and show a page with a message.</summary>
    Block,

    /// <summary>Stay on the page and show a message.</summary>
    ValidationError,

    /// <summary>An HTTP error instead of an answer of the contract.</summary>
    Refused,

    /// <summary>A gateway passed the call on.</summary>
    Forwarded,

    /// <summary>Nothing the contract knows; the reason says why.</summary>
    Unreadable,
}

/// <summary>The answer as the contract reads it.</summary>
/// <param name="Kind">Which of the contract's answers it is.</param>
public sealed record Reply(ReplyKind Kind)
{
    /// <summary>The parsed body of the answer.</summary>
    public AnswerBody Body { get; init; } = AnswerBody.None;

    /// <summary>The claims that a continuation returned; contract members are not among them.</summary>
    public ClaimSet Claims { get; init; } = ClaimSet.Empty;

    /// <summary>The text meant for the person, where the answer has one.</summary>
    public string? Message { get; init; }

    /// <summary>Why the answer is refused or unreadable.</summary>
    public string? Reason { get; init; }

    /// <summary>The kind's word in packs and reports: <c>continue</c>, <c>block</c>, <c>validation-error</c> ...</summary>
    public string Word => Words.Of(Kind);
}

using System.Text.Json.Nodes;

namespace Harness.ReferenceConnector.Contract;

/// <summary>What the connector decided. The contract of user flows knows three answers, that of custom policies two.</summary>
internal abstract record Answer
{
    /// <summary>Why a service behind the connector could not be had for this answer. It is never sent.</summary>
    public Exception? Trouble { get; init; }
}

/// <summary>The flow goes on, with these claims.</summary>
internal sealed record Continue(IReadOnlyList<Claim> Claims) : Answer;

/// <summary>The flow ends with a message.</summary>
internal sealed record ShowBlockPage(string UserMessage) : Answer;

/// <summary>The person stays on the attribute page and sees a message; only legal where that page was filled in.</summary>
internal sealed record ValidationError(string UserMessage) : Answer;

/// <summary>A custom policy goes on, with these claims.</summary>
internal sealed record Success(IReadOnlyList<Claim> Claims) : Answer;

/// <summary>A custom policy stops and shows the message: on the page, or where there is none, in the error that the application gets.</summary>
internal sealed record Refusal(string UserMessage) : Answer;

/// <summary>A claim to return; one without a value is left out of the answer.</summary>
internal sealed record Claim(string Name, JsonNode? Value)
{
    /// <summary>The longest text that the directory stores.</summary>
    public const int MaximalLength = 250;
}

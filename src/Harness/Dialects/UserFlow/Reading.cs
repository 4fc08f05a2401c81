namespace Harness.Dialects.UserFlow;

/// <summary>One row of the reading table: which answers it is about, what they say, and what B2C makes of them.</summary>
/// <param name="Id">The row's id, which reports and tests name.</param>
/// <param name="When">Whether it applies; the first row that does is the one.</param>
/// <param name="Reply">What the contract reads.</param>
/// <param name="Kind">What B2C does.</param>
/// <param name="Confidence">How sure we are.</param>
/// <param name="Source">Where that is from.</param>
/// <param name="Sees">What the person sees.</param>
/// <param name="ErrorCode">B2C's error code, where one is known.</param>
internal sealed record Reading(
    string Id,
    Func<AnswerFacts, bool> When,
    Func<AnswerFacts, Reply> Reply,
    ConsequenceKind Kind,
    Confidence Confidence,
    string Source,
    Func<AnswerFacts, string> Sees,
    string? ErrorCode = null);

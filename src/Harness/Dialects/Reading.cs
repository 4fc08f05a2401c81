namespace Harness.Dialects;

/// <summary>One row of the reading table: which answers it is about, what they say, and what the caller makes of them.</summary>
/// <typeparam name="TFacts">What the dialect's rows look at.</typeparam>
/// <param name="Id">The row's id, which reports and tests name.</param>
/// <param name="When">Whether it applies; the first row that does is the one.</param>
/// <param name="Reply">What the contract reads.</param>
/// <param name="Kind">What the caller does.</param>
/// <param name="Confidence">How sure we are.</param>
/// <param name="Source">Where that is from.</param>
/// <param name="Sees">What the person sees.</param>
/// <param name="ErrorCode">The caller's error code, where one is known.</param>
internal sealed record Reading<TFacts>(
    string Id,
    Func<TFacts, bool> When,
    Func<TFacts, Reply> Reply,
    ConsequenceKind Kind,
    Confidence Confidence,
    string Source,
    Func<TFacts, string> Sees,
    string? ErrorCode = null);

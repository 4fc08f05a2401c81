namespace Harness.Dialects;

/// <summary>How sure we are of a statement about the caller.</summary>
public enum Confidence
{
    /// <summary>The vendor's reference text says so.</summary>
    Documented,

    /// <summary>It follows from documents, samples or the shared engine.</summary>
    Inferred,

    /// <summary>Users or support staff reported it.</summary>
    CommunityReported,

    /// <summary>Nothing was found; nothing is asserted.</summary>
    Unknown,
}

/// <summary>What the caller does next.</summary>
public enum ConsequenceKind
{
    /// <summary>Goes on with the claims of the answer.</summary>
    GoesOn,

    /// <summary>Ends the flow with a page that shows the message.</summary>
    BlockPage,

    /// <summary>Stays on the page and shows the message.</summary>
    PageMessage,

    /// <summary>Ends the flow with the caller's own error text.</summary>
    GenericError,

    /// <summary>Ends the journey and sends the person back to the application with an error, which shows what it likes.</summary>
    SentBack,

    /// <summary>Goes on although the answer was ignored: a block did not block, claims did not arrive. It fails open.</summary>
    GoesOnIgnoringAnswer,

    /// <summary>No document says; the harness does not guess.</summary>
    Undocumented,
}

/// <summary>What the caller does next and what the person sees.</summary>
public sealed record Consequence
{
    /// <summary>The id of the row of the reading table that applies, for example <c>version-missing</c>.</summary>
    public required string Row { get; init; }

    /// <summary>What happens.</summary>
    public required ConsequenceKind Kind { get; init; }

    /// <summary>What the person sees, in one or two sentences.</summary>
    public required string Sees { get; init; }

    /// <summary>How sure we are.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>Where that is from.</summary>
    public required string Source { get; init; }

    /// <summary>The caller's error code, for example <c>AADB2C90075</c>, where one is known.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The kind's word in packs and reports.</summary>
    public string Word => Words.Of(Kind);
}

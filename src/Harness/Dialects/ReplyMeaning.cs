using System.Collections.Immutable;

namespace Harness.Dialects;

/// <summary>What a reply can lead to and with which status it can come, whatever the step: an expectation of anything else cannot be met.</summary>
internal static class ReplyMeaning
{
    /// <summary>All that the caller may do next.</summary>
    public static ImmutableArray<ConsequenceKind> Consequences(ReplyKind reply) => reply switch
    {
        ReplyKind.Continue => [ConsequenceKind.GoesOn, ConsequenceKind.GoesOnIgnoringAnswer, ConsequenceKind.Undocumented],
        ReplyKind.Block => [ConsequenceKind.BlockPage, ConsequenceKind.GoesOnIgnoringAnswer, ConsequenceKind.Undocumented],
        ReplyKind.ValidationError => [ConsequenceKind.PageMessage, ConsequenceKind.GenericError, ConsequenceKind.GoesOnIgnoringAnswer],
        ReplyKind.Refused => [ConsequenceKind.GenericError],
        ReplyKind.Unreadable => [ConsequenceKind.GenericError, ConsequenceKind.Undocumented],
        _ => [.. Enum.GetValues<ConsequenceKind>()],
    };

    /// <summary>Whether an answer with this status can be that reply.</summary>
    public static bool CanComeWith(ReplyKind reply, int status) => reply switch
    {
        ReplyKind.Continue => status == 200,
        ReplyKind.Block or ReplyKind.ValidationError => status is 200 or 400,
        ReplyKind.Refused => status > 400,
        ReplyKind.Unreadable => status <= 400,
        _ => true,
    };

    /// <summary>Whether the caller can do that after an answer with this status.</summary>
    public static bool CanComeWith(ConsequenceKind consequence, int status) => consequence switch
    {
        ConsequenceKind.GoesOn or ConsequenceKind.BlockPage or ConsequenceKind.GoesOnIgnoringAnswer => status == 200,
        ConsequenceKind.PageMessage => status == 400,
        _ => true,
    };
}

using System.Collections.Immutable;

namespace Harness.Dialects;

/// <summary>What a reply can lead to and with which status it can come, whatever the step: an expectation of anything else cannot be met.</summary>
internal sealed class ReplyMeaning
{
    private readonly Func<ReplyKind, ImmutableArray<ConsequenceKind>> consequences;
    private readonly Func<ReplyKind, int, bool> replyComesWith;
    private readonly Func<ConsequenceKind, int, bool> consequenceComesWith;

    private ReplyMeaning(Func<ReplyKind, ImmutableArray<ConsequenceKind>> consequences, Func<ReplyKind, int, bool> replyComesWith, Func<ConsequenceKind, int, bool> consequenceComesWith) =>
        (this.consequences, this.replyComesWith, this.consequenceComesWith) = (consequences, replyComesWith, consequenceComesWith);

    /// <summary>Of the connectors of flows, where only 200 and 400 decide anything.</summary>
    public static ReplyMeaning OfConnectors { get; } = new(
        reply => reply switch
        {
            ReplyKind.Continue => [ConsequenceKind.GoesOn, ConsequenceKind.GoesOnIgnoringAnswer, ConsequenceKind.Undocumented],
            ReplyKind.Block => [ConsequenceKind.BlockPage, ConsequenceKind.GoesOnIgnoringAnswer, ConsequenceKind.Undocumented],
            ReplyKind.ValidationError => [ConsequenceKind.PageMessage, ConsequenceKind.GenericError, ConsequenceKind.GoesOnIgnoringAnswer],
            ReplyKind.Refused => [ConsequenceKind.GenericError],
            ReplyKind.Unreadable => [ConsequenceKind.GenericError, ConsequenceKind.Undocumented],
            _ => [],
        },
        (reply, status) => reply switch
        {
            ReplyKind.Continue => status == 200,
            ReplyKind.Block or ReplyKind.ValidationError => status is 200 or 400,
            ReplyKind.Refused => status > 400,
            ReplyKind.Unreadable => status <= 400,
            _ => true,
        },
        (consequence, status) => consequence switch
        {
            ConsequenceKind.GoesOn or ConsequenceKind.BlockPage or ConsequenceKind.GoesOnIgnoringAnswer => status == 200,
            ConsequenceKind.PageMessage => status == 400,
            _ => true,
        })
    {
        Statuses = "'continue' and 'block' come with 200, 'validation-error' with 400, 'refused' with a status above 400.",
        StatusesOfConsequences = "'goes-on' and 'block-page' come with 200, 'page-message' with 400.",
    };

    /// <summary>Of technical profiles, where any 4xx can carry a message, and an error can be passed over.</summary>
    public static ReplyMeaning OfTechnicalProfiles { get; } = new(
        reply => reply switch
        {
            ReplyKind.Continue => [ConsequenceKind.GoesOn, ConsequenceKind.GoesOnIgnoringAnswer, ConsequenceKind.Undocumented],
            ReplyKind.ValidationError => [ConsequenceKind.PageMessage, ConsequenceKind.SentBack, ConsequenceKind.GoesOnIgnoringAnswer, ConsequenceKind.Undocumented],
            ReplyKind.Refused or ReplyKind.Unreadable => [ConsequenceKind.GenericError, ConsequenceKind.SentBack, ConsequenceKind.GoesOnIgnoringAnswer],
            ReplyKind.Block => [],
            _ => [],
        },
        (reply, status) => reply switch
        {
            ReplyKind.Continue or ReplyKind.Unreadable => status is >= 200 and < 300,
            ReplyKind.ValidationError => status is (>= 200 and < 300) or (>= 400 and < 500 and not 401),
            ReplyKind.Refused => status is < 200 or >= 300,
            ReplyKind.Block => false,
            _ => true,
        },
        (consequence, status) => consequence switch
        {
            ConsequenceKind.GoesOn => status is >= 200 and < 300,
            ConsequenceKind.PageMessage => status is >= 400 and < 500 and not 401,
            ConsequenceKind.BlockPage => false,
            _ => true,
        })
    {
        Statuses = "'continue' comes with 200, 'validation-error' with 400 to 499, 'refused' with 401, with no userMessage in the body, or with 500 and above; there is no 'block'.",
        StatusesOfConsequences = "'goes-on' comes with 200, 'page-message' with 400 to 499.",
    };

    /// <summary>Of gateways, which pass a call on or refuse it. In front of a connector a 400 may be the connector's own.</summary>
    public static ReplyMeaning OfGateways { get; } = new(
        reply => reply switch
        {
            ReplyKind.Forwarded => [ConsequenceKind.GoesOn],
            ReplyKind.Refused => [ConsequenceKind.GenericError, ConsequenceKind.Undocumented],
            ReplyKind.Unreadable => [ConsequenceKind.GenericError],
            _ => [],
        },
        (reply, status) => reply switch
        {
            ReplyKind.Forwarded => status is (>= 200 and < 300) or 400,
            ReplyKind.Refused => status is < 200 or >= 300,
            _ => false,
        },
        (consequence, status) => consequence switch
        {
            ConsequenceKind.GoesOn => status is (>= 200 and < 300) or 400,
            ConsequenceKind.GenericError or ConsequenceKind.Undocumented => status is < 200 or >= 300,
            _ => false,
        })
    {
        Statuses = "'forwarded' comes with 200 to 299, 'refused' with any other status.",
        StatusesOfConsequences = "'goes-on' comes with 200 to 299, 'generic-error' with any other status.",
    };

    /// <summary>Which replies come with which statuses, in a sentence.</summary>
    public required string Statuses { get; init; }

    /// <summary>The same of consequences.</summary>
    public required string StatusesOfConsequences { get; init; }

    /// <summary>All that the caller may do next.</summary>
    public ImmutableArray<ConsequenceKind> Consequences(ReplyKind reply) => consequences(reply);

    /// <summary>All that an answer of an endpoint can lead to.</summary>
    public IEnumerable<ConsequenceKind> AllConsequences => Enum.GetValues<ReplyKind>().SelectMany(reply => consequences(reply)).Distinct();

    /// <summary>Whether an answer with this status can be that reply.</summary>
    public bool CanComeWith(ReplyKind reply, int status) => replyComesWith(reply, status);

    /// <summary>Whether a decision of the contract can come with this status.</summary>
    public bool Decides(int status) => replyComesWith(ReplyKind.Continue, status) || replyComesWith(ReplyKind.Block, status) || replyComesWith(ReplyKind.ValidationError, status);

    /// <summary>Whether the caller can do that after an answer with this status.</summary>
    public bool CanComeWith(ConsequenceKind consequence, int status) => consequenceComesWith(consequence, status);
}

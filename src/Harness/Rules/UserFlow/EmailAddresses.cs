using Harness.Dialects;

namespace Harness.Rules.UserFlow;

/// <summary>One e-mail address in several spellings: the labels of the calls, and what they are compared with.</summary>
internal static class EmailAddresses
{
    public const string InCapitals = "address in capitals";
    public const string Quoted = "quoted local part";
    public const string QuotedWithAt = "quoted local part with an @";
    public const string Accepted = "accepted address";
    public const string AcceptedInCapitals = "accepted address in capitals";
    public const string AcceptedQuoted = "accepted domain, quoted local part";
    public const string AcceptedQuotedWithAt = "accepted domain, quoted local part with an @";

    private const string AtAcceptedDomain = "accepted";

    public static Outcome Check(Trial trial)
    {
        var turnedAway = RoleLabels.ForOneReason(trial, "the e-mail address", all => Compare(Only(all, isAccepted: false)));
        if (turnedAway is Outcome.BrokenOutcome || trial.Seen(Accepted) is not { Reply.Kind: ReplyKind.Continue }) return turnedAway;
        var accepted = Compare(Only(trial, isAccepted: true));
        return accepted is Outcome.BrokenOutcome || turnedAway != Outcome.Held ? accepted : turnedAway;
    }

    // Some endpoints take no quoted local part at all; whoever does takes its @ as well.
    private static string PlainOf(string label) =>
        label.StartsWith(Quoted, StringComparison.Ordinal) ? Quoted
        : label.StartsWith(AcceptedQuoted, StringComparison.Ordinal) ? AcceptedQuoted
        : label.StartsWith(Accepted, StringComparison.Ordinal) ? Accepted
        : Comparisons.Plain;

    private static Trial Only(Trial trial, bool isAccepted) => trial with
    {
        Observations = trial.Observations.RemoveAll(seen => seen.Label == RoleLabels.Control || seen.Label.StartsWith(AtAcceptedDomain, StringComparison.Ordinal) != isAccepted),
    };

    private static Outcome Compare(Trial trial) => Comparisons.Check(Comparisons.SameDecision, PlainOf)(trial);
}

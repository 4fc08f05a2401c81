namespace Harness.Rules.UserFlow;

/// <summary>One e-mail address in several spellings: the labels, and what goes together.</summary>
internal static class EmailAddresses
{
    public const string Welcome = "address that is accepted";
    public const string WelcomeInCapitals = "accepted address in capitals";

    /// <summary>Whoever is turned away stays so, whatever the words; whoever is accepted stays so.</summary>
    public static bool Agrees(Observation plain, Observation respelt) =>
        RoleLabels.IsTurnedAway(plain) ? RoleLabels.IsTurnedAway(respelt) : Comparisons.SameDecision(plain, respelt);

    public static string PlainOf(string label) => label is Welcome or WelcomeInCapitals ? Welcome : Comparisons.Plain;

    public static Outcome Check(Trial trial)
    {
        var turnedAway = RoleLabels.ForOneReason(trial, "the e-mail address", all => Compare(Only(all, isWelcome: false)));
        if (turnedAway is Outcome.BrokenOutcome || Only(trial, isWelcome: true) is not { Observations.IsEmpty: false } welcome) return turnedAway;
        return trial.Seen(Welcome) is { Reply.Kind: Dialects.ReplyKind.Continue } && Compare(welcome) is Outcome.BrokenOutcome broken ? broken : turnedAway;
    }

    private static Trial Only(Trial trial, bool isWelcome) => trial with
    {
        Observations = trial.Observations.RemoveAll(seen => seen.Label == RoleLabels.Control
            || (seen.Label.StartsWith(Welcome, StringComparison.Ordinal) || seen.Label.StartsWith(WelcomeInCapitals, StringComparison.Ordinal)) != isWelcome),
    };

    private static Outcome Compare(Trial trial) => Comparisons.Check(Agrees, PlainOf)(trial);
}

using System.Collections.Frozen;

namespace Harness.Rules;

/// <summary>The reasons that many checks share.</summary>
internal static class Unexercised
{
    public const string OtherStepReason = "the step was not called";

    public static readonly Outcome OtherStep = Outcome.NotExercised(OtherStepReason);
    public const string MoreSpecificReason = "a more specific rule speaks for the same answer";

    public static readonly Outcome MoreSpecific = Outcome.NotExercised(MoreSpecificReason);
    /// <summary>Whether another reason says more: these only say that nobody asked.</summary>
    public static bool IsWeak(string? reason) => reason is null or OtherStepReason or NoProbeReason or OtherHandshakeReason or NotSentReason or NothingBrokenReason or OddCallReason;

    /// <summary>How much a reason says of a whole run: what one answer did not show, another may.</summary>
    public static int Weight(string? reason) =>
        IsWeak(reason) ? 0 : reason!.StartsWith(Lacking, StringComparison.Ordinal) ? 1 : reason == NoAnswerReason ? 2 : NotSeen.Contains(reason) ? 3 : 4;

    // What one pack lacks another may have, and get further.
    private const string Lacking = "needs ";

    public const string NoProbeReason = "no probe of it was played";
    public const string NothingBrokenReason = "nothing was broken behind the endpoint";

    public static readonly Outcome NothingBroken = Outcome.NotExercised(NothingBrokenReason);
    public const string OddCallReason = "only calls that B2C never makes were sent: play the plain call, too";
    public const string NotSentReason = "no such payload was sent";

    public const string OtherHandshakeReason = "this handshake is about something else";

    public static readonly Outcome OtherHandshake = Outcome.NotExercised(OtherHandshakeReason);
    public static readonly Outcome NoProbe = Outcome.NotExercised(NoProbeReason);
    public static readonly Outcome NotSent = Outcome.NotExercised(NotSentReason);
    public static readonly Outcome OddCall = Outcome.NotExercised(OddCallReason);
    public static readonly Outcome UndocumentedCall = Outcome.NotExercised("no document says whether B2C makes such a call");
    public static readonly Outcome PlainWentWrongToo = Outcome.NotExercised("the plain call goes wrong as well");
    public static readonly Outcome LockedBefore = Outcome.NotExercised("the caller itself is answered with 429 before the probe has begun: a limit that earlier calls have reached is on");
    public static readonly Outcome DependsOnEarlierCalls = Outcome.NotExercised("the endpoint's answers depend on earlier calls");
    public static readonly Outcome ByChance = Outcome.NotExercised("the same call is answered now in this way, now in that");
    public static readonly Outcome NothingCompared = Outcome.NotExercised("nothing could be compared with the plain call");
    public const string NoAnswerReason = "no answer came";

    public static readonly Outcome NoAnswer = Outcome.NotExercised(NoAnswerReason);
    public static readonly Outcome NoContinuation = Outcome.NotExercised("no continuation was seen");
    public static readonly Outcome NoBlock = Outcome.NotExercised("no block page was seen");
    public static readonly Outcome NoValidationError = Outcome.NotExercised("no validation error was seen");
    public static readonly Outcome NoSuchAnswer = Outcome.NotExercised("no answer of this kind was seen");
    public static readonly Outcome NoMessage = Outcome.NotExercised("no message was seen");

    private static readonly FrozenSet<string> NotSeen = new[] { NoContinuation, NoBlock, NoValidationError, NoSuchAnswer, NoMessage }.OfType<Outcome.NotExercisedOutcome>().Select(outcome => outcome.Reason).ToFrozenSet(StringComparer.Ordinal);
}

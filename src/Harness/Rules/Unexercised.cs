namespace Harness.Rules;

/// <summary>The reasons that many checks share.</summary>
internal static class Unexercised
{
    public const string OtherStepReason = "the step was not called";

    public static readonly Outcome OtherStep = Outcome.NotExercised(OtherStepReason);
    public const string MoreSpecificReason = "a more specific rule speaks for the same answer";

    public static readonly Outcome MoreSpecific = Outcome.NotExercised(MoreSpecificReason);
    public static readonly Outcome NoAnswer = Outcome.NotExercised("no answer came");
    public static readonly Outcome NoContinuation = Outcome.NotExercised("no continuation was seen");
    public static readonly Outcome NoBlock = Outcome.NotExercised("no block page was seen");
    public static readonly Outcome NoValidationError = Outcome.NotExercised("no validation error was seen");
    public static readonly Outcome NoSuchAnswer = Outcome.NotExercised("no answer of this kind was seen");
    public static readonly Outcome NoMessage = Outcome.NotExercised("no message was seen");
}

using Harness.Dialects;

namespace Harness.Rules.UserFlow;

/// <summary>Bodies that differ in nothing but the name of the step.</summary>
internal static class StepNames
{
    public static Outcome Check(Trial trial)
    {
        var answered = trial.Observations.Where(seen => !seen.WentWrong).ToArray();
        if (answered.Select(seen => seen.Step.Id).Distinct().Count() < 2) return Outcome.NotExercised("not more than one step was answered");
        var odd = answered.FirstOrDefault(seen => seen.Reply.Kind is ReplyKind.Continue or ReplyKind.Block or ReplyKind.ValidationError && !seen.Step.Understands.Contains(seen.Reply.Kind));
        return odd is null ? Outcome.Held : Outcome.Broken(odd.Label, string.Join(" or ", odd.Step.Understands.Select(Words.Of)), Shown.Reply(odd));
    }
}

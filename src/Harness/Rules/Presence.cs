using Harness.Dialects;

namespace Harness.Rules;

/// <summary>A claim that is missing, null or empty: the labels of the calls that are compared.</summary>
internal static class Presence
{
    private const string IsMissing = " is missing";
    private const string IsNull = " is null";
    private const string IsEmpty = " is empty";

    public static string Missing(string claim) => Profile.ShortName(claim) + IsMissing;

    public static string Null(string claim) => Profile.ShortName(claim) + IsNull;

    public static string Empty(string claim) => Profile.ShortName(claim) + IsEmpty;

    /// <summary>The label of the call without the claim.</summary>
    public static string PlainOf(string label) =>
        Cut(label, IsNull) ?? Cut(label, IsEmpty) ?? label;

    /// <summary>An empty text is handled like a missing one, or the person is told about it, in the way that the step has for that.</summary>
    public static bool EmptyAgrees(Observation missing, Observation empty) =>
        Comparisons.SameDecision(missing, empty)
        || empty.Reply.Kind == (empty.Step.Understands.Contains(ReplyKind.ValidationError) ? ReplyKind.ValidationError : ReplyKind.Block);

    private static string? Cut(string label, string end) =>
        label.EndsWith(end, StringComparison.Ordinal) ? label[..^end.Length] + IsMissing : null;
}

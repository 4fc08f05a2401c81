namespace Harness.Rules.UserFlow;

/// <summary>Calls that are under way at the same time.</summary>
internal static class InFlight
{
    public const string Alone = "alone";
    public const string AloneAgain = "alone, again";

    public static readonly (string One, string Other) Twins = ("first twin", "second twin");
    public static readonly (string One, string Other) OtherTwins = ("third twin", "fourth twin");

    private const int ShortestMark = 6;

    private static readonly string[] Names = ["displayName", "surname", "email"];

    /// <summary>Whether calls at the same time are all answered, and alike.</summary>
    public static bool AreSafe(IEnumerable<Observation> calls) =>
        calls.All(seen => !seen.WentWrong) && calls.Select(seen => seen.Reply.Kind).Distinct().Count() == 1;

    public static Outcome TwinsAreSafe(Trial trial)
    {
        if (Both(trial, Twins) is not { } twins) return Unexercised.NoAnswer;
        if (AreSafe(twins)) return Outcome.Held;
        if (Both(trial, (Alone, AloneAgain)) is not [var alone, var again]) return Unexercised.NothingCompared;
        if (alone.WentWrong) return Unexercised.PlainWentWrongToo;
        if (!Comparisons.SameDecision(alone, again)) return Unexercised.DependsOnEarlierCalls;
        return Both(trial, OtherTwins) is { } others && !AreSafe(others)
            ? Outcome.Broken(Twins.Other, $"{alone.Reply.Word} twice, as for two calls one after the other", string.Join(" and ", twins.Select(Shown.Reply)))
            : Unexercised.DependsOnEarlierCalls;
    }

    public static Outcome NobodyIsMixedUp(Trial trial)
    {
        var people = trial.Observations.Where(seen => seen.Answer is not null).ToArray();
        if (people.Length < 2) return Unexercised.NoAnswer;
        foreach (var person in people)
        {
            var answer = BodyTexts.All(person.Reply.Body);
            var own = string.Join('\n', TypedTexts.Of(person));
            foreach (var other in people.Where(other => other != person))
                if (Marks(other).FirstOrDefault(mark => !Holds(own, mark) && Holds(answer, mark)) is { } mark)
                    return Outcome.Broken(person.Label, "nothing of another person", $"\"{mark}\" of {other.Label}: {Shown.Text(answer)}");
        }

        return people.All(person => person.WentWrong) ? Unexercised.PlainWentWrongToo : Outcome.Held;
    }

    private static Observation[]? Both(Trial trial, (string One, string Other) labels) =>
        trial.Seen(labels.One) is { } one && trial.Seen(labels.Other) is { } other ? [one, other] : null;

    private static bool Holds(string text, string mark) => text.Contains(mark, StringComparison.OrdinalIgnoreCase);

    // Short names occur within other words.
    private static IEnumerable<string> Marks(Observation person) =>
        from member in TypedTexts.Request(person) is { ValueKind: System.Text.Json.JsonValueKind.Object } request ? [.. request.EnumerateObject()] : Array.Empty<System.Text.Json.JsonProperty>()
        where Names.Contains(member.Name) && member.Value.ValueKind == System.Text.Json.JsonValueKind.String && member.Value.GetString()!.Length >= ShortestMark
        select member.Value.GetString();
}

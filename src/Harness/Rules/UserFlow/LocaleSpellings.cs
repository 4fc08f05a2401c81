namespace Harness.Rules.UserFlow;

/// <summary>The message for one person in several languages and spellings of them.</summary>
internal static class LocaleSpellings
{
    public const string English = "English";
    public const string Usual = "language and region";
    public const string OtherCase = "in another case";
    public const string OtherRegion = "another region";

    public static string FirstTime(string label) => label + ", the first time";

    private static readonly Outcome OneLanguage = Outcome.NotExercised("the messages are the same in English and in the other language");

    public static Outcome LanguagesDiffer(Trial trial)
    {
        var texts = trial.Observations.Where(RoleLabels.IsTurnedAway).Select(seen => (seen.Label, seen.Reply.Message, Text: Text(seen))).Where(one => one.Text is not null).ToArray();
        if (texts.Length < 2) return trial.Observations.Any(RoleLabels.IsTurnedAway) ? Unexercised.NoMessage : RoleLabels.NotTurnedAway;
        return texts.Select(one => one.Text).Distinct().Count() > 1
            ? Outcome.Held
            : Outcome.Broken("/userMessage", $"a text in each of {string.Join(", ", texts.Select(one => one.Label))}", $"the same text in all: {Shown.Text(texts[0].Message!)}");
    }

    public static Outcome FallBack(Trial trial)
    {
        if (trial.Seen(English) is not { } english || Text(english) is not { } englishText) return Unexercised.NoMessage;
        if (trial.Seen(Usual) is not { } usual || Text(usual) is not { } usualText) return Unexercised.NoMessage;
        var others = new[] { OtherCase, OtherRegion }.Select(trial.Seen).OfType<Observation>().ToArray();
        if (others.FirstOrDefault(other => other.WentWrong) is { Answer: not null } failed)
            return Outcome.Broken(failed.Label, $"a text for {Locale(failed)}, as for {Locale(usual)}", Shown.Reply(failed));
        if (englishText == usualText) return OneLanguage;
        foreach (var other in others)
        {
            if (Text(other) is { } text && text == englishText)
                return Outcome.Broken(other.Label, $"the text as for {Locale(usual)}", $"for {Locale(other)} the English one: {Shown.Text(other.Reply.Message!)}");
        }

        return Outcome.Held;
    }

    // A number in a message may be another every time.
    private static string? Text(Observation seen) =>
        RoleLabels.IsTurnedAway(seen) && !string.IsNullOrWhiteSpace(seen.Reply.Message) ? string.Concat(seen.Reply.Message.Where(letter => !char.IsDigit(letter))).Trim() : null;

    private static string Locale(Observation seen) =>
        TypedTexts.Request(seen) is { ValueKind: System.Text.Json.JsonValueKind.Object } request && request.TryGetProperty("ui_locales", out var locale) ? locale.ToString() : seen.Label;
}

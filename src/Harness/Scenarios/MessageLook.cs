using Harness.Rules;

namespace Harness.Scenarios;

/// <summary>Looks at the message to the person.</summary>
internal static class MessageLook
{
    private const string Where = "/userMessage";
    private const string None = "no message";

    /// <summary>The language cannot be told.</summary>
    public static Outcome Unsure { get; } = Outcome.NotExercised("the language of the message cannot be told");

    public static Wish Wish(ExpectedMessage expected)
    {
        var does = new List<string>();
        var doesNot = new List<string>();
        if (expected.Contains is { } text)
        {
            does.Add($"contains \"{text}\"");
            doesNot.Add($"contain \"{text}\"");
        }

        if (expected.Pattern is { } pattern)
        {
            does.Add($"matches {pattern.Text}");
            doesNot.Add($"match {pattern.Text}");
        }

        return new("MESSAGE", $"The message {string.Join(" and ", does)}.", $"The message does not {string.Join(" or ", doesNot)}.", (seen, isWanted) => Texts(expected, seen, isWanted));
    }

    public static Wish Wish(string language)
    {
        var name = MessageLanguage.NameOf(language);
        return new("LANGUAGE", $"The message is in {name}.", $"The message is not in {name}.", (seen, _) => Language(language, seen));
    }

    private static IEnumerable<Sight> Texts(ExpectedMessage expected, Observation seen, bool isWanted)
    {
        var actual = seen.Reply.Message is { } written ? Shown.Text(written) : None;
        if (expected.Contains is { } contains)
        {
            var text = Placeholders.Fill(contains, seen.Profile, seen.Person);
            yield return new(seen.Reply.Message?.Contains(text, StringComparison.OrdinalIgnoreCase) ?? false, Where, $"a message that contains \"{text}\"", actual);
        }

        if (expected.Pattern is { } pattern)
        {
            yield return seen.Reply.Message is { } message
                ? ValueLook.AtPattern(Where, "a message that matches ", pattern, message, actual, seen, isWanted)
                : new(false, Where, $"a message that matches {pattern.Text}", None);
        }
    }

    private static IEnumerable<Sight> Language(string language, Observation seen)
    {
        var expected = $"a message in {MessageLanguage.NameOf(language)}";
        if (seen.Reply.Message is not { } message) return [new(false, Where, expected, None)];
        var found = MessageLanguage.Of(message);
        return [new(found is null ? null : found == language, Where, expected, found is null ? "" : $"{MessageLanguage.NameOf(found)}: {Shown.Text(message)}")];
    }
}

using System.Collections.Immutable;
using System.Globalization;
using Harness.Dialects;
using Harness.Rules;

namespace Harness.Scenarios;

/// <summary>Turns what an author expects into rules, so that it is judged and reported like the contract itself.</summary>
public static class Expectations
{
    private const string Prefix = "EXPECT-";
    private const string Source = "the pack";

    /// <summary>Every rule that a pack can make.</summary>
    internal static ImmutableArray<OwnRule> Rows { get; } =
    [
        .. Wished("REPLY", "The reply is as expected.", "the reply is not the kind, or one of the kinds, under 'reply'"),
        .. Wished("CONSEQUENCE", "The consequence is as expected.", "what the caller does next is not what stands under 'consequence'"),
        .. Wished("STATUS", "The HTTP status is as expected.", "the HTTP status is not one of those under 'status'"),
        .. Wished("CLAIMS", "The claims are as expected.", "a claim of the continuation is not as 'claims' has it, or the reply is no continuation"),
        .. Wished("MESSAGE", "The message is as expected.", "the message to the person lacks the text, or does not match the pattern, under 'message'"),
        .. Wished("LANGUAGE", "The language is as expected.", "the message to the person is not in the language under 'messageLanguage'"),
        .. Wished("HEADERS", "The header lines are as expected.", "a header line is not as 'headers' has it"),
        new("EXPECT-LANGUAGE-TOLD", "The language of the message can be told.", "The pack expects a language, and the message is too short or too mixed for anybody to say which it is in. It was not judged."),
        new("EXPECT-WITHIN", "The person waits no longer than expected.", "The scenario expects an answer within the time under 'within', and the person waited longer, all attempts together."),
        new("EXPECT-SCHEMA", "The answer satisfies the pack's schema.", "The scenario names a JSON schema under 'schema', and the body of the answer does not satisfy it. The finding names the first place."),
        new("EXPECT-TOKEN", "The token carries the claims the pack expects.", "The journey expects claims under 'token', and the token lacks one, has another value, or was never issued."),
    ];

    private static IEnumerable<OwnRule> Wished(string id, string statement, string about) =>
    [
        new(Prefix + id, statement, $"The pack's author wrote it under 'expect': {about}. The contract does not ask for it."),
        new($"{Prefix}NOT-{id}", statement.Replace(" as expected.", " not what was ruled out.", StringComparison.Ordinal), $"The pack's author ruled it out under 'expect', 'not'. For '{Prefix}{id}', without 'not', this would have been right."),
    ];

    /// <summary>Whether a rule is the pack author's own.</summary>
    internal static bool IsOne(string rule) => rule.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>
    /// One rule for each member of <c>expect</c> that is set. They hold for every person that plays the scenario: what refers to the person
    /// is filled from the observation.
    /// </summary>
    public static ImmutableArray<Rule<Observation>> Rules(Expectation expect)
    {
        ArgumentNullException.ThrowIfNull(expect);
        var rules = ImmutableArray.CreateBuilder<Rule<Observation>>();
        foreach (var wish in Wishes(expect))
        {
            rules.Add(Rule(Prefix + wish.Id, wish.Is, wish.Met));
            if (wish.Id == "LANGUAGE") rules.Add(LanguageIsTold(wish.Met));
        }

        if (expect.Within is { } within) rules.Add(Rule("EXPECT-WITHIN", $"The person waits at most {Shown.Time(within)}.", seen => Within(within, seen)));
        if (expect.Schema is { } schema) rules.Add(Rule("EXPECT-SCHEMA", $"The answer satisfies {schema.File}.", SchemaCheck(schema)));
        foreach (var wish in Wishes(expect.Not ?? Expectation.Nothing))
        {
            rules.Add(Rule("EXPECT-NOT-" + wish.Id, wish.IsNot, wish.Unmet));
            if (wish.Id == "LANGUAGE") rules.Add(LanguageIsTold(wish.Unmet));
        }

        return rules.ToImmutable();
    }

    /// <summary>What of the expected token claims is not so; empty where all is.</summary>
    /// <param name="expect">What is expected.</param>
    /// <param name="journey">The journey, at its end.</param>
    /// <param name="last">Its last call; null where none was made.</param>
    public static ImmutableArray<Finding> Token(Expectation expect, Journey journey, Observation? last)
    {
        ArgumentNullException.ThrowIfNull(expect);
        ArgumentNullException.ThrowIfNull(journey);
        if (expect.TokenClaims.IsEmpty) return [];
        if (last is null || journey.TokenClaims is not { } token)
            return [Finding("a token", $"the journey ended before: {journey.EndedBecause ?? "the token step was not called"}", "token")];
        return [.. expect.TokenClaims
            .Select(claim => ValueLook.At("token/" + claim.Name, claim, token.TryGet(claim.Name, out var value) ? value : null, last, isWanted: true).FirstOrDefault(sight => sight.IsSo == false))
            .OfType<Sight>()
            .Select(wrong => Finding(wrong.Expected, wrong.Actual, wrong.Where))];

        static Finding Finding(string expected, string actual, string where) =>
            new("EXPECT-TOKEN", Severity.Error, "The token carries the claims the pack expects.", Source, "token", where, expected, actual);
    }

    // What may stand under 'not' as well.
    private static IEnumerable<Wish> Wishes(Expectation expect)
    {
        if (!expect.Reply.IsEmpty)
            yield return new("REPLY", $"The reply is {Or(expect.Reply.Select(Words.Of))}.", $"The reply is not {Or(expect.Reply.Select(Words.Of))}.", (seen, _) => Reply(expect, seen));
        if (!expect.Consequence.IsEmpty)
            yield return new("CONSEQUENCE", $"The consequence is {Or(expect.Consequence.Select(Words.Of))}.", $"The consequence is not {Or(expect.Consequence.Select(Words.Of))}.", (seen, _) => Consequence(expect, seen));
        if (!expect.Status.IsEmpty)
            yield return new("STATUS", $"The HTTP status is {Or(expect.Status.Select(Text))}.", $"The HTTP status is not {Or(expect.Status.Select(Text))}.", (seen, _) => Status(expect, seen));
        if (!expect.Claims.IsEmpty)
            yield return new("CLAIMS", "The continuation returns the claims the pack expects.", "The answer returns no claim the pack rules out.", (seen, isWanted) => ValueLook.AtClaims(expect.Claims, seen, isWanted));
        if (expect.Message is { } message)
            yield return MessageLook.Wish(message);
        if (expect.MessageLanguage is { } language)
            yield return MessageLook.Wish(language);
        if (!expect.Headers.IsEmpty)
            yield return new("HEADERS", "The header lines are those the pack expects.", "There is no header line the pack rules out.", (seen, isWanted) => ValueLook.AtHeaders(expect.Headers, seen, isWanted));
    }

    private static Rule<Observation> Rule(string id, string statement, Func<Observation, Outcome> check, Severity severity = Severity.Error) => new()
    {
        Id = id,
        Area = "expectations",
        Severity = severity,
        Statement = statement,
        Source = Source,
        Confidence = Confidence.Documented,
        Check = check,
    };

    // What could not be judged must not look as if it had been met.
    private static Rule<Observation> LanguageIsTold(Func<Observation, Outcome> check) => Rule(
        "EXPECT-LANGUAGE-TOLD",
        "The language of the message can be told.",
        seen => seen.Reply.Message is { } message && check(seen) == MessageLook.Unsure
            ? Outcome.Broken("/userMessage", "a message long enough, and in one language", Shown.Text(message))
            : Outcome.Held,
        Severity.Info);

    private static IEnumerable<Sight> Reply(Expectation expect, Observation seen) =>
        [new(expect.Reply.Contains(seen.Reply.Kind), "reply", Or(expect.Reply.Select(Words.Of)), seen.Reply.Reason is { } reason ? $"{seen.Reply.Word}: {reason}" : seen.Reply.Word)];

    private static IEnumerable<Sight> Consequence(Expectation expect, Observation seen) =>
        [new(expect.Consequence.Contains(seen.Consequence.Kind), "consequence", Or(expect.Consequence.Select(Words.Of)), $"{seen.Consequence.Word}: {seen.Consequence.Sees}")];

    private static IEnumerable<Sight> Status(Expectation expect, Observation seen) =>
        [new(seen.Answer is { } answer && expect.Status.Contains(answer.Status), "status line", Or(expect.Status.Select(Text)), seen.Answer is { } given ? Text(given.Status) : "no answer")];

    private static Outcome Within(TimeSpan within, Observation seen)
    {
        var limit = seen.Exchange.Sending.Clock.Scaled(within);
        return seen.Exchange.Wait <= limit ? Outcome.Held : Outcome.Broken("clock", $"at most {Shown.Time(limit)}", Shown.Time(seen.Exchange.Wait));
    }

    private static Func<Observation, Outcome> SchemaCheck(ExpectedSchema expected)
    {
        var schema = AnswerSchema.Load(expected.File, expected.Text.GetRawText());
        return seen =>
        {
            if (seen.Reply.Body.Shape is BodyShape.Empty or BodyShape.NotJson) return Outcome.Broken("body", "a JSON document", seen.Reply.Reason ?? "no JSON");
            var errors = schema.Errors(seen.Reply.Body.Text);
            return errors.IsEmpty ? Outcome.Held : Outcome.Broken(errors[0].Pointer, errors[0].Expected, errors[0].Actual);
        };
    }

    private static string Or(IEnumerable<string> words) => string.Join(" or ", words);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Harness.Claims;
using Harness.Dialects;
using Harness.Rules;

namespace Harness.Scenarios;

/// <summary>Turns what an author expects into rules, so that it is judged and reported like the contract itself.</summary>
public static class Expectations
{
    private const string Source = "the pack";

    /// <summary>One rule for each member of <c>expect</c> that is set.</summary>
    public static ImmutableArray<Rule<Observation>> Rules(Expectation expect)
    {
        ArgumentNullException.ThrowIfNull(expect);
        var rules = ImmutableArray.CreateBuilder<Rule<Observation>>();
        if (!expect.Reply.IsEmpty) rules.Add(Rule("EXPECT-REPLY", $"The reply is {Or(expect.Reply.Select(Words.Of))}.", seen => Reply(expect, seen)));
        if (!expect.Consequence.IsEmpty) rules.Add(Rule("EXPECT-CONSEQUENCE", $"The consequence is {Or(expect.Consequence.Select(Words.Of))}.", seen => Consequence(expect, seen)));
        if (!expect.Status.IsEmpty) rules.Add(Rule("EXPECT-STATUS", $"The HTTP status is {Or(expect.Status.Select(Text))}.", seen => Status(expect, seen)));
        if (expect.Claims.Count > 0) rules.Add(Rule("EXPECT-CLAIMS", "The continuation returns the claims the pack expects.", seen => Claims(expect, seen)));
        if (expect.Message is not null) rules.Add(Rule("EXPECT-MESSAGE", $"The message contains \"{expect.Message}\".", seen => Message(expect, seen)));
        if (expect.Within is { } within) rules.Add(Rule("EXPECT-WITHIN", $"The person waits at most {Shown.Time(within)}.", seen => Within(within, seen)));
        if (expect.Schema is { } schema) rules.Add(Rule("EXPECT-SCHEMA", $"The answer satisfies {schema.File}.", SchemaCheck(schema)));
        return rules.ToImmutable();
    }

    /// <summary>What of the expected token claims is not so; empty where all is.</summary>
    public static ImmutableArray<Finding> Token(Expectation expect, Journey journey)
    {
        ArgumentNullException.ThrowIfNull(expect);
        ArgumentNullException.ThrowIfNull(journey);
        if (expect.TokenClaims.Count == 0) return [];
        if (journey.TokenClaims is not { } token)
            return [Finding("a token", $"the journey ended before: {journey.EndedBecause ?? "the token step was not called"}", "token")];
        return [.. Wrong(expect.TokenClaims, name => token.TryGet(name, out var value) ? value : null)
            .Select(wrong => Finding(wrong.Expected, wrong.Actual, "token/" + wrong.Name))];

        static Finding Finding(string expected, string actual, string where) =>
            new("EXPECT-TOKEN", Severity.Error, "The token carries the claims the pack expects.", Source, "token", where, expected, actual);
    }

    private static Rule<Observation> Rule(string id, string statement, Func<Observation, Outcome> check) => new()
    {
        Id = id,
        Area = "expectations",
        Severity = Severity.Error,
        Statement = statement,
        Source = Source,
        Confidence = Confidence.Documented,
        Check = check,
    };

    private static Outcome Reply(Expectation expect, Observation seen) => expect.Reply.Contains(seen.Reply.Kind)
        ? Outcome.Held
        : Outcome.Broken("reply", Or(expect.Reply.Select(Words.Of)), seen.Reply.Reason is { } reason ? $"{seen.Reply.Word}: {reason}" : seen.Reply.Word);

    private static Outcome Consequence(Expectation expect, Observation seen) => expect.Consequence.Contains(seen.Consequence.Kind)
        ? Outcome.Held
        : Outcome.Broken("consequence", Or(expect.Consequence.Select(Words.Of)), $"{seen.Consequence.Word}: {seen.Consequence.Sees}");

    private static Outcome Status(Expectation expect, Observation seen) =>
        seen.Answer is not { } answer ? Outcome.Broken("status line", Or(expect.Status.Select(Text)), "no answer")
        : expect.Status.Contains(answer.Status) ? Outcome.Held
        : Outcome.Broken("status line", Or(expect.Status.Select(Text)), Text(answer.Status));

    private static Outcome Claims(Expectation expect, Observation seen)
    {
        if (seen.Reply.Kind != ReplyKind.Continue) return Outcome.Broken("reply", "continue with claims", seen.Reply.Word);
        foreach (var wrong in Wrong(expect.Claims, name => Returned(seen, name))) return Outcome.Broken("/" + wrong.Name, wrong.Expected, wrong.Actual);
        return Outcome.Held;
    }

    // extension_X and extension_{app id}_X are the same claim in an answer.
    private static JsonElement? Returned(Observation seen, string name)
    {
        var wanted = Profile.ShortName(seen.Profile.WireName(name));
        foreach (var claim in seen.Reply.Claims)
            if (Profile.ShortName(claim.Name) == wanted) return claim.Value;
        return null;
    }

    private static Outcome Message(Expectation expect, Observation seen) =>
        seen.Reply.Message is not { } message ? Outcome.Broken("/userMessage", $"a message that contains \"{expect.Message}\"", "no message")
        : message.Contains(expect.Message!, StringComparison.OrdinalIgnoreCase) ? Outcome.Held
        : Outcome.Broken("/userMessage", $"a message that contains \"{expect.Message}\"", Shown.Text(message));

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

    private static IEnumerable<(string Name, string Expected, string Actual)> Wrong(ClaimSet expected, Func<string, JsonElement?> actual)
    {
        foreach (var claim in expected)
        {
            var found = actual(claim.Name);
            if (found is null || !JsonElement.DeepEquals(found.Value, claim.Value))
                yield return (claim.Name, Shown.Json(claim.Value), found is { } value ? Shown.Json(value) : "missing");
        }
    }

    private static string Or(IEnumerable<string> words) => string.Join(" or ", words);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

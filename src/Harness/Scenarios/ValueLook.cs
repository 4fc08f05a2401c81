using System.Collections.Immutable;
using System.Text.Json;
using Harness.Dialects;
using Harness.Dialects.UserFlow;
using Harness.Exchanges;
using Harness.Rules;

namespace Harness.Scenarios;

/// <summary>Looks at claims and header lines.</summary>
internal static class ValueLook
{
    public const string Missing = "missing";

    public static IEnumerable<Sight> AtClaims(ImmutableArray<ExpectedValue> expected, Observation seen, bool isWanted) =>
        isWanted && seen.Reply.Kind != ReplyKind.Continue
            ? [new(false, "reply", "continue with claims", seen.Reply.Word)]
            : expected.SelectMany(claim => At("/" + claim.Name, claim, Returned(seen, claim.Name), seen, isWanted));

    public static IEnumerable<Sight> AtHeaders(ImmutableArray<ExpectedValue> expected, Observation seen, bool isWanted) =>
        seen.Answer is { } answer
            ? expected.SelectMany(header => AtHeader(header, answer, seen, isWanted))
            : [new(false, "status line", "an answer with header lines", "no answer")];

    /// <summary>Looks at one value, or at the place where it is missing.</summary>
    public static IEnumerable<Sight> At(string where, ExpectedValue expected, JsonElement? value, Observation seen, bool isWanted)
    {
        var isThere = value is { ValueKind: not JsonValueKind.Null };
        var actual = value is { } found ? Shown.Json(found) : Missing;
        if (expected.EqualTo is { ValueKind: JsonValueKind.Null }) yield return new(!isThere, where, "absent or null", actual);
        else if (expected.EqualTo is { } wanted)
        {
            var filled = Placeholders.Fill(wanted, seen.Profile, seen.Person);
            yield return new(value is { } given && JsonElement.DeepEquals(given, filled), where, Shown.Json(filled), actual);
        }

        if (expected.IsPresent is { } isPresent) yield return new(isThere == isPresent, where, isPresent ? "present" : "absent", actual);
        if (expected.Type is { } type) yield return new(value is { } given && AnswerClaims.Fits(type, given), where, $"a value of type {Words.Of(type)}", actual);
        if (expected.Pattern is { } pattern)
        {
            yield return isThere
                ? AtPattern(where, "a value that matches ", pattern, value!.Value.ValueKind == JsonValueKind.String ? value.Value.GetString()! : value.Value.GetRawText(), actual, seen, isWanted)
                : new(false, where, $"a value that matches {pattern.Text}", actual);
        }
    }

    /// <summary>Looks whether a text matches. A pattern that takes too long neither matches nor fails to: either way the wish is not met.</summary>
    public static Sight AtPattern(string where, string what, ExpectedPattern pattern, string text, string actual, Observation seen, bool isWanted) =>
        pattern.Matches(text, (written, escape) => Placeholders.Fill(written, seen.Profile, seen.Person, escape)) is { } matches
            ? new(matches, where, what + Placeholders.Fill(pattern.Text, seen.Profile, seen.Person), actual)
            : new(!isWanted, where, what + pattern.Text, $"the pattern takes longer than {Shown.Time(ExpectedPattern.Limit)} to look at: {actual}");

    // A header may stand in several lines; one of them has to be so, or none.
    private static IEnumerable<Sight> AtHeader(ExpectedValue expected, Answer answer, Observation seen, bool isWanted)
    {
        var where = Finding.AtHeader + expected.Name;
        var values = answer.Headers.Where(header => string.Equals(header.Name, expected.Name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).ToArray();
        var actual = values.Length == 0 ? Missing : Shown.Text(string.Join(" | ", values));
        if (expected.IsPresent is { } isPresent) yield return new(values.Length > 0 == isPresent, where, isPresent ? "present" : "absent", actual);
        if (expected.EqualTo is { } wanted)
        {
            var text = Placeholders.Fill(wanted.GetString()!, seen.Profile, seen.Person);
            yield return new(values.Any(value => IsSame(expected.Name, text, value)), where, text, actual);
        }

        if (expected.Pattern is { } pattern)
        {
            var sights = values.Select(value => AtPattern(where, "a line that matches ", pattern, value, actual, seen, isWanted)).ToArray();
            yield return sights.FirstOrDefault(sight => sight.IsSo == true) ?? sights.FirstOrDefault() ?? new(false, where, $"a line that matches {pattern.Text}", actual);
        }
    }

    private static bool IsSame(string name, string expected, string value) =>
        string.Equals(expected.Trim(), value.Trim(), StringComparison.OrdinalIgnoreCase)
        || (string.Equals(name, "Content-Type", StringComparison.OrdinalIgnoreCase) && string.Equals(expected.Trim(), value.Split(';')[0].Trim(), StringComparison.OrdinalIgnoreCase));

    // extension_X and extension_{app id}_X are the same claim in an answer.
    private static JsonElement? Returned(Observation seen, string name)
    {
        var wanted = Profile.ShortName(seen.Profile.WireName(name));
        foreach (var claim in seen.Reply.Claims)
            if (Profile.ShortName(claim.Name) == wanted) return claim.Value;
        return null;
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Harness.Dialects;
using Harness.Dialects.CustomPolicies;
using Harness.Dialects.UserFlow;

namespace Harness.Rules.CustomPolicies;

/// <summary>
/// What an API asks a person or its caller for. That is only known by its words: a refusal of the plain call, with all that the policy sends, which
/// says in English that something is missing or should be entered, or a list of errors by the names of members, as web frameworks write it.
/// </summary>
internal static partial class Demands
{
    // What people are asked for, beside the attributes of the directory.
    private static readonly ImmutableArray<string> Asked =
        [.. BuiltInAttributes.All.Select(attribute => attribute.Name), "phoneNumber", "mobileNumber", "telephoneNumber", "dateOfBirth", "birthDate", "customerNumber", "customerId", "loyaltyId", "invitationCode", "password", "username", "email"];

    public static Outcome AreMet(Observation seen)
    {
        if (seen.Answer is not { Status: >= 400 and < 500 } || SentClaims.IsTurnedBack(seen)) return Unexercised.NoValidationError;
        if (!Failing.Varied(seen).IsEmpty) return Outcome.NotExercised("no plain call was refused: play a person whom the API turns away, too");
        var technical = seen.Profile.Technical!;
        string[] sent = [.. technical.InputClaims.SelectMany(input => new[] { input.Claim, input.Name, PersonClaims.AttributeName(input.Claim) }).Select(Bare)];
        var typed = TypedTexts.Of(seen);
        foreach (var (name, text) in Names(seen.Reply.Body))
            if (!typed.Contains(name) && !sent.Any(other => other.Contains(Bare(name), StringComparison.Ordinal) || Bare(name).Contains(other, StringComparison.Ordinal)))
                return Outcome.Broken("body", $"nothing but what the policy sends: {string.Join(", ", technical.InputClaims.Select(input => input.Name))}", $"it asks for {name}: {Shown.Text(text)}");
        return Outcome.Held;
    }

    private static IEnumerable<(string Name, string Text)> Names(AnswerBody body)
    {
        if (body.Member("errors") is { ValueKind: JsonValueKind.Object } errors)
            foreach (var member in errors.EnumerateObject().Where(member => Identifier().IsMatch(member.Name))) yield return (member.Name, member.Value.GetRawText());
        foreach (var sentence in Sentences().Split(BodyTexts.All(body)).Where(text => Request().IsMatch(text)))
        {
            foreach (Match match in Missing().Matches(sentence)) yield return (match.Groups["name"].Value, sentence);
            var words = Spaced(sentence);
            foreach (var name in Asked.Where(name => words.Contains(Spaced(Humps().Replace(name, " $1")), StringComparison.Ordinal) || words.Contains($" {Bare(name)} ", StringComparison.Ordinal))) yield return (name, sentence);
        }
    }

    // "e-mail address", "Email" and "EMAIL_ADDRESS" ask for the same.
    private static string Bare(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    // The words of a text, each between blanks.
    private static string Spaced(string text) => $" {Others().Replace(text.ToLowerInvariant().Replace("e-mail", "email", StringComparison.Ordinal), " ").Trim()} ";

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Others();

    [GeneratedRegex("([A-Z])")]
    private static partial Regex Humps();

    [GeneratedRegex(@"^[A-Za-z_][\w.]*$")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"(?<=[.!?])\s+|\n")]
    private static partial Regex Sentences();

    [GeneratedRegex(@"\b(?:required|missing|mandatory|(?:please|must) (?:enter|provide|specify|supply|give|fill in|tell us)|must not be (?:empty|null|blank))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Request();

    // Names of members, not words: quoted, with a capital or an underscore within, or called a field.
    [GeneratedRegex(@"(?:['""`](?<name>[A-Za-z_]\w{2,})['""`]|\b(?<name>[A-Za-z]+(?:_[A-Za-z]+)+|[a-z]+[A-Z]\w+|[A-Z][a-z]+[A-Z]\w+)\b|\b(?<name>[A-Za-z]\w{2,})(?= (?:field|parameter|property|claim) (?:is|was) ))")]
    private static partial Regex Missing();
}

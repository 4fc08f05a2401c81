using System.Collections.Immutable;
using System.Text.Json;
using Harness.Dialects;
using Harness.Dialects.CustomPolicies;
using Harness.Rules;

namespace Harness.Scenarios;

/// <summary>Reads <c>expect</c>.</summary>
internal static class ExpectationReader
{
    public static readonly ImmutableArray<string> Names =
        ["reply", "consequence", "status", "claims", "message", "messageLanguage", "headers", "within", "schema", "token", "not"];

    /// <summary>What <c>not</c> may say.</summary>
    public static readonly ImmutableArray<string> NamesUnderNot = ["reply", "consequence", "status", "claims", "message", "messageLanguage", "headers"];

    public static readonly ImmutableArray<string> NamesForMessages = ["contains", "pattern", "language"];

    public static readonly ImmutableArray<string> Replies = Words.All<ReplyKind>();

    public static readonly ImmutableArray<string> Consequences = Words.All<ConsequenceKind>();

    /// <summary>One expectation with the members of another laid over it, one by one.</summary>
    public static Expectation Over(Expectation below, PositionedNode? node, PackScope scope)
    {
        var problems = scope.Problems;
        var before = problems.Count;
        if (node is null || ObjectReader.Open(node, "'expect'", Names, problems) is not { } from) return below;
        var expected = Members(below, from, problems) with
        {
            Within = Within(from, problems) ?? below.Within,
            Schema = Schema(from, scope) ?? below.Schema,
            TokenClaims = from["token"] is { } token ? ExpectedValueReader.Claims(token, "'token'", problems) : below.TokenClaims,
            Not = from["not"] is { } not ? Not(not, problems) : below.Not,
        };
        if (node.IsWhole && before == problems.Count && IsNothing(expected))
            problems.Add(node.Position, "This expects nothing.", "Take 'expect' out; the rules apply without it.");
        CheckTogether(expected, from, scope.Dialect?.Meaning ?? ReplyMeaning.OfConnectors, problems);
        if (scope.Technical is { } technical) CheckClaims(from, technical, problems);
        return expected;
    }

    private static void CheckClaims(ObjectReader from, TechnicalProfile technical, ProblemList problems)
    {
        foreach (var claim in from["claims"]?.Members ?? [])
            if (TechnicalClaims.NotTaken(technical, claim.Name) is { } slip) problems.Add(claim.Position, slip.What, slip.Hint);
        foreach (var claim in from["token"]?.Members ?? [])
            if (TechnicalClaims.NotInToken(technical, claim.Name) is { } slip) problems.Add(claim.Position, slip.What, slip.Hint);
    }

    // Of what a pack expects of all its scenarios, each of them is told only what it adds itself.
    private static void CheckTogether(Expectation expected, ObjectReader from, ReplyMeaning meaning, ProblemList problems)
    {
        if (from["reply"] is { } impossible && !expected.Reply.IsEmpty && expected.Reply.All(reply => meaning.Consequences(reply).IsEmpty))
            problems.Add(impossible.Position, $"No answer is a reply '{Listed(expected.Reply)}' here.", $"An answer is {string.Join(", ", Replies.Where(word => Words.TryParse(word, out ReplyKind kind) && !meaning.Consequences(kind).IsEmpty))}.");
        else if (from["consequence"] is { } unknown && !expected.Consequence.IsEmpty && !expected.Consequence.Any(consequence => meaning.AllConsequences.Contains(consequence)))
            problems.Add(unknown.Position, $"No answer leads to '{Listed(expected.Consequence)}' here.", $"Answers lead to {string.Join(", ", meaning.AllConsequences.Select(Words.Of))}.");
        else if ((from["consequence"] ?? from["reply"]) is { } said && Never(expected.Reply, expected.Consequence, (reply, next) => meaning.Consequences(reply).Contains(next)))
            problems.Add(said.Position, $"No reply '{Listed(expected.Reply)}' leads to '{Listed(expected.Consequence)}'.", $"It leads to {string.Join(", ", expected.Reply.SelectMany(reply => meaning.Consequences(reply)).Distinct().Select(Words.Of))}.");
        else if ((from["status"] ?? from["reply"]) is { } reply && Never(expected.Reply, expected.Status, meaning.CanComeWith))
            problems.Add(reply.Position, $"No answer with status {string.Join(" or ", expected.Status)} is a reply '{Listed(expected.Reply)}'.", meaning.Statuses);
        else if ((from["status"] ?? from["consequence"]) is { } status && Never(expected.Consequence, expected.Status, meaning.CanComeWith))
            problems.Add(status.Position, $"No answer with status {string.Join(" or ", expected.Status)} leads to '{Listed(expected.Consequence)}'.", meaning.StatusesOfConsequences);
    }

    private static bool Never<T, TOther>(ImmutableArray<T> some, ImmutableArray<TOther> others, Func<T, TOther, bool> together) =>
        !some.IsEmpty && !others.IsEmpty && !some.Any(one => others.Any(other => together(one, other)));

    private static string Listed<T>(ImmutableArray<T> kinds)
        where T : struct, Enum => string.Join("' or '", kinds.Select(Words.Of));

    private static Expectation? Not(PositionedNode node, ProblemList problems)
    {
        if (ObjectReader.Open(node, "'not'", NamesUnderNot, problems, IsTold) is not { } from) return null;
        var expected = Members(Expectation.Nothing, from, problems);
        return IsNothing(expected) ? null : expected;

        bool IsTold(PositionedMember member)
        {
            var hint = member.Name switch
            {
                "within" => "The rules know when an answer is too slow; a limit of your own stands beside 'not'.",
                "schema" => "Write what a body must not be into the schema: { \"not\": ... }.",
                "token" => "Write under 'token', beside 'not', \"absent\": true, or a pattern.",
                "not" => "Write what is expected beside the first 'not'.",
                _ => null,
            };
            if (hint is not null) problems.Add(member.Position, $"'{member.Name}' cannot stand under 'not'.", hint);
            return hint is not null;
        }
    }

    private static Expectation Members(Expectation below, ObjectReader from, ProblemList problems)
    {
        var (message, language) = from["message"] is { } written ? Message(written, from, problems) : (below.Message, null);
        var shortForm = Language(from, "messageLanguage", problems);
        if (language is not null && shortForm is not null && language != shortForm)
            problems.Add(from["messageLanguage"]!.Position, $"The message cannot be in '{shortForm}' and in '{language}'.", "Keep one of the two.");
        return below with
        {
            Reply = from["reply"] is { } reply
                ? Several(reply, "'reply'", item => Word<ReplyKind>(item, Replies, "'reply'", problems), problems)
                : below.Reply,
            Consequence = from["consequence"] is { } next
                ? Several(next, "'consequence'", item => Word<ConsequenceKind>(item, Consequences, "'consequence'", problems), problems)
                : below.Consequence,
            Status = from["status"] is { } status ? Several(status, "'status'", item => Status(item, problems), problems) : below.Status,
            Claims = from["claims"] is { } claims ? ExpectedValueReader.Claims(claims, "'claims'", problems) : below.Claims,
            Message = message,
            MessageLanguage = language ?? shortForm ?? below.MessageLanguage,
            Headers = from["headers"] is { } headers ? ExpectedValueReader.Headers(headers, problems) : below.Headers,
        };
    }

    private static (ExpectedMessage? Message, string? Language) Message(PositionedNode node, ObjectReader owner, ProblemList problems)
    {
        if (node.Kind != JsonValueKind.Object)
        {
            Placeholders.Check(node, problems);
            return (owner.Text("message") is { } text ? new() { Contains = text } : null, null);
        }

        if (ObjectReader.Open(node, "'message'", NamesForMessages, problems) is not { } from) return default;
        if (node is { Members: [], IsWhole: true })
            problems.Add(node.Position, "'message' expects nothing.", $"Write a text that it contains, or one of {string.Join(", ", NamesForMessages)}.");
        if (from["contains"] is { } contains) Placeholders.Check(contains, problems);
        var message = new ExpectedMessage { Contains = from.Text("contains"), Pattern = ExpectedValueReader.Pattern(from, problems) };
        return (message is { Contains: null, Pattern: null } ? null : message, Language(from, "language", problems));
    }

    private static string? Language(ObjectReader from, string name, ProblemList problems)
    {
        var text = from.Text(name);
        if (text is null || MessageLanguage.Tags.Contains(text)) return text;
        var primary = text.Split('-', '_')[0].ToLowerInvariant();
        var hint = MessageLanguage.Tags.Contains(primary) ? $"Write '{primary}': regions are not told apart."
            : primary is "no" or "nn" ? "Write 'nb'."
            : DidYouMean.Hint(text, MessageLanguage.Tags);
        problems.Add(from[name]!.Position, $"'{name}' cannot be '{text}'.", hint);
        return null;
    }

    private static ImmutableArray<T> Several<T>(PositionedNode node, string subject, Func<PositionedNode, T?> read, ProblemList problems)
        where T : struct
    {
        if (node.Kind != JsonValueKind.Array) return read(node) is { } one ? [one] : [];
        if (node.Items.IsEmpty && node.IsWhole)
            problems.Add(node.Position, $"{subject} lists nothing.", "Write what is allowed, or take the member out.");
        return [.. node.Items.Select(read).OfType<T>()];
    }

    private static T? Word<T>(PositionedNode node, ImmutableArray<string> known, string subject, ProblemList problems)
        where T : struct, Enum =>
        Kinds.IsOneOf(node, known, subject, problems) && Words.TryParse(node.Text!, out T value) ? value : null;

    private static int? Status(PositionedNode node, ProblemList problems) =>
        Kinds.IsWhole(node, "'status'", problems, 100, 599, out var status) ? status : null;

    private static TimeSpan? Within(ObjectReader from, ProblemList problems)
    {
        if (from["within"] is { Kind: JsonValueKind.Number } number)
        {
            problems.Add(number.Position, "'within' has no unit.", "Write a text such as \"500 ms\" or \"1.5 s\".");
            return null;
        }

        const string hint = "Write a number and ms or s, such as \"500 ms\" or \"1.5 s\"; an hour is the most.";
        var text = from.Text("within", text => Duration.TryParse(text, out _), hint);
        return text is not null && Duration.TryParse(text, out var duration) ? duration : null;
    }

    private static ExpectedSchema? Schema(ObjectReader from, PackScope scope) =>
        from.Text("schema") is { } file ? scope.Schemas.Read(file, scope.File.Beside(file), from["schema"]!.Position, scope.Problems) : null;

    private static bool IsNothing(Expectation expected) => expected is
    {
        Reply: [], Consequence: [], Status: [], Claims: [], Message: null, MessageLanguage: null, Headers: [], Within: null, Schema: null, TokenClaims: [], Not: null,
    };
}

using System.Collections.Immutable;
using System.Text.Json;
using Harness.Dialects;

namespace Harness.Scenarios;

/// <summary>Reads <c>expect</c>.</summary>
internal static class ExpectationReader
{
    public static readonly ImmutableArray<string> Names = ["reply", "consequence", "status", "claims", "message", "within", "schema", "token"];

    /// <summary>The replies of an endpoint; a gateway's are no business of packs yet.</summary>
    public static readonly ImmutableArray<string> Replies = [.. Words.All<ReplyKind>().Remove(Words.Of(ReplyKind.Forwarded))];

    public static readonly ImmutableArray<string> Consequences = Words.All<ConsequenceKind>();

    /// <summary>One expectation with the members of another laid over it, one by one.</summary>
    public static Expectation Over(Expectation below, PositionedNode? node, PackScope scope)
    {
        var problems = scope.Problems;
        var before = problems.Count;
        if (node is null || ObjectReader.Open(node, "'expect'", Names, problems) is not { } from) return below;
        var expected = new Expectation
        {
            Reply = from["reply"] is { } reply
                ? Several(reply, "'reply'", item => Word<ReplyKind>(item, Replies, "'reply'", problems), problems)
                : below.Reply,
            Consequence = from["consequence"] is { } next
                ? Several(next, "'consequence'", item => Word<ConsequenceKind>(item, Consequences, "'consequence'", problems), problems)
                : below.Consequence,
            Status = from["status"] is { } status ? Several(status, "'status'", item => Status(item, problems), problems) : below.Status,
            Claims = from["claims"] is { } claims ? ClaimReader.Claims(claims, "'claims'", problems) : below.Claims,
            Message = from.Text("message") ?? below.Message,
            Within = Within(from, problems) ?? below.Within,
            Schema = Schema(from, scope) ?? below.Schema,
            TokenClaims = from["token"] is { } token ? ClaimReader.Claims(token, "'token'", problems) : below.TokenClaims,
        };
        if (node.IsWhole && before == problems.Count && (node.Members.IsEmpty || IsNothing(expected)))
            problems.Add(node.Position, "This expects nothing.", "Take 'expect' out; the rules apply without it.");
        return expected;
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
        Reply: [], Consequence: [], Status: [], Claims: [], Message: null, Within: null, Schema: null, TokenClaims: [],
    };
}

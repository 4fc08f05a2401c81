using System.Collections.Immutable;
using System.Text.Json;
using Harness.Claims;
using Harness.Dialects;
using Harness.Dialects.CustomPolicies;
using static Harness.Rules.CustomPolicies.TechnicalRow;

namespace Harness.Rules.CustomPolicies;

/// <summary>Success, and how well it fits what the policy takes: restful-technical-profile.md, "Output claims".</summary>
internal static class SuccessAnswers
{
    public static ImmutableArray<Rule> Rows { get; } =
    [
        Row<Observation>("CP-RES-001", Severity.Error, "Success is HTTP 200 with a flat JSON object whose names match the output claims.",
            PolicyDocuments.Overview, Confidence.Documented, IsFlatObject) with { Covers = ["CP-RES-011", "CP-DRF-001", "CP-DRF-002"] },
        Row<Observation>("CP-RES-002", Severity.Error, "No member of a success answer is null.",
            PolicyDocuments.Overview, Confidence.Documented, NothingIsNull) with { Covers = ["CP-DRF-001"] },
        Row<Observation>("CP-RES-003", Severity.Warning, "Types of members match the claim data types.",
            PolicyDocuments.Overview, Confidence.Documented, TypesMatch),
        Row<Observation>("CP-RES-004", Severity.Warning, "Arrays for stringCollection claims are never empty.",
            PolicyDocuments.EmptyList, Confidence.CommunityReported, NoListIsEmpty),
        Row<Observation>("CP-DRF-001", Severity.Warning, "The answer has every output claim of the policy that has no default.",
            PolicyDocuments.Profile, Confidence.Inferred, NothingIsMissing),
        Row<Observation>("CP-DRF-002", Severity.Info, "The answer carries no claims that the policy does not take.",
            PolicyDocuments.Overview, Confidence.Inferred, NothingIsLeftOver),
    ];

    // Members that the answers of one API have beside claims, because its errors have them or another caller wants them.
    private static readonly string[] Harmless = ["version", "action", "status", "userMessage", .. ErrorAnswer.ShownInDebugMode];

    private static Outcome IsFlatObject(Observation seen) => OfSuccess(seen, technical =>
    {
        var answer = seen.Answer!;
        if (answer.Status != 200) return Outcome.Broken("status line", "200", $"{answer.Status} {answer.Reason}".TrimEnd());
        var missing = Missing(seen, technical);
        if (seen.Reply.Body.Shape == BodyShape.Empty && missing.Length == 0) return Outcome.Held;
        var shape = OneJsonObject.Check(seen);
        if (shape != Outcome.Held) return shape;
        foreach (var output in technical.OutputClaims.Where(output => !output.AlwaysDefault && OutputClaims.Find(technical, seen.Reply.Body, output) is null))
        {
            foreach (var member in seen.Reply.Body.Root.EnumerateObject())
                if (AlikeNames.Are(member.Name, output.Name) && technical.OutputClaims.All(other => other.Name != member.Name)) return Outcome.Broken("/" + member.Name, output.Name, member.Name);
            if (!JsonPath.IsPath(output.Name) && Within(seen.Reply.Body.Root, output.Name, "") is { } pointer)
                return Outcome.Broken(pointer, $"{output.Name} as a member of the outermost object", "nested, where the policy does not look for it");
        }

        return Outcome.Held;
    });

    private static Outcome NothingIsNull(Observation seen) => OfObject(seen, _ =>
        Outcome.Broken(Nulls(seen.Reply.Body.Root, "").Select(pointer => (Outcome.BrokenOutcome)Outcome.Broken(pointer, "no such member while the claim has no value", "null"))));

    private static Outcome TypesMatch(Observation seen) => OfObject(seen, technical => Each(seen, technical, (output, value) =>
        value.ValueKind == JsonValueKind.Null || ClaimText.Fits(value, output.Type) ? null : (InWords(output.Type), Shown.Json(value))));

    private static Outcome NoListIsEmpty(Observation seen) => OfObject(seen, technical => Each(seen, technical, (output, value) =>
        output.Type == ClaimDataType.StringCollection && value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0 ? ("a list with something in it, or no such member", "[]") : null));

    // While a service is broken, the rule about that allows a success with less.
    private static Outcome NothingIsMissing(Observation seen) => OfSuccess(seen, technical =>
        !seen.Outages.IsEmpty ? Outcome.NotExercised("a service behind the endpoint was broken")
        : Missing(seen, technical) is { Length: > 0 } missing ? Outcome.Broken("body", $"{string.Join(", ", missing)}, for which the policy has no default", Shown.Body(seen.Reply.Body))
        : Outcome.Held);

    // What is null has a finding of its own.
    private static Outcome NothingIsLeftOver(Observation seen) => OfObject(seen, technical =>
    {
        var taken = technical.OutputClaims.Select(output => technical.ResolvesJsonPaths ? JsonPath.Parts(output.Name).FirstOrDefault(output.Name) : output.Name).Concat(technical.OutputClaims.Select(output => output.Name));
        string[] others = [.. seen.Reply.Body.Root.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null).Select(member => member.Name).Except(taken).Except(Harmless)];
        return others.Length == 0 ? Outcome.Held : Outcome.Broken("/" + others[0], "only what the policy takes", string.Join(", ", others));
    });

    private static Outcome OfSuccess(Observation seen, Func<TechnicalProfile, Outcome> check) =>
        seen.Answer is null ? Unexercised.NoAnswer
        : seen.Answer is not { Status: >= 200 and < 300 } || seen.Error.IsRefusal ? Unexercised.NoContinuation
        : check(seen.Profile.Technical!);

    private static Outcome OfObject(Observation seen, Func<TechnicalProfile, Outcome> check) =>
        OfSuccess(seen, technical => seen.Reply.Body.Shape == BodyShape.Object ? check(technical) : Unexercised.NoSuchAnswer);

    private static Outcome Each(Observation seen, TechnicalProfile technical, Func<OutputClaim, JsonElement, (string Expected, string Actual)?> check) => Outcome.Broken(
        from output in technical.OutputClaims
        where !output.AlwaysDefault
        let value = OutputClaims.Find(technical, seen.Reply.Body, output)
        where value is not null
        let wrong = check(output, value.Value)
        where wrong is not null
        select (Outcome.BrokenOutcome)Outcome.Broken("/" + output.Name, wrong.Value.Expected, wrong.Value.Actual));

    private static string[] Missing(Observation seen, TechnicalProfile technical) =>
        [.. technical.OutputClaims.Where(output => output.Default is null && OutputClaims.Find(technical, seen.Reply.Body, output) is null).Select(output => output.Name)];

    private static string? Within(JsonElement at, string name, string pointer)
    {
        if (at.ValueKind == JsonValueKind.Array)
            return at.EnumerateArray().Select((item, place) => Within(item, name, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{pointer}/{place}"))).FirstOrDefault(found => found is not null);
        if (at.ValueKind != JsonValueKind.Object) return null;
        return pointer.Length > 0 && at.TryGetProperty(name, out _)
            ? $"{pointer}/{name}"
            : at.EnumerateObject().Select(member => Within(member.Value, name, $"{pointer}/{member.Name}")).FirstOrDefault(found => found is not null);
    }

    private static IEnumerable<string> Nulls(JsonElement at, string pointer) => at.ValueKind switch
    {
        JsonValueKind.Null => [pointer],
        JsonValueKind.Object => at.EnumerateObject().SelectMany(member => Nulls(member.Value, $"{pointer}/{member.Name}")),
        JsonValueKind.Array => at.EnumerateArray().SelectMany((item, place) => Nulls(item, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{pointer}/{place}"))),
        _ => [],
    };

    private static string InWords(ClaimDataType type) => type switch
    {
        ClaimDataType.Boolean => "true or false",
        ClaimDataType.Int => "a whole number of 32 bits",
        ClaimDataType.Long => "a whole number of 64 bits",
        ClaimDataType.Date or ClaimDataType.DateTime => "a text with a date of ISO 8601",
        ClaimDataType.StringCollection => "a list of texts",
        _ => "a text",
    };
}

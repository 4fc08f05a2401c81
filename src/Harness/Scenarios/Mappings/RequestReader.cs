using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Harness.Exchanges.Stubs;

namespace Harness.Scenarios.Mappings;

/// <summary>Reads the <c>request</c> of a mapping.</summary>
internal static partial class RequestReader
{
    private static readonly ImmutableArray<string> Urls = ["url", "urlPath", "urlPattern", "urlPathPattern"];

    /// <summary>The members of a request.</summary>
    public static readonly ImmutableArray<string> Names =
        ["method", .. Urls, "queryParameters", "headers", "cookies", "bodyPatterns", "basicAuth", "basicAuthCredentials"];

    public static StubRequest? Read(PositionedNode? node, ProblemList problems)
    {
        if (ObjectReader.Open(node, "The request", Names, problems, member => Subset.Tell(member, problems)) is not { } from) return null;
        var method = from.Text("method", text => Method().IsMatch(text), "Write it in capitals, such as GET, or ANY.");
        var headers = Conditions(from, "headers", problems);
        return new()
        {
            Method = method == "ANY" ? null : method,
            Url = Url(from, problems),
            Query = Conditions(from, "queryParameters", problems),
            Headers = [.. headers, .. Basic(from, "basicAuth", problems), .. Basic(from, "basicAuthCredentials", problems)],
            Cookies = Conditions(from, "cookies", problems),
            Body = [.. from.Items("bodyPatterns").Select(item => ConditionReader.Read(item, "The body pattern", ConditionReader.ForBodies, problems)).OfType<TextCondition>()],
        };
    }

    private static UrlCondition? Url(ObjectReader from, ProblemList problems)
    {
        var written = Urls.Where(name => from[name] is not null).ToArray();
        foreach (var second in written.Skip(1))
            problems.Add(from[second]!.Position, $"The request has '{written[0]}' and '{second}'.", "Keep one of the two.");
        if (written.Length == 0 || from.Text(written[0]) is not { } text) return null;
        var isPattern = written[0].EndsWith("Pattern", StringComparison.Ordinal);
        if (!isPattern && !text.StartsWith('/'))
            problems.Add(from[written[0]]!.Position, $"'{written[0]}' cannot be '{text}'.", "It begins with '/': the server's own address is no part of it.");
        if (written[0] == "urlPath" && text.Contains('?', StringComparison.Ordinal))
            problems.Add(from["urlPath"]!.Position, "'urlPath' has a query.", "Write 'url', or put the query into 'queryParameters'.");
        TextCondition? condition = isPattern ? ConditionReader.Pattern(from[written[0]]!, $"'{written[0]}'", problems) : new EqualCondition(text);
        return condition is null ? null : new(written[0] is "url" or "urlPattern" ? UrlPart.PathAndQuery : UrlPart.Path, condition);
    }

    private static ImmutableArray<NamedCondition> Conditions(ObjectReader from, string name, ProblemList problems)
    {
        if (!Kinds.Is(from[name], JsonValueKind.Object, $"'{name}'", problems)) return [];
        return
        [
            .. from member in @from[name]!.Members
               let condition = ConditionReader.Read(member.Value, $"'{member.Name}'", ConditionReader.ForTexts, problems)
               where condition is not null
               select new NamedCondition(member.Name, condition),
        ];
    }

    private static NamedCondition[] Basic(ObjectReader from, string name, ProblemList problems)
    {
        if (ObjectReader.Open(from[name], $"'{name}'", ["username", "password"], problems) is not { } basic) return [];
        basic.Require("username", "Write the user name.");
        basic.Require("password", "Write the password.");
        return basic.Text("username") is { } user && basic.Text("password") is { } password ? [StubRequest.Basic(user, password)] : [];
    }

    [GeneratedRegex(@"^[A-Z][A-Z-]*\z")]
    private static partial Regex Method();
}

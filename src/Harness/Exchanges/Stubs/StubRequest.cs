using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace Harness.Exchanges.Stubs;

/// <summary>What a call must be to be answered by a stub.</summary>
internal sealed record StubRequest
{
    /// <summary>The method, or null for any.</summary>
    public string? Method { get; init; }

    public UrlCondition? Url { get; init; }

    public ImmutableArray<NamedCondition> Query { get; init; } = [];

    public ImmutableArray<NamedCondition> Headers { get; init; } = [];

    public ImmutableArray<NamedCondition> Cookies { get; init; } = [];

    public ImmutableArray<TextCondition> Body { get; init; } = [];

    /// <summary>Why it does not answer a call; nothing where it does.</summary>
    public IEnumerable<string> Mismatches(DownstreamCall call)
    {
        if (Method is not null && Method != call.Method) yield return $"the method is {call.Method}, and should be {Method}";
        if (Url?.Mismatch(call) is { } url) yield return url;
        foreach (var (name, condition) in Query)
            if (Mismatch($"the query parameter '{name}'", call.QueryValues(name), condition) is { } query) yield return query;
        foreach (var (name, condition) in Headers)
            if (Mismatch($"the header '{name}'", call.HeaderValues(name), condition) is { } header) yield return header;
        foreach (var (name, condition) in Cookies)
            if (Mismatch($"the cookie '{name}'", call.CookieValues(name), condition, isCookie: true) is { } cookie) yield return cookie;
        foreach (var condition in Body)
            if (Mismatch("the body", call.Body.IsEmpty ? [] : [call.BodyText], condition) is { } body) yield return body;
    }

    /// <summary>What <c>Authorization</c> must be for these credentials.</summary>
    public static NamedCondition Basic(string user, string password)
    {
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
        return new("Authorization", new PatternCondition($"Basic {credentials}", PatternCondition.Whole($"(?i:Basic) {Regex.Escape(credentials)}")));
    }

    // A cookie that is not there matches no condition but that it be absent; of anything else that is not there, 'doesNotMatch' holds.
    private static string? Mismatch(string subject, string[] values, TextCondition condition, bool isCookie = false)
    {
        var holds = values.Length > 0 ? values.Any(condition.Holds) : condition.Holds(null) && (!isCookie || condition is AbsentCondition);
        if (holds) return null;
        var actual = values.Length == 0 ? "is not there" : $"is {string.Join(" and ", values.Select(TextCondition.Short))}";
        return $"{subject} {actual}, and should {condition.InWords}";
    }
}

internal sealed record NamedCondition(string Name, TextCondition Condition);

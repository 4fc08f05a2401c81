using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Harness.Exchanges.Stubs;

/// <summary>A text of an answer in which helpers stand for what the call said: <c>{{request.query.id}}</c>.</summary>
internal sealed partial record StubText
{
    private readonly ImmutableArray<Func<DownstreamCall, string>> parts;

    private StubText(ImmutableArray<Func<DownstreamCall, string>> parts) => this.parts = parts;

    /// <summary>The helpers as messages list them.</summary>
    public const string Helpers =
        "request.method, request.url, request.path, request.pathSegments.[0], request.query.NAME, request.headers.NAME, request.cookies.NAME, request.body and jsonPath request.body '$.name'";

    /// <summary>Whether it depends on the call.</summary>
    public bool HasHelpers => parts.Length > 1;

    public static StubText Plain(string text) => new([_ => text]);

    /// <summary>The text with its helpers, or the first one that is not known.</summary>
    public static (StubText? Text, string? Unknown) Template(string text)
    {
        var parts = ImmutableArray.CreateBuilder<Func<DownstreamCall, string>>();
        var at = 0;
        while (text.IndexOf("{{", at, StringComparison.Ordinal) is >= 0 and var opening)
        {
            var width = text.AsSpan(opening).StartsWith("{{{") ? 3 : 2;
            var closing = text.IndexOf(new string('}', width), opening, StringComparison.Ordinal);
            if (closing < 0 || (opening > 0 && text[opening - 1] == '\\')) return (null, text[opening..Math.Min(text.Length, opening + 40)]);
            if (Helper(text[(opening + width)..closing].Trim()) is not { } helper) return (null, text[opening..(closing + width)]);
            var before = text[at..opening];
            parts.Add(_ => before);
            parts.Add(helper);
            at = closing + width;
        }

        var rest = text[at..];
        parts.Add(_ => rest);
        return (new(parts.ToImmutable()), null);
    }

    public string Fill(DownstreamCall call) => string.Concat(parts.Select(part => part(call)));

    private static Func<DownstreamCall, string>? Helper(string helper)
    {
        switch (helper)
        {
            case "request.method": return call => call.Method;
            case "request.url": return call => call.Url;
            case "request.path": return call => Uri.UnescapeDataString(call.Path);
            case "request.body": return call => call.BodyText;
        }

        if (PathSegment().Match(helper) is { Success: true } segment)
            return call => call.Path.Split('/').Skip(1).Select(Uri.UnescapeDataString).ElementAtOrDefault(Place(segment)) ?? "";
        if (Values().Match(helper) is { Success: true } values)
        {
            var name = values.Groups["name"].Value.Trim('[', ']');
            return values.Groups["of"].Value switch
            {
                "query" => call => call.QueryValues(name).ElementAtOrDefault(Place(values)) ?? "",
                "headers" => call => call.HeaderValues(name).ElementAtOrDefault(Place(values)) ?? "",
                _ when values.Groups["place"].Success => null,
                _ => call => call.CookieValues(name).FirstOrDefault() ?? "",
            };
        }

        return Path().Match(helper) is { Success: true } found && JsonPath.Parse(found.Groups["path"].Value) is { } path
            ? call => Json.Read(call.BodyText) is { } root && path.Find(root) is { } value ? JsonText.Of(value) : ""
            : null;
    }

    private static int Place(Match match) => match.Groups["place"].Success ? int.Parse(match.Groups["place"].ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^request\.pathSegments\.\[(?<place>[0-9]{1,3})\]\z")]
    private static partial Regex PathSegment();

    [GeneratedRegex(@"^request\.(?<of>query|headers|cookies)\.(?<name>[A-Za-z_][A-Za-z0-9_-]*|\[[A-Za-z0-9_-]+\])(?:\.\[(?<place>[0-9]{1,3})\])?\z")]
    private static partial Regex Values();

    [GeneratedRegex("""^jsonPath\s+request\.body\s+(?:'(?<path>[^']*)'|"(?<path>[^"]*)")\z""")]
    private static partial Regex Path();
}

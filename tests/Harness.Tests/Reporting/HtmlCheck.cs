using System.Text.RegularExpressions;

namespace Harness.Tests.Reporting;

/// <summary>
/// What may stand in the page: a closed set of elements and attributes, every one closed in its turn. A text that was not encoded cannot pass.
/// </summary>
internal sealed partial class HtmlCheck
{
    private static readonly HashSet<string> Void = ["meta", "br", "input"];

    private static readonly HashSet<string> Elements =
    [
        "html", "head", "meta", "title", "style", "body", "header", "main", "footer", "nav", "section", "h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "span", "strong", "i",
        "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr", "th", "td", "details", "summary", "figure", "figcaption", "pre", "code", "br", "a", "bdi",
        "script", "button", "input", "label", "select", "option", "mark", "svg", "rect", "path", "text",
    ];

    private static readonly HashSet<string> Attributes =
    [
        "lang", "charset", "name", "content", "http-equiv", "class", "id", "href", "dir", "scope", "aria-labelledby", "aria-label", "aria-hidden", "tabindex", "role", "open",
        "rel", "type", "for", "value", "autocomplete", "spellcheck", "data-copy", "data-look", "viewBox", "preserveAspectRatio", "x", "y", "width", "height", "d",
    ];

    private readonly List<string> open = [];

    public List<string> Problems { get; } = [];

    public List<string> Ids { get; } = [];

    public List<string> Links { get; } = [];

    public List<int> Headings { get; } = [];

    public static HtmlCheck Of(string html)
    {
        var check = new HtmlCheck();
        const string doctype = "<!DOCTYPE html>";
        if (!html.StartsWith(doctype, StringComparison.Ordinal)) check.Problems.Add("no doctype");
        for (var at = html.IndexOf('<', doctype.Length); at >= 0; at = html.IndexOf('<', at + 1))
        {
            if (Tag().Match(html, at) is { Success: true } tag) check.Add(tag);
            else check.Problems.Add(html.Substring(at, Math.Min(60, html.Length - at)));
        }

        if (check.open.Count > 0) check.Problems.Add($"still open: {string.Join(" ", check.open)}");
        check.Problems.AddRange(check.Ids.GroupBy(id => id).Where(id => id.Count() > 1).Select(id => $"id {id.Key} stands more than once"));
        check.Problems.AddRange(check.Links.Where(link => !Source().IsMatch(link) && (!link.StartsWith('#') || !check.Ids.Contains(link[1..]))).Select(link => $"{link} leads nowhere"));
        for (var i = 1; i < check.Headings.Count; i++)
            if (check.Headings[i] > check.Headings[i - 1] + 1) check.Problems.Add($"heading {i} jumps from {check.Headings[i - 1]} to {check.Headings[i]}");
        return check;
    }

    private void Add(Match tag)
    {
        var name = tag.Groups["name"].Value;
        if (!Elements.Contains(name)) Problems.Add($"element {name}");
        if (tag.Groups["end"].Length > 0)
        {
            if (open.LastOrDefault() != name) Problems.Add($"</{name}> in {string.Join(" ", open)}");
            else open.RemoveAt(open.Count - 1);
            return;
        }

        if (!Void.Contains(name)) open.Add(name);
        if (name.Length == 2 && name[0] == 'h' && char.IsAsciiDigit(name[1])) Headings.Add(name[1] - '0');
        foreach (var (attribute, value) in tag.Groups["attribute"].Captures.Zip(tag.Groups["value"].Captures, (one, two) => (one.Value, two.Value.TrimStart('=').Trim('"'))))
        {
            if (!Attributes.Contains(attribute)) Problems.Add($"attribute {attribute}");
            if (attribute == "id") Ids.Add(value);
            if (attribute == "href") Links.Add(value);
            if (attribute == "aria-labelledby" && value.Length == 0) Problems.Add("empty label");
        }
    }

    [GeneratedRegex("""\G<(?<end>/?)(?<name>[a-z][a-z0-9]*)(?: (?<attribute>[a-zA-Z-]+)(?<value>(?:="[^"<>]*")?))*>""")]
    private static partial Regex Tag();

    [GeneratedRegex("^https://(?:learn[.]microsoft[.]com|github[.]com)/[A-Za-z0-9/_-]+$")]
    private static partial Regex Source();
}

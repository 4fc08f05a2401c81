using System.Text.RegularExpressions;

namespace Harness.Reporting.Html;

/// <summary>The header line of a call with a token of the harness: its parts as lists, with what is other than in the right token marked.</summary>
internal static partial class HtmlToken
{
    /// <summary>Writes the line where it is one; else says so.</summary>
    public static bool Write(HtmlPage page, string line)
    {
        if (Form().Match(line) is not { Success: true } match) return false;
        string[] changed = match.Groups[4].Success ? match.Groups[4].Value.Split(", ") : [];
        page.Add($"{match.Groups[1].Value}\n");
        var lines = IndentedJson.LinesOf(match.Groups[2].Value).Concat(IndentedJson.LinesOf(match.Groups[3].Value)).ToArray();
        foreach (var part in lines)
        {
            if (changed.Any(name => part.IsAt("/" + name))) page.Add($"<mark class=\"warn\">{part.Text}</mark>\n");
            else page.Add($"{part.Text}\n");
        }

        foreach (var name in changed.Where(name => !lines.Any(part => part.IsAt("/" + name)))) page.Add($"<mark class=\"warn\">(no {name})</mark>\n");
        return true;
    }

    [GeneratedRegex(@"^(Authorization: Bearer \*\*\*) of (\{.*\}) with (\{.*\})(?:, changed: (.*))?\z")]
    private static partial Regex Form();
}

using System.Text.RegularExpressions;

namespace Harness.Reporting;

/// <summary>A piece of the words that name a rule's source, with the public address of the document where it has one.</summary>
/// <param name="Text">The words as they stand.</param>
/// <param name="Url">The address, or null.</param>
internal sealed partial record SourceLink(string Text, string? Url)
{
    private const string AzureDocs = "https://github.com/MicrosoftDocs/azure-docs";

    /// <summary>The words of a source, cut where links begin and end.</summary>
    public static IEnumerable<SourceLink> Of(string source)
    {
        var at = 0;
        foreach (Match match in Document().Matches(source))
        {
            if (match.Index > at) yield return new(source[at..match.Index], null);
            yield return new(match.Value, Address(match));
            at = match.Index + match.Length;
        }

        if (at < source.Length) yield return new(source[at..], null);
    }

    /// <summary>The pages that a source names.</summary>
    public static IEnumerable<(string Name, string Url)> Pages(string source) => Of(source).Where(piece => piece.Url is not null).Select(piece => (piece.Text, piece.Url!));

    private static string Address(Match match) =>
        match.Groups["azure"] is { Success: true } azure ? $"https://learn.microsoft.com/azure/active-directory-b2c/{azure.Value}"
        : match.Groups["graph"] is { Success: true } graph ? $"https://learn.microsoft.com/graph/api/resources/{graph.Value}"
        : match.Groups["guests"] is { Success: true } guests ? $"https://learn.microsoft.com/entra/external-id/{guests.Value}"
        : match.Groups["repository"] is { Success: true } repository ? $"https://github.com/{repository.Value}"
        : $"{AzureDocs}/issues/{match.Groups["number"].Value}"; // which leads to pull requests, too

    [GeneratedRegex(@"(?:MicrosoftDocs/)?azure-docs (?<azure>[a-z0-9-]+)\.md|microsoft-graph-docs-contrib (?<graph>[a-z]+)\.md|entra-docs (?<guests>self-service-sign-up-[a-z-]+)\.md|azure-docs (?:PR|issues?) #(?<number>[0-9]+)|(?<=azure-docs issues #[0-9]+(?:, #[0-9]+)*, )#(?<number>[0-9]+)|(?<repository>azure-ad-b2c/api-connector-samples)")]
    private static partial Regex Document();
}

using System.Text.RegularExpressions;

namespace Harness.Reporting;

/// <summary>A page behind a rule.</summary>
/// <param name="Name">How the rule book names it.</param>
/// <param name="Url">Where it is read.</param>
internal sealed partial record SourceLink(string Name, string Url)
{
    private const string AzureDocs = "https://github.com/MicrosoftDocs/azure-docs";
    private const string DotnetSample = "https://github.com/Azure-Samples/active-directory-dotnet-external-identities-api-connector-azure-function-validate";

    /// <summary>The pages that the source of a rule names; none where it is no page.</summary>
    public static IEnumerable<SourceLink> Of(string source)
    {
        foreach (Match page in Page().Matches(source))
            yield return new(page.Value, $"https://learn.microsoft.com/{(page.Groups["set"].Value == "entra-docs" ? "entra/external-id" : "azure/active-directory-b2c")}/{page.Groups["name"].Value}");
        foreach (Match threads in Threads().Matches(source))
        {
            var site = threads.Groups["docs"].Success ? AzureDocs : DotnetSample;
            var kind = threads.Groups["kind"].Value == "PR" ? "pull" : "issues";
            foreach (Capture number in threads.Groups["number"].Captures)
                yield return new($"{(threads.Groups["docs"].Success ? "azure-docs" : ".NET sample")} #{number.Value}", $"{site}/{kind}/{number.Value}");
        }
    }

    // Pages of other sets have moved too often to be guessed.
    [GeneratedRegex(@"(?<set>azure-docs|entra-docs) (?<name>(?!resilience)[a-z0-9-]+)\.md")]
    private static partial Regex Page();

    [GeneratedRegex(@"(?:(?<docs>azure-docs)|\.NET sample|azure-samples dotnet validate) (?<kind>issues?|PR) #(?<number>\d+)(?:, #(?<number>\d+))*")]
    private static partial Regex Threads();
}

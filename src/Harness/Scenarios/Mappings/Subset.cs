using System.Collections.Immutable;

namespace Harness.Scenarios.Mappings;

/// <summary>What WireMock reads beyond the subset that is played here, so that a refusal does not look like a slip of the pen.</summary>
internal static class Subset
{
    /// <summary>Names that WireMock knows, and that are refused.</summary>
    public static readonly ImmutableArray<string> Beyond =
    [
        "insertionIndex", "postServeActions", "serveEventListeners",
        "urlPathTemplate", "pathParameters", "scheme", "host", "port", "clientIp", "formParameters", "multipartPatterns", "customMatcher", "jsonBodyPatterns",
        "equalToXml", "matchesXPath", "matchesJsonSchema", "binaryEqualTo", "equalToNumber", "greaterThanNumber", "lessThanNumber", "before", "after", "equalToDateTime",
        "includes", "hasExactly", "and", "or", "not", "anything", "doesNotContain", "schemaVersion", "xPathNamespaces", "enablePlaceholders",
        "proxyBaseUrl", "additionalProxyRequestHeaders", "removeProxyRequestHeaders", "proxyUrlPrefixToRemove", "transformerParameters", "fromConfiguredStub", "maxValue",
    ];

    /// <summary>Whether it is one of them; then there is a problem.</summary>
    public static bool Tell(PositionedMember member, ProblemList problems)
    {
        if (!Beyond.Contains(member.Name)) return false;
        problems.Add(member.Position, $"'{member.Name}' is WireMock's, and is not played here.", "Say it in another way, or take the mapping out: a stub that is half understood would answer other calls than you mean.");
        return true;
    }
}

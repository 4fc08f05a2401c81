using Harness.Dialects.CustomPolicies;
using Harness.Exchanges;

namespace Harness.Dialects.Variations;

/// <summary>What the header says the body is.</summary>
internal static class MediaTypes
{
    public const string Id = "media-type";

    public static Variation Row { get; } = new(Id, "JSON with a charset, and the wrong content type or none.")
    {
        Changes = varied => varied.Technical?.SendClaimsIn switch
        {
            null or SendClaimsIn.Body => OfJson,
            SendClaimsIn.Form => OfForms,
            _ => [],
        },
    };

    private static IEnumerable<Change> OfForms =>
    [
        Of("charset", "the content type names a charset", "application/x-www-form-urlencoded; charset=utf-8"),
        Of("text", "the content type is text", "text/plain") with { IsOdd = true },
        Of("json", "the content type is that of JSON", "application/json") with { IsOdd = true },
        Of("missing", "there is no content type", null) with { IsOdd = true },
    ];

    private static IEnumerable<Change> OfJson =>
    [
        Of("charset", "the content type names a charset", "application/json; charset=utf-8"),
        Of("charset-upper-case", "the content type names a charset in capitals", "application/json;charset=UTF-8"),
        Of("text", "the content type is text", "text/plain") with { IsOdd = true },
        Of("form", "the content type is that of a form", "application/x-www-form-urlencoded") with { IsOdd = true },
        Of("missing", "there is no content type", null) with { IsOdd = true },
    ];

    private static Change Of(string id, string text, string? type) => new(Id, "media-" + id, text) { Call = call => call with { ContentType = type } };
}

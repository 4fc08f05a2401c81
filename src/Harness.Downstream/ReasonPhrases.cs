using System.Globalization;

namespace Harness.Downstream;

/// <summary>The reason phrases that WireMock sends where a mapping names none.</summary>
internal static class ReasonPhrases
{
    public static string Of(int status) => status switch
    {
        203 => "Non Authoritative Information",
        418 => "I'm a Teapot",
        420 => "Enhance your Calm",
        451 => "Unavailable for Legal Reason",
        500 => "Server Error",
        505 => "HTTP Version Not Supported",
        208 or 226 or 306 or 419 or 499 or 506 => Number(status),
        _ => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status) is { Length: > 0 } phrase ? phrase : Number(status),
    };

    private static string Number(int status) => status.ToString(CultureInfo.InvariantCulture);
}

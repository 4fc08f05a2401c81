using Harness.Dialects;

namespace Harness.Rules;

/// <summary>Pages where JSON belongs.</summary>
internal static class Html
{
    // Servers name an empty body HTML, and scripts that forget the header name JSON so: what counts is the body.
    public static bool Is(Observation seen)
    {
        if (seen.Answer is not { } answer || seen.Reply.Body.Shape != BodyShape.NotJson) return false;
        var start = seen.Reply.Body.Text.AsSpan().TrimStart();
        return answer.MediaType is "text/html" or "application/xhtml+xml"
            || start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }
}

using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector;

public static partial class Defects
{
    /// <summary>How the request is taken in, before anybody looks at a claim.</summary>
    private static Defect[] Requests =>
    [
        new("requires-user-agent", "A call without User-Agent is taken for a robot and answered with HTTP 403.", ["UF-TRN-008"])
        {
            Before = Instead(scene => string.IsNullOrEmpty(scene.Http.Request.Headers.UserAgent)
                ? new(StatusCodes.Status403Forbidden, null)
                : null),
        },
        new("reads-forms-only", "The route reads HTML forms and answers JSON with HTTP 415.", ["UF-REQ-001", "CP-REQ-001"])
        {
            Before = Instead(scene => scene.Http.Request.HasFormContentType ? null : UnsupportedMediaType),
        },
        new("serves-other-methods", "GET, PUT and DELETE are answered with Continue.", ["UF-REQ-002"])
        {
            OtherMethods = [HttpMethods.Get, HttpMethods.Put, HttpMethods.Delete],
            Before = Instead(scene => HttpMethods.IsPost(scene.Http.Request.Method) ? null : HttpAnswer.To(new Continue([]))),
        },
        new("refuses-charset", "A content type with a charset is not the text that was expected and is answered with HTTP 415.",
            ["UF-REQ-003"])
        {
            Before = Instead(scene => scene.Http.Request.ContentType?.Contains("charset", StringComparison.OrdinalIgnoreCase) is true
                ? UnsupportedMediaType
                : null),
        },
        new("malformed-body-shows-trace", "A body that is no JSON object leads to a 500 with a stack trace.", ["UF-REQ-028", "CP-REQ-007"])
        {
            Before = Instead(scene => scene.Request is null
                ? Text(StatusCodes.Status500InternalServerError, "text/plain; charset=utf-8", Trace)
                : null),
        },
        new("body-limit-of-eight-kilobytes", "A body of more than 8 KB is answered with HTTP 413.", ["UF-REQ-029"])
        {
            Before = Instead(scene => scene.Call.Content.Length > 8 * 1024 ? new(StatusCodes.Status413PayloadTooLarge, null) : null),
        },
    ];

    private static HttpAnswer UnsupportedMediaType => new(StatusCodes.Status415UnsupportedMediaType, null);
}

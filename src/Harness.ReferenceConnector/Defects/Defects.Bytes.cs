using System.Text;
using System.Text.Json;
using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector;

public static partial class Defects
{
    private static Defect[] Bytes =>
    [
        new("content-type-text", "The answer says that it is plain text.", ["UF-RES-007", "CP-RES-011"])
        {
            After = On<Answer>(answer => answer with { ContentType = "text/plain; charset=utf-8" }),
        },
        new("trailing-comma", "A comma stands after the last member.", ["UF-RES-008", "CP-RES-001"])
        {
            After = Rewrite(json => $"{json[..^1]},}}"),
        },
        new("body-in-array", "The object is wrapped in an array.", ["UF-RES-008", "CP-RES-001"])
        {
            After = Rewrite(json => $"[{json}]"),
        },
        new("json-in-a-string", "The JSON is encoded twice, so that it is one string.", ["UF-RES-008", "CP-RES-001"])
        {
            After = Rewrite(json => JsonSerializer.Serialize(json)),
        },
        new("empty-200", "Continue is answered with an empty body.", ["UF-RES-008"])
        {
            After = On<Continue>(answer => answer with { Body = null, Raw = null }),
        },
        new("html-error-page", "Invalid input is answered with an HTML page.", ["UF-STA-004", "CP-RES-006", "CP-RES-011"])
        {
            After = Both(On<ValidationError>(_ => HtmlErrorPage), On<Refusal>(_ => HtmlErrorPage)),
        },
        new("sends-garbage", "The body is labelled as JSON and is none.", ["UF-RES-008", "CP-RES-001"])
        {
            After = (_, _) => new(StatusCodes.Status200OK, HttpAnswer.Json) { Raw = new byte[] { 0x1F, 0x8B, 0xFF, 0xFE, 0x7B, 0x22 } },
        },
    ];

    private static HttpAnswer HtmlErrorPage => Text(StatusCodes.Status400BadRequest, "text/html; charset=utf-8",
        "<!DOCTYPE html><html><head><title>400 Bad Request</title></head><body><h1>Bad Request</h1></body></html>");

    private static After Rewrite(Func<string, string> rewrite) => (_, answer) => answer.Body is null
        ? answer
        : answer with { Raw = Encoding.UTF8.GetBytes(rewrite(Encoding.UTF8.GetString(answer.Content.Span))) };
}

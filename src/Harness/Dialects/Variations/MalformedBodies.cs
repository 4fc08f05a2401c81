using System.Text;
using Harness.Dialects.CustomPolicies;
using Harness.Exchanges;

namespace Harness.Dialects.Variations;

/// <summary>Bodies that B2C never sends and that anybody who finds the endpoint may send.</summary>
internal static class MalformedBodies
{
    public const string Id = "malformed-body";

    // Deeper than the stack of many parsers, and yet small.
    private const int Depth = 10_000;

    public static Variation Row { get; } = new(Id, "Bodies that are no proper JSON object: nothing, half an object, a list, a text, null, broken UTF-8, ten thousand levels.")
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
        Body("empty", "the body is empty", ""),
        Body("no-pairs", "the body is a text without pairs", "emily"),
        Body("bad-escapes", "the body has percent signs that escape nothing", "email=%zz%e4%&=%"),
        Body("repeated-key", "a member comes twice", body => [.. "email=someone.else%40example.com&"u8, .. body]),
        Body("invalid-utf8", "the body is no valid UTF-8", body => [.. "email=\u00e4"u8[..^1], .. "&"u8, .. body]),
        Body("json", "the body is JSON", """{"email":"emily@example.com"}"""),
        Body("signs", "the body is ten thousand ampersands", new string('&', Depth)),
    ];

    private static IEnumerable<Change> OfJson =>
    [
        Body("bom", "the body begins with a byte-order mark", body => [.. Encoding.UTF8.Preamble, .. body]),
        Body("repeated-key", "a member comes twice", body => [.. "{\"email\":\"someone.else@example.com\","u8, .. Rest(body)]),
        Body("invalid-utf8", "the body is no valid UTF-8", body => [.. "{\"email\":\"\u00e4"u8[..^1], .. "\","u8, .. Rest(body)]),
        Body("empty", "the body is empty", ""),
        Body("cut", "the body ends in the middle", """{"email":"emily@example.com","displayName":"""),
        Body("list", "the body is a list", "[]"),
        Body("null", "the body is null", "null"),
        Body("text", "the body is a text", "\"Continue\""),
        Body("number", "the body is a number", "42"),
        Body("no-json", "the body is no JSON", "email=emily%40example.com"),
        Body("deep", "the body is a list ten thousand levels deep", new string('[', Depth) + new string(']', Depth)),
    ];

    // What follows the opening brace; a policy whose payload has no value sends nothing.
    private static byte[] Rest(byte[] body) => body.Length == 0 ? [] : body[1..];

    private static Change Body(string id, string text, string body) => Body(id, text, _ => Encoding.UTF8.GetBytes(body));

    private static Change Body(string id, string text, Func<byte[], byte[]> body) =>
        new(Id, "body-" + id, text) { Call = call => call with { Body = body(call.Body.ToArray()) }, IsOdd = true };
}

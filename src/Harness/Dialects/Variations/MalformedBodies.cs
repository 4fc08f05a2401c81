using System.Text;

namespace Harness.Dialects.Variations;

/// <summary>Bodies that B2C never sends and that anybody who finds the endpoint may send.</summary>
internal static class MalformedBodies
{
    public const string Id = "malformed-body";

    public static Variation Row { get; } = new(Id, "Bodies that are no JSON object: nothing, half an object, a list, a text, null.")
    {
        Changes = _ =>
        [
            Body("empty", "the body is empty", ""),
            Body("cut", "the body ends in the middle", """{"email":"emily@example.com","displayName":"""),
            Body("list", "the body is a list", "[]"),
            Body("null", "the body is null", "null"),
            Body("text", "the body is a text", "\"Continue\""),
            Body("number", "the body is a number", "42"),
        ],
    };

    private static Change Body(string id, string text, string body) =>
        new(Id, "body-" + id, text) { Call = call => call with { Body = Encoding.UTF8.GetBytes(body) }, IsOdd = true };
}

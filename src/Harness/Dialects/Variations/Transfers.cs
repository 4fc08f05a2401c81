namespace Harness.Dialects.Variations;

/// <summary>How the same bytes travel. No document says how B2C sends them, so nothing is asserted.</summary>
internal static class Transfers
{
    public const string Id = "transfer";

    public static Variation Row { get; } = new(Id, "The body in chunks, and only after the endpoint asked for it (Expect: 100-continue).")
    {
        Changes = varied => varied.Technical is not null ? [] :
        [
            new(Id, "transfer-chunked", "the body comes in chunks") { Call = call => call with { IsChunked = true }, IsUndocumented = true },
            new(Id, "transfer-expect", "the call announces its body with Expect: 100-continue") { Call = call => call with { ExpectsContinue = true }, IsUndocumented = true },
        ],
    };
}

using Harness.Dialects.CustomPolicies;

namespace Harness.Dialects.Variations;

/// <summary>Methods other than the one B2C uses.</summary>
internal static class OtherMethods
{
    public const string Id = "other-method";

    public static Variation Row { get; } = new(Id, "GET, PUT and DELETE on the address of the endpoint, and POST where a policy sends GET.")
    {
        Changes = varied =>
        [
            varied.Technical is { SendClaimsIn: not (SendClaimsIn.Body or SendClaimsIn.Form) } ? Of("post", HttpMethod.Post, hasBody: true) : Of("get", HttpMethod.Get, hasBody: false),
            Of("put", HttpMethod.Put, hasBody: true),
            Of("delete", HttpMethod.Delete, hasBody: false),
        ],
    };

    private static Change Of(string id, HttpMethod method, bool hasBody) => new(Id, "method-" + id, $"the method is {method}")
    {
        Call = call => hasBody ? call with { Method = method } : call with { Method = method, ContentType = null, Body = default },
        IsOdd = true,
    };
}

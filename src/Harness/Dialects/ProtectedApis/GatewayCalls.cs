using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.Dialects.Variations;
using Harness.Exchanges;

namespace Harness.Dialects.ProtectedApis;

/// <summary>Calls with the right token that a gateway refuses for other reasons, and such as it must not refuse.</summary>
internal static class GatewayCalls
{
    public const string Key = "subscription-key";
    public const string Address = "caller-address";
    public const string Body = "breaking-body";
    public const string Attribute = "new-attribute";

    /// <summary>The change of <see cref="Body"/> that is about size alone.</summary>
    public const string TooLarge = "too-large";

    private const string Forwarding = "X-Forwarded-For";
    private const string WrongKey = "00000000000000000000000000000000";

    public static Variation OfKey { get; } = new(Key, "The call of an API without its subscription key, and with a wrong one.")
    {
        Changes = varied => varied.Profile.Protected is not { SubscriptionKeyHeader: { } name } ? [] :
        [
            Odd(Key, "no-key", "the call has no subscription key", call => Without(call, name)),
            Odd(Key, "wrong-key", "the subscription key is a wrong one", call => With(Without(call, name), name, WrongKey)),
        ],
    };

    public static Variation OfAddress { get; } = new(Address, "Calls from an address that the gateway turns away, and such that claim to be from another one.")
    {
        Changes = varied => varied.Profile.Protected is not { RefusedAddress: { } refused } ? [] :
        [
            FromElsewhere("refused-address", $"the call comes from {refused}", call => From(call, refused)),
            FromElsewhere("forwarded-for", $"the call comes from {refused}, and {Forwarding} says otherwise", call => With(From(call, refused), Forwarding, IPAddress.Loopback.ToString())),
            FromElsewhere("other-lines", $"the call comes from {refused}, and X-Real-IP, True-Client-IP and Forwarded say otherwise",
                call => With(With(With(From(call, refused), "X-Real-IP", IPAddress.Loopback.ToString()), "True-Client-IP", IPAddress.Loopback.ToString()), "Forwarded", $"for={IPAddress.Loopback}")),
        ],
    };

    public static Variation OfBody { get; } = new(Body, "Bodies that break the schema of the API, and one that is too large.")
    {
        Changes = varied => varied.Profile.Protected is not { Body: { } right } api ? [] :
        [
            .. api.RequestSchema is not { } schema ? [] : SchemaBreaks.Of(schema, right).Select(one => Odd(Body, one.Id, one.Text, call => call with { Body = one.Body })),
            .. api.LargestBody is not { } largest ? Array.Empty<Change>() : [Odd(Body, TooLarge, string.Create(CultureInfo.InvariantCulture, $"the body has more than {largest} bytes"), call => call with { Body = Padded(call.Body.Span, largest + 1) })],
        ],
    };

    public static Variation OfAttribute { get; } = new(Attribute, "Bodies of a connector with an attribute that was added to the user flow.")
    {
        Changes = varied => varied.Profile.Protected is not { IsConnector: true, Body.ValueKind: JsonValueKind.Object } ? [] :
        [
            Added("built-in", "the body has an attribute that was ticked since", "jobTitle"),
            Added("custom", "the body has a custom attribute that was ticked since", $"extension_{varied.Profile.AppId}_favouriteColour"),
        ],
    };

    private static Change Added(string id, string text, string name) => new(Attribute, id, text)
    {
        Call = call =>
        {
            var members = JsonNode.Parse(call.Body.Span)!.AsObject();
            members[name] = "green";
            return call with { Body = Encoding.UTF8.GetBytes(members.ToJsonString()) };
        },
        NeedsPlain = true,
    };

    private static Change Odd(string variation, string id, string text, Func<Call, Call> change) => new(variation, id, text) { Call = change, IsOdd = true, NeedsPlain = true };

    // Many a filter of addresses lets the call fall on the floor.
    private static Change FromElsewhere(string id, string text, Func<Call, Call> change) => Odd(Address, id, text, change) with { MayGoUnanswered = true };

    private static Call From(Call call, IPAddress address) => call with { From = address };

    private static Call Without(Call call, string name) => call with { Headers = call.Headers.RemoveAll(header => string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase)) };

    private static Call With(Call call, string name, string value) => call with { Headers = call.Headers.Add(new(name, value)) };

    // Blanks after the first sign of a JSON text change nothing but its size.
    private static byte[] Padded(ReadOnlySpan<byte> body, int length)
    {
        var padded = new byte[Math.Max(length, body.Length)];
        padded.AsSpan().Fill((byte)' ');
        if (body.IsEmpty) return padded;
        padded[0] = body[0];
        body[1..].CopyTo(padded.AsSpan(padded.Length - (body.Length - 1)));
        return padded;
    }
}

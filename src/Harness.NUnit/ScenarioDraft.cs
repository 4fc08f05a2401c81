using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.Dialects;

namespace Harness.NUnit;

/// <summary>
/// A scenario written in C#: who signs up, what they bring along, and what is expected of the answer. Each member is the one of the same name in
/// a pack, and is checked and judged as there; what is not expected is not asked, and the rules of the contract hold in any case.
/// </summary>
public sealed class ScenarioDraft
{
    private readonly JsonObject members;

    internal ScenarioDraft(JsonObject members) => this.members = members;

    /// <summary>The person, by the id of the persona book, such as <c>jonas</c>; <c>emily</c> otherwise.</summary>
    public ScenarioDraft Persona(string id) => Over("persona", id);

    /// <summary>Sets a claim over the person's own: a text, a number, a boolean, or whatever JSON can say. Null is sent as null.</summary>
    public ScenarioDraft With(string claim, object? value) => Over("with", Set(members["with"], claim, value));

    /// <summary>Leaves claims out.</summary>
    public ScenarioDraft Without(params string[] claims) => Over("without", new JsonArray([.. claims.Select(claim => JsonValue.Create(claim))]));

    /// <summary>Expects one of these replies.</summary>
    public ScenarioDraft ExpectReply(params ReplyKind[] kinds) => Expect("reply", Words(kinds));

    /// <summary>Expects that the caller does one of these next.</summary>
    public ScenarioDraft ExpectConsequence(params ConsequenceKind[] kinds) => Expect("consequence", Words(kinds));

    /// <summary>Expects one of these HTTP statuses.</summary>
    public ScenarioDraft ExpectStatus(params int[] statuses) => Expect("status", JsonSerializer.SerializeToNode(statuses));

    /// <summary>Expects that the continuation returns this claim with this value.</summary>
    public ScenarioDraft ExpectClaim(string claim, object? value) => Expect("claims", Set(Expected["claims"], claim, value));

    /// <summary>Expects a message to the person with this text in it, whatever its capitals.</summary>
    public ScenarioDraft ExpectMessage(string text) => Expect("message", text);

    /// <summary>Expects that the message to the person is in this language, such as <c>de</c>.</summary>
    public ScenarioDraft ExpectMessageLanguage(string tag) => Expect("messageLanguage", tag);

    /// <summary>Expects that the person waits no longer than this.</summary>
    public ScenarioDraft ExpectWithin(TimeSpan time) => Expect("within", string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalMilliseconds} ms"));

    /// <summary>The scenario as a pack has it.</summary>
    public override string ToString() => members.ToJsonString();

    private JsonObject Expected => members["expect"] as JsonObject ?? [];

    private static JsonArray Words<T>(T[] kinds)
        where T : struct, Enum => [.. kinds.Select(kind => JsonValue.Create(Dialects.Words.Of(kind)))];

    private ScenarioDraft Expect(string name, JsonNode? value)
    {
        var expected = (JsonObject)Expected.DeepClone();
        expected[name] = value;
        return Over("expect", expected);
    }

    // Drafts are not changed, so that one may be the beginning of several.
    private ScenarioDraft Over(string name, JsonNode? value)
    {
        var copy = (JsonObject)members.DeepClone();
        copy[name] = value;
        return new(copy);
    }

    private static JsonObject Set(JsonNode? claims, string claim, object? value)
    {
        var copy = claims?.DeepClone() as JsonObject ?? [];
        copy[claim] = JsonSerializer.SerializeToNode(value);
        return copy;
    }
}

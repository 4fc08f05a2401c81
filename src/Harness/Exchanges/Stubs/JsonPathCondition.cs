using System.Text.Json;

namespace Harness.Exchanges.Stubs;

/// <summary>A JSON text in which a path leads to something, or to a text for which a condition holds.</summary>
internal sealed record JsonPathCondition(JsonPath Path, TextCondition? Condition) : TextCondition
{
    public override string InWords => $"have {Path.Written}{(Condition is null ? "" : $", which should {Condition.InWords}")}";

    public override bool Holds(string? text)
    {
        var found = Json.Read(text) is { } root ? Path.Find(root) : null;
        if (found is { ValueKind: JsonValueKind.Null } || (found is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 0)) found = null;
        return Condition switch
        {
            null => found is { } value && !(value.ValueKind == JsonValueKind.Object && !value.EnumerateObject().Any()),
            AbsentCondition => found is null,
            _ when found is { ValueKind: JsonValueKind.Array } items => items.EnumerateArray().Any(item => IsSingle(item) && Condition.Holds(JsonText.Of(item))),
            _ => found is { } single && IsSingle(single) && Condition.Holds(JsonText.Of(single)),
        };
    }

    private static bool IsSingle(JsonElement value) => value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null);
}

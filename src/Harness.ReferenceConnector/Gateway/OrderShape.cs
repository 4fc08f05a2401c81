using System.Text.Json;

namespace Harness.ReferenceConnector.Gateway;

/// <summary>What the bodies of the orders API and of the connector look like, as the gateway's schemas have it.</summary>
internal static class OrderShape
{
    private static readonly string[] OrderMembers = ["item", "quantity"];

    private static readonly string[] ConnectorMembers = ["step", "client_id", "ui_locales", "email", "displayName", "givenName", "surname"];

    /// <summary><c>{ "item": "book", "quantity": 1 }</c>: both are needed.</summary>
    public static bool IsOrder(ReadOnlyMemory<byte> body, bool isStrict) =>
        Check(body, order => IsOrder(order) && (!isStrict || HasOnly(order, OrderMembers)));

    /// <summary>What a connector is sent: an e-mail address at least, and whatever attributes the user flow has.</summary>
    public static bool IsConnectorCall(ReadOnlyMemory<byte> body, bool isStrict) =>
        Check(body, claims => IsText(claims, "email") && (!isStrict || HasOnly(claims, ConnectorMembers)));

    /// <summary>An order with the number under which it is kept.</summary>
    public static bool IsStored(ReadOnlyMemory<byte> body) => Check(body, IsStored);

    public static bool IsList(ReadOnlyMemory<byte> body) =>
        Check(body, list => list.ValueKind is JsonValueKind.Array && list.EnumerateArray().All(IsStored));

    private static bool IsStored(JsonElement order) => IsOrder(order) && IsText(order, "id");

    private static bool IsOrder(JsonElement order) =>
        IsText(order, "item") && order.TryGetProperty("quantity", out var quantity) && quantity.ValueKind is JsonValueKind.Number
            && quantity.TryGetInt32(out var number) && number > 0;

    private static bool IsText(JsonElement body, string member) =>
        body.ValueKind is JsonValueKind.Object && body.TryGetProperty(member, out var text) && text.ValueKind is JsonValueKind.String;

    private static bool HasOnly(JsonElement body, string[] members) => body.EnumerateObject().All(member => members.Contains(member.Name));

    private static bool Check(ReadOnlyMemory<byte> body, Func<JsonElement, bool> check)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return check(document.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

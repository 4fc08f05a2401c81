using System.Text;
using System.Text.Json;
using Harness.Dialects;

namespace Harness.Importing.Graph;

/// <summary>Writes the settings of a flow.</summary>
internal static class GraphSettingsText
{
    public static string Of(GraphFlow flow, string? schema)
    {
        var text = new StringBuilder("// Settings of " + GraphPackText.Comment(flow.Name) + ", begun by 'b2c-harness import graph'. What you change here stays: a further import leaves the file alone.\n");
        text.Append("// The endpoint is given by the run: --endpoint URL, or STEP=URL for each step.\n");
        List<string> members = [];
        if (schema is not null) members.Add($"  \"$schema\": {Json(schema)}");
        if (flow.AppId is not null) members.Add($"  \"appId\": {Json(flow.AppId)}");
        var users = flow.Connectors.Select(one => one.Connector.User).OfType<string>().Distinct().ToArray();
        if (users is [var user, .. var others])
            members.Add($"{(others.Length == 0 ? "" : $"  // The connectors of other steps have other users: {GraphPackText.Comment(string.Join(", ", others))}. Play those steps with --step and --user.\n")}  \"user\": {Json(user)},\n  \"passwordVariable\": \"CONNECTOR_PASSWORD\"");
        if (flow.Attributes is { } attributes)
        {
            members.Add("  // Graph does not tell which attributes are application claims: correct inToken.\n  \"attributes\": [\n"
                + string.Join(",\n", attributes.Select(attribute => $"    {{ \"name\": {Json(attribute.Name)}, \"type\": {Json(Words.Of(attribute.Type))}, \"inToken\": true }}"))
                + "\n  ]");
        }

        return text.Append("{\n").AppendJoin(",\n", members).Append("\n}\n").ToString();
    }

    private static string Json(string text) => JsonSerializer.Serialize(text);
}

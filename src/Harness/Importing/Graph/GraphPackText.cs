using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Harness.Claims;
using Harness.Dialects;
using Harness.Dialects.UserFlow;
using Harness.Reporting;

namespace Harness.Importing.Graph;

/// <summary>Writes the pack of one step of a flow.</summary>
internal static partial class GraphPackText
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A name in letters, digits and hyphens.</summary>
    public static string Plain(string name) => Odd().Replace(name, "-").Trim('-') is { Length: > 0 } plain ? plain : "user-flow";

    /// <summary>The name of the pack of a step.</summary>
    public static string Name(GraphFlow flow, FlowStep step) => $"{flow.Plain}-{step.Slug}";

    public static string Of(GraphFlow flow, FlowStep step, GraphConnector connector, string? schema, ImmutableDictionary<string, string> written)
    {
        var text = new StringBuilder(ImportFolder.GraphMark);
        text.Append(Comment(flow.Name)).Append(". A further import writes this file anew, but for the values under 'with'; put packs of your own beside it.\n");
        text.Append("// The flow calls the connector ").Append(Comment(connector.Name)).Append(connector.Url.Length == 0 ? "" : ", which is at " + Comment(connector.Url)).Append(". It was not called: the run takes the endpoint from --endpoint.\n");
        text.Append("// ").Append(Proof(connector)).Append('\n');
        text.Append("{\n");
        if (schema is not null) text.Append("  \"$schema\": ").Append(Json(schema)).Append(",\n");
        text.Append("  \"pack\": ").Append(Json(Name(flow, step))).Append(",\n");
        text.Append("  \"dialect\": ").Append(Json(flow.Dialect.Id)).Append(",\n");
        text.Append("  \"step\": ").Append(Json(step.Id)).Append(",\n");
        text.Append("  \"persona\": ").Append(Json(Persona(flow, step))).Append(",\n");
        Values(flow, step, text, written);
        string[] scenarios =
        [
            $"{{ \"id\": \"plain\", \"about\": {Json($"As {flow.Name} calls it.")} }}",
            "{ \"id\": \"payloads\", \"about\": \"Every odd payload of the step.\", \"vary\": \"everything\", \"tags\": [\"hardening\"] }",
            .. ImportedProbes.All.Where(probe => probe.Id != "older-clock" || flow.Dialect.Clock.Id.StartsWith("user-flow", StringComparison.Ordinal)).Select(probe => $"{{ \"id\": \"{probe.Id}\", \"about\": {Json(probe.About)}, \"probe\": \"{probe.Id}\" }}"),
        ];
        return text.Append("  \"scenarios\": [\n").AppendJoin(",\n", scenarios.Select(scenario => "    " + scenario)).Append("\n  ]\n}\n").ToString();
    }

    /// <summary>A text that stays on the line of its comment.</summary>
    public static string Comment(string text) => Visible.Line(text);

    // Who is called for at this step: only somebody from a provider comes after federation, and to a workforce tenant at all.
    private static string Persona(GraphFlow flow, FlowStep step) =>
        step == UserFlowSteps.PostFederationSignup || flow.Dialect is not UserFlowDialect ? "zoe" : "emily";

    // Custom attributes that the people of the harness do not have.
    private static void Values(GraphFlow flow, FlowStep step, StringBuilder text, ImmutableDictionary<string, string> written)
    {
        var own = PersonaBook.Open(null).Attributes(Persona(flow, step));
        var values = (flow.Attributes ?? []).Where(attribute => attribute.Name.StartsWith("extension_", StringComparison.Ordinal))
            .Select(attribute => (Name: "extension_{appId}_" + attribute.Name["extension_".Length..], attribute.Type)).Where(claim => !own.Contains(claim.Name))
            .Select(claim => $"    {Json(claim.Name)}: {written.GetValueOrDefault(claim.Name) ?? Value(claim.Type)}").ToArray();
        if (values.Length == 0 || step == UserFlowSteps.PostFederationSignup) return;
        text.Append("  // Nobody of the harness has these: change them to what your endpoint knows. They stay when the flow is imported again.\n  \"with\": {\n").AppendJoin(",\n", values).Append("\n  },\n");
    }

    private static string Value(AttributeType type) => type switch
    {
        AttributeType.Boolean => "true",
        AttributeType.Int => "42",
        _ => "\"212342\"",
    };

    private static string Proof(GraphConnector connector) => connector.Authentication switch
    {
        GraphAuthentication.Basic => "It proves itself by Basic credentials: --user and --password-env.",
        GraphAuthentication.Certificate => "It proves itself by a client certificate: --certificate.",
        _ => "The files do not tell how it proves itself: --user and --password-env, or --certificate.",
    };

    private static string Json(string text) => JsonSerializer.Serialize(text, Relaxed);

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex Odd();
}

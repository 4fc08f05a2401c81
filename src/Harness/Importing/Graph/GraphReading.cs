using System.Collections.Immutable;
using System.Text.Json;
using Harness.Dialects;
using Harness.Dialects.UserFlow;
using Harness.Rules.CustomPolicies;
using Harness.Scenarios;

namespace Harness.Importing.Graph;

/// <summary>Ties connectors, steps and attributes together to flows.</summary>
internal sealed class GraphReading(GraphObjects objects, ProblemList problems, ProblemList notes)
{
    private const string Unnamed = "user-flow";
    private const string WorkforcePrefix = "B2X_1_";

    private static readonly ImmutableDictionary<string, FlowStep> StepOf = new Dictionary<string, FlowStep>
    {
        ["postFederationSignup"] = UserFlowSteps.PostFederationSignup,
        ["postAttributeCollection"] = UserFlowSteps.PostAttributeCollection,
        ["preTokenIssuance"] = UserFlowSteps.PreTokenIssuance,
    }.ToImmutableDictionary();

    private readonly HashSet<PositionedNode> used = new(ReferenceEqualityComparer.Instance);

    public ImmutableArray<GraphFlow> Flows()
    {
        // What stands alone belongs to the only flow; without one it makes a flow without a name.
        ImmutableArray<GraphFlow> flows = objects.Flows.Count switch
        {
            0 => [Flow(null, objects.Configurations, objects.Attributes)],
            1 => [Flow(objects.Flows[0], objects.Configurations, objects.Attributes)],
            _ => [.. objects.Flows.Select(flow => Flow(flow, [], []))],
        };
        if (objects.Flows.Count > 1)
            foreach (var alone in objects.Configurations.Concat(objects.Attributes.Take(1)))
                problems.Add(alone.Position, "It is not said to which of the flows this belongs.", "Import each flow with its own files, or export flows with $expand.");
        foreach (var idle in objects.Connectors.Where(connector => !used.Contains(connector)))
            notes.Add(idle.Position, $"No step of these files calls the connector '{idle["displayName"]?.Text ?? idle["id"]?.Text}'; no pack is made for it.", "Add the flow's apiConnectorConfiguration.");
        return [.. flows.Where(flow => !flow.Connectors.IsEmpty)];
    }

    private GraphFlow Flow(PositionedNode? flow, IEnumerable<PositionedNode> configurations, IEnumerable<PositionedNode> attributes)
    {
        var name = flow?["id"]?.Text ?? Unnamed;
        var dialect = DialectBook.Find(name.StartsWith(WorkforcePrefix, StringComparison.OrdinalIgnoreCase) || flow?["@odata.type"]?.Text?.Contains("b2x", StringComparison.OrdinalIgnoreCase) == true ? "self-service-sign-up" : "user-flow")!;
        var connectors = (flow?["apiConnectorConfiguration"] is { } own ? configurations.Append(own) : configurations)
            .SelectMany(configuration => GraphObjects.Slots.Select(slot => (Step: StepOf[slot], Node: configuration[slot])))
            .Where(slot => slot.Node is { Kind: JsonValueKind.Object, Members.IsEmpty: false })
            .Select(slot => (slot.Step, Connector: Connector(slot.Node!))).Where(slot => slot.Connector is not null && IsCalled(slot.Step, slot.Connector, dialect, flow))
            .DistinctBy(slot => slot.Step).OrderBy(slot => dialect.Steps.IndexOf(slot.Step)).Select(slot => (slot.Step, slot.Connector!)).ToImmutableArray();
        var listed = attributes.Concat(flow?["userAttributeAssignments"] is { } assigned ? assigned.Items : []).ToArray();
        var (found, appId) = GraphAttributes.Read(listed, notes);
        return new(name, dialect, connectors, listed.Length == 0 ? null : found, appId);
    }

    private bool IsCalled(FlowStep step, GraphConnector connector, Dialect dialect, PositionedNode? flow)
    {
        if (dialect.Steps.Contains(step)) return true;
        notes.Add(flow!.Position, $"{dialect.Caller} does not call '{connector.Name}' at {step.Id} in a flow of this kind; no pack is made for it.", "Nothing is to be done.");
        return false;
    }

    // Expanded it is the connector, else a reference to one.
    private GraphConnector? Connector(PositionedNode node)
    {
        var id = node["id"]?.Text ?? node["@odata.id"]?.Text?.TrimEnd('/').Split('/')[^1].Trim('\'', '(', ')');
        var whole = node["targetUrl"] is not null ? node : objects.Connectors.Find(connector => connector["id"]?.Text == id);
        if (objects.Connectors.Find(connector => connector["id"]?.Text is { } own && own == id) is { } listed) used.Add(listed);
        if (whole is not null)
        {
            used.Add(whole);
            var url = whole["targetUrl"]?.Text ?? "";
            if (url.Length == 0) notes.Add(whole.Position, "The connector has no targetUrl.", "It calls nobody until it has one.");
            var (authentication, user) = Authentication(whole["authenticationConfiguration"]);
            return new(id, whole["displayName"]?.Text ?? id ?? "without a name", PolicySecrets.Masked(url), authentication, user);
        }

        problems.Add(node.Position, $"The connector '{id}' is in none of the files.", "Export /identity/apiConnectors too, or the configuration with $expand.");
        return null;
    }

    private static (GraphAuthentication Authentication, string? User) Authentication(PositionedNode? node)
    {
        if (node is null) return (GraphAuthentication.Unknown, null);
        if (node["username"]?.Text is { } user) return (GraphAuthentication.Basic, user);
        var type = node["@odata.type"]?.Text ?? "";
        return type.EndsWith("basicAuthentication", StringComparison.OrdinalIgnoreCase) ? (GraphAuthentication.Basic, null)
            : type.Contains("ertificate", StringComparison.Ordinal) || node["certificateList"] is not null || node["pkcs12Value"] is not null ? (GraphAuthentication.Certificate, null)
            : (GraphAuthentication.Unknown, null);
    }
}

using System.Text.Json;
using Harness.Scenarios;

namespace Harness.Importing.Graph;

/// <summary>The objects of some files, sorted by what they are. Files are what Graph answers: one object, a list, or a list under <c>value</c>.</summary>
internal sealed class GraphObjects
{
    /// <summary>The steps of a flow to which a connector can be tied, by the names that Graph gives them.</summary>
    public static readonly string[] Slots = ["postFederationSignup", "postAttributeCollection", "preTokenIssuance"];

    private const string Known = "Known are identityApiConnector, userFlowApiConnectorConfiguration, b2cIdentityUserFlow and b2xIdentityUserFlow, identityUserFlowAttribute and their assignments.";

    /// <summary>User flows, with what was expanded in them.</summary>
    public List<PositionedNode> Flows { get; } = [];

    /// <summary>Which step calls which connector, where that stands alone.</summary>
    public List<PositionedNode> Configurations { get; } = [];

    /// <summary>API connectors.</summary>
    public List<PositionedNode> Connectors { get; } = [];

    /// <summary>Attributes and their assignments to flows.</summary>
    public List<PositionedNode> Attributes { get; } = [];

    /// <summary>Sorts one file.</summary>
    public void Add(PositionedNode root, ProblemList problems)
    {
        var items = root.Kind == JsonValueKind.Array ? root.Items : root["value"] is { Kind: JsonValueKind.Array } list ? list.Items : [root];
        if (items.IsEmpty) problems.Add(root.Position, "The list is empty: there is nothing to import.", "Export it again, or leave the file out.");
        foreach (var item in items)
        {
            if (Kind(item) is { } kind) kind.Add(item);
            else if (item["error"] is { Kind: JsonValueKind.Object } error) problems.Add(item.Position, $"Graph answered with an error: {error["message"]?.Text ?? error["code"]?.Text ?? "no text"}.", "Export it again with enough permissions.");
            else problems.Add(item.Position, $"This is {(item.Kind == JsonValueKind.Object ? "no object of Graph that is known here" : item.KindInWords)}.", Known);
        }
    }

    private List<PositionedNode>? Kind(PositionedNode item)
    {
        var type = item["@odata.type"]?.Text ?? "";
        return item.Kind != JsonValueKind.Object ? null
            : item["targetUrl"] is not null || type.EndsWith(".identityApiConnector", StringComparison.Ordinal) ? Connectors
            : item["userFlowType"] is not null || item["apiConnectorConfiguration"] is not null || item["userAttributeAssignments"] is not null || type.EndsWith("IdentityUserFlow", StringComparison.Ordinal) ? Flows
            : Slots.Any(slot => item[slot] is not null) || type.EndsWith(".userFlowApiConnectorConfiguration", StringComparison.Ordinal) ? Configurations
            : item["userAttribute"] is not null || item["dataType"] is not null || item["userFlowAttributeType"] is not null || item["userInputType"] is not null ? Attributes
            : null;
    }
}

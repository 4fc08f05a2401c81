using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Harness.Dialects;
using Harness.Dialects.UserFlow;
using Harness.Scenarios;

namespace Harness.Importing.Graph;

/// <summary>Reads attributes of user flows (Microsoft Graph, <c>identityUserFlowAttribute</c> and its assignments to flows).</summary>
internal static partial class GraphAttributes
{
    /// <summary>The attributes in the order of the files, and the app id in the names of the custom ones. What cannot be used is a note.</summary>
    public static (ImmutableArray<FlowAttribute> Attributes, string? AppId) Read(IEnumerable<PositionedNode> nodes, ProblemList notes)
    {
        var attributes = ImmutableArray.CreateBuilder<FlowAttribute>();
        string? appId = null;
        foreach (var node in nodes)
        {
            // An assignment holds the attribute; its own id is that of the attribute too.
            var attribute = node["userAttribute"] is { Members.IsEmpty: false } held ? held : node;
            if ((attribute["id"]?.Text ?? node["id"]?.Text) is not { } id)
            {
                notes.Add(attribute.Position, "This attribute has no id, so nobody knows what it is called in a call.", "Export the assignments with $expand=userAttribute.");
                continue;
            }

            if (Custom().Match(id) is { Success: true } custom)
            {
                var app = custom.Groups["app"].Value;
                if (appId is not null && appId != app)
                    notes.Add(attribute.Position, $"'{id}' is of another extensions app than the attributes before it.", "Import the files of one tenant at a time.");
                appId ??= app;
                Add(new("extension_" + custom.Groups["name"].Value, Type(attribute, id, notes), Collected: true, InToken: true), attribute);
            }
            else if (id.StartsWith("extension_", StringComparison.OrdinalIgnoreCase))
            {
                notes.Add(attribute.Position, $"'{id}' is no name of a custom attribute: the id of the app has 32 hex digits.", "Export it again, or write the attribute into the settings by hand.");
            }
            else if (BuiltInAttributes.All.FirstOrDefault(one => one.Name.Equals(id, StringComparison.OrdinalIgnoreCase)) is { } builtIn)
            {
                Add(new(builtIn.Name, AttributeType.String, Collected: true, InToken: true), attribute);
            }
            else
            {
                notes.Add(attribute.Position, $"No API connector is sent the built-in attribute '{id}'; it is passed over.", "Nothing is to be done.");
            }
        }

        return (attributes.ToImmutable(), appId);

        void Add(FlowAttribute attribute, PositionedNode node)
        {
            if (attributes.Any(other => other.Name == attribute.Name)) notes.Add(node.Position, $"'{attribute.Name}' is listed twice; the first one counts.", "Nothing is to be done.");
            else attributes.Add(attribute);
        }
    }

    private static AttributeType Type(PositionedNode attribute, string id, ProblemList notes)
    {
        switch (attribute["dataType"]?.Text?.ToUpperInvariant())
        {
            case "STRING":
                return AttributeType.String;
            case "BOOLEAN":
                return AttributeType.Boolean;
            case "INT64" or "INT":
                return AttributeType.Int;
            case null:
                notes.Add(attribute.Position, $"'{id}' has no dataType; it is taken for a text.", "Export the assignments with $expand=userAttribute.");
                return AttributeType.String;
            default:
                notes.Add(attribute["dataType"]!.Position, $"'{id}' is a {attribute["dataType"]!.Text}, which user flows send as text.", "Nothing is to be done.");
                return AttributeType.String;
        }
    }

    [GeneratedRegex("^extension_(?<app>[0-9a-fA-F]{32})_(?<name>[A-Za-z0-9_]+)\\z")]
    private static partial Regex Custom();
}

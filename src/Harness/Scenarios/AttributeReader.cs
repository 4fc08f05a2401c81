using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Harness.Dialects;
using Harness.Dialects.UserFlow;

namespace Harness.Scenarios;

/// <summary>Reads <c>attributes</c>, the flow's list as it is ticked in the portal.</summary>
internal static partial class AttributeReader
{
    public static readonly ImmutableArray<string> Names = ["name", "type", "collected", "inToken"];

    /// <summary>What every tenant's portal offers to tick; all are texts.</summary>
    public static readonly ImmutableArray<string> BuiltIn = [.. BuiltInAttributes.All.Select(attribute => attribute.Name)];

    public static readonly ImmutableArray<string> Types = Words.All<AttributeType>();

    public static ImmutableArray<FlowAttribute>? Read(ObjectReader from, ProblemList problems)
    {
        if (from["attributes"] is null) return null;
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var attributes = ImmutableArray.CreateBuilder<FlowAttribute>();
        foreach (var item in from.Items("attributes"))
        {
            if (Attribute(item, problems) is not { } attribute) continue;
            attributes.Add(attribute);
            if (!lines.TryAdd(attribute.Name, item.Position.Line))
            {
                var hint = $"Keep one of the two; the first is in line {lines[attribute.Name]}.";
                problems.Add(item["name"]!.Position, $"'{attribute.Name}' is listed twice.", hint);
            }
        }

        return attributes.ToImmutable();
    }

    private static FlowAttribute? Attribute(PositionedNode node, ProblemList problems)
    {
        if (ObjectReader.Open(node, "The attribute", Names, problems) is not { } from) return null;
        from.Require("name", "Write the name, such as \"jobTitle\" or \"extension_loyaltyId\".");
        from.Require("type", $"Write one of {string.Join(", ", Types)}.");
        var name = from.Text("name");
        var isNamed = name is not null && IsName(name, from["name"]!.Position, problems);
        var word = from.Word("type", Types);
        var type = word is not null && Words.TryParse(word, out AttributeType parsed) ? parsed : AttributeType.String;
        if (isNamed && type != AttributeType.String && BuiltIn.Contains(name!))
            problems.Add(from["type"]!.Position, $"'{name}' is a string in every tenant.", "Write \"string\".");
        var attribute = new FlowAttribute(name ?? "", type, from.Flag("collected") ?? true, from.Flag("inToken") ?? false);
        return isNamed ? attribute : null;
    }

    private static bool IsName(string name, Position position, ProblemList problems)
    {
        if (BuiltIn.Contains(name)) return true;
        var custom = Custom().Match(name);
        if (custom.Success && !custom.Groups["app"].Success) return true;
        problems.Add(position, $"There is no attribute '{name}'.", custom.Success
            ? $"Write it without the app id: extension_{custom.Groups["name"]}."
            : $"{DidYouMean.Hint(name, BuiltIn)} Custom ones are extension_NAME.");
        return false;
    }

    [GeneratedRegex(@"^extension_(?<app>([0-9a-fA-F]{32}|\{appId\})_)?(?<name>[A-Za-z0-9_]+)\z")]
    private static partial Regex Custom();
}

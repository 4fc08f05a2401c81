using System.Collections.Immutable;
using System.Text.Json;

namespace Harness.Scenarios;

/// <summary>Reads <c>endpoints</c>: by environment one address, or one for each step.</summary>
internal static class EndpointReader
{
    private const string Others = Settings.AllOthers;

    public static ImmutableDictionary<string, ImmutableDictionary<string, Uri>> Read(PositionedNode? node, PackContext context, ProblemList problems)
    {
        var endpoints = ImmutableDictionary<string, ImmutableDictionary<string, Uri>>.Empty;
        if (node is { Kind: JsonValueKind.String })
        {
            problems.Add(node.Position, "'endpoints' is a text.", "Name the environment: { \"local\": \"https://...\" }.");
            return endpoints;
        }

        if (!Kinds.Is(node, JsonValueKind.Object, "'endpoints'", problems)) return endpoints;
        foreach (var environment in node.Members)
            if (Environment(environment, context, problems) is { IsEmpty: false } addresses)
                endpoints = endpoints.SetItem(environment.Name, addresses);
        return endpoints;
    }

    private static ImmutableDictionary<string, Uri> Environment(PositionedMember member, PackContext context, ProblemList problems)
    {
        var addresses = ImmutableDictionary<string, Uri>.Empty;
        if (string.IsNullOrWhiteSpace(member.Name)) problems.Add(member.Position, "The environment has no name.", "Name it, for example \"local\".");
        if (member.Value.Kind == JsonValueKind.String) return Address(member.Value, problems) is { } one ? addresses.Add(Others, one) : addresses;
        ImmutableArray<string> steps = [Others, .. context.Dialects.SelectMany(dialect => dialect.Steps).Select(step => step.Id).Distinct()];
        if (ObjectReader.Open(member.Value, $"The environment '{member.Name}'", steps, problems, IsTechnicalProfile) is null) return addresses;
        if (member.Value is { Members: [], IsWhole: true })
            problems.Add(member.Value.Position, $"The environment '{member.Name}' has no address.", "Write one for '*', or for each step.");
        foreach (var step in member.Value.Members.Where(step => steps.Contains(step.Name) || IsTechnicalProfile(step)))
            if (Address(step.Value, problems) is { } address)
                addresses = addresses.SetItem(step.Name, address);
        return addresses;

        // Which technical profiles there are, the packs of a run say.
        bool IsTechnicalProfile(PositionedMember other) => !string.IsNullOrWhiteSpace(other.Name) && DidYouMean.Nearest(other.Name, steps) is null
            && !steps.Any(step => step.StartsWith(other.Name, StringComparison.OrdinalIgnoreCase));
    }

    private static Uri? Address(PositionedNode node, ProblemList problems)
    {
        if (!Kinds.IsText(node, "The address", problems)) return null;
        if (!Uri.TryCreate(node.Text, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http") || address.Host.Length == 0)
        {
            problems.Add(node.Position, "This is no address of an endpoint.", "Write all of it: https://host/path.");
        }
        else if (address.UserInfo.Length > 0)
        {
            const string what = "The address holds credentials; secrets are named here, not written.";
            problems.Add(node.Position, what, "Take them out, and write 'user' and 'passwordVariable'.");
        }
        else
        {
            return address;
        }

        return null;
    }
}

using System.Collections.Immutable;
using System.Xml.Linq;

namespace Harness.Importing;

/// <summary>One policy, or the parts of one, as a file has it.</summary>
/// <param name="Source">The file.</param>
/// <param name="Roots">Its root; the parts where there is none.</param>
internal sealed record Policy(PolicySource Source, ImmutableArray<XElement> Roots)
{
    /// <summary>Its id; null where it has none.</summary>
    public string? Id { get; } = Roots[0].Text("PolicyId") is { Length: > 0 } id ? id : null;

    /// <summary>Whether it is only a part of a policy, whose bases nobody knows.</summary>
    public bool IsPart { get; } = Roots[0].Name.LocalName != "TrustFrameworkPolicy";

    /// <summary>The id of the policy that it builds on, or null.</summary>
    public string? BaseId { get; } = Roots.SelectMany(root => root.All("BasePolicy", "PolicyId")).Select(id => id.Value.Trim()).FirstOrDefault(id => id.Length > 0);

    /// <summary>All of it, to see whether two files say the same.</summary>
    public string Text => field ??= string.Concat(Roots.Select(root => root.ToString(SaveOptions.DisableFormatting)));

    /// <summary>Its deployment mode as written, or null.</summary>
    public string? DeploymentMode { get; } = Roots[0].Text("DeploymentMode");

    /// <summary>What people call it.</summary>
    public string Name => Id ?? Source.Name;

    /// <summary>Whether it says what a relying party gets.</summary>
    public bool HasRelyingParty => All("RelyingParty").Any();

    private ILookup<string, XElement> Elements { get; } = Roots.SelectMany(root => root.DescendantsAndSelf()).ToLookup(element => element.Name.LocalName);

    /// <summary>All elements of a name, in the order of the file.</summary>
    public IEnumerable<XElement> All(string name) => Elements[name];
}

using System.Collections.Immutable;
using System.Xml.Linq;
using Harness.Dialects.CustomPolicies;

namespace Harness.Importing;

/// <summary>A claim of the claims schema, its bases merged in.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Parts">The elements it was merged from, the one nearest to the policy last.</param>
internal sealed record MergedClaimType(string Id, ImmutableArray<XElement> Parts)
{
    // The last ones are of the directory's own objects (azure-docs claimsschema.md; the starter packs); they are read as text.
    private static readonly string[] Known = [.. Enum.GetNames<ClaimDataType>(), "userIdentity", "userIdentityCollection", "alternativeSecurityId", "alternativeSecurityIdCollection"];

    public ClaimDataType Type => Last("DataType")?.Value.Trim() is { } word ? Of(word) : ClaimDataType.String;

    /// <summary>The element that names a data type which the documents do not know; null where they know it.</summary>
    public XElement? UnknownType => Last("DataType") is { } type && !Known.Contains(type.Value.Trim(), StringComparer.OrdinalIgnoreCase) ? type : null;

    /// <summary>How the person enters it, for example <c>EmailBox</c>; null where nobody does.</summary>
    public string? InputType => Last("UserInputType")?.Value.Trim();

    /// <summary>The regular expression that it must match, or null.</summary>
    public string? Pattern => Last("Restriction")?.One("Pattern")?.Text("RegularExpression");

    /// <summary>The values that it may have, the chosen one first; empty for any.</summary>
    public IEnumerable<string> Choices =>
        Last("Restriction")?.All("Enumeration").OrderByDescending(choice => choice.IsTrue("SelectByDefault")).Select(choice => choice.Text("Value")).OfType<string>().Where(value => value.Length > 0) ?? [];

    private static ClaimDataType Of(string word) =>
        Enum.GetValues<ClaimDataType>().FirstOrDefault(type => string.Equals(type.ToString(), word, StringComparison.OrdinalIgnoreCase));

    private XElement? Last(string name) => Parts.Select(part => part.One(name)).OfType<XElement>().LastOrDefault();
}

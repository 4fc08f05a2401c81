using System.Collections.Immutable;
using System.Xml.Linq;

namespace Harness.Importing;

/// <summary>A technical profile with its bases and includes merged in: what stands nearer to the policy wins.</summary>
/// <param name="Id">Its id.</param>
internal sealed record MergedProfile(string Id)
{
    private const string ValidationSection = "ValidationTechnicalProfiles";

    private static readonly ImmutableArray<string?> RestfulKeys = ["ServiceUrl", "SendClaimsIn", "ClaimUsedForRequestPayload", "UseClaimAsBearerToken", "AllowInsecureAuthInProduction"];

    private static readonly ImmutableArray<(string Section, string Item, Func<XElement, string?> Key)> Lists =
    [
        ("Metadata", "Item", item => item.Text("Key")),
        ("CryptographicKeys", "Key", key => key.Text("Id")),
        ("InputClaimsTransformations", "InputClaimsTransformation", reference => reference.Text("ReferenceId")),
        ("InputClaims", "InputClaim", Claim),
        ("DisplayClaims", "DisplayClaim", claim => Claim(claim) + claim.Text("DisplayControlReferenceId")),
        ("PersistedClaims", "PersistedClaim", Claim),
        ("OutputClaims", "OutputClaim", Claim),
        ("OutputClaimsTransformations", "OutputClaimsTransformation", reference => reference.Text("ReferenceId")),
        (ValidationSection, "ValidationTechnicalProfile", reference => reference.Text("ReferenceId")),
    ];

    /// <summary>The elements it was merged from, the one nearest to the policy last.</summary>
    public ImmutableArray<XElement> Parts { get; private init; } = [];

    /// <summary>The element with its protocol, or null.</summary>
    public XElement? Protocol { get; private init; }

    /// <summary>The profile that it includes, or null.</summary>
    public string? Includes { get; private init; }

    public ImmutableArray<XElement> Metadata => Items("Metadata");

    public ImmutableArray<XElement> Keys => Items("CryptographicKeys");

    public ImmutableArray<XElement> InputTransformations => Items("InputClaimsTransformations");

    public ImmutableArray<XElement> InputClaims => Items("InputClaims");

    public ImmutableArray<XElement> DisplayClaims => Items("DisplayClaims");

    public ImmutableArray<XElement> OutputClaims => Items("OutputClaims");

    public ImmutableArray<XElement> OutputTransformations => Items("OutputClaimsTransformations");

    public ImmutableArray<XElement> ValidationProfiles => Items(ValidationSection);

    public bool IsRestful => IsHandledBy("RestfulProvider");

    /// <summary>Whether it has metadata that only RESTful profiles have, and nothing says what kind of profile it is.</summary>
    public bool IsPerhapsRestful => Protocol is null && Metadata.Any(item => RestfulKeys.Contains(item.Text("Key")));

    /// <summary>Whether a profile that it includes is not among the files.</summary>
    public bool LacksInclude { get; init; }

    private ImmutableDictionary<string, ImmutableArray<XElement>> Sections { get; init; } = ImmutableDictionary<string, ImmutableArray<XElement>>.Empty;

    /// <summary>Whether this is its handler among those of the product.</summary>
    public bool IsHandledBy(string provider) =>
        Protocol?.Text("Handler") is { } handler && handler.Split(',')[0].Trim() == $"Web.TPEngine.Providers.{provider}";

    /// <summary>The text of a metadata item, or null.</summary>
    public string? Value(string key) => Metadata.FirstOrDefault(item => item.Text("Key") == key)?.Value.Trim();

    /// <summary>The profile with another of its elements over it.</summary>
    public MergedProfile With(XElement part) => this with
    {
        Parts = Parts.Add(part),
        Protocol = part.One("Protocol") ?? Protocol,
        Includes = part.One("IncludeTechnicalProfile")?.Text("ReferenceId") ?? Includes,
        Sections = Sections.SetItems(Lists.Select(list => KeyValuePair.Create(list.Section, list.Section == ValidationSection
            ? Before(Items(list.Section), part.All(list.Section, list.Item), list.Key)
            : Over(Items(list.Section), part.All(list.Section, list.Item), list.Key)))),
    };

    /// <summary>The profile over another that it includes.</summary>
    public MergedProfile Over(MergedProfile included) => this with
    {
        Protocol = Protocol ?? included.Protocol,
        LacksInclude = LacksInclude || included.LacksInclude,
        Sections = Sections.SetItems(Lists.Select(list => KeyValuePair.Create(list.Section, Over(included.Items(list.Section), Items(list.Section), list.Key)))),
    };

    /// <summary>What the call is made of: two profiles with the same are played alike.</summary>
    public string Fingerprint(PolicyView view)
    {
        var items = Lists.Where(list => list.Section is not ("DisplayClaims" or "PersistedClaims" or "OutputClaimsTransformations" or ValidationSection))
            .SelectMany(list => Items(list.Section).Select(item => $"{list.Section} {string.Join(' ', item.Attributes().Select(attribute => $"{attribute.Name.LocalName}={attribute.Value}"))} {item.Value.Trim()}"));
        var types = InputClaims.Concat(OutputClaims).Select(claim => $"{view.Type(claim.Text("ClaimTypeReferenceId") ?? "")?.Type}");
        return string.Join('\n', items.Concat(types).Prepend(Id));
    }

    private static string? Claim(XElement claim) => $"{claim.Text("ClaimTypeReferenceId")} {claim.Text("PartnerClaimType")}";

    // "The new validation technical profile will be added to the top of the collection defined in the base policy" (azure-docs add-api-connector.md, 05/03/2021).
    private static ImmutableArray<XElement> Before(ImmutableArray<XElement> below, IEnumerable<XElement> above, Func<XElement, string?> key)
    {
        var first = above.ToArray();
        var keys = first.Select(key).ToHashSet(StringComparer.Ordinal);
        return [.. first, .. below.Where(item => !keys.Contains(key(item)))];
    }

    private static ImmutableArray<XElement> Over(ImmutableArray<XElement> below, IEnumerable<XElement> above, Func<XElement, string?> key)
    {
        var merged = new OrderedDictionary<string, XElement>(StringComparer.Ordinal);
        foreach (var item in below) merged.TryAdd(key(item) ?? "", item);
        foreach (var item in above) merged[key(item) ?? ""] = item;
        return [.. merged.Values];
    }

    private ImmutableArray<XElement> Items(string section) => Sections.GetValueOrDefault(section, []);
}

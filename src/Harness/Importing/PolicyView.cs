using System.Collections.Immutable;
using System.Xml.Linq;
using Harness.Dialects.CustomPolicies;
using Harness.Scenarios;

namespace Harness.Importing;

/// <summary>Everything as one policy sees it, its bases merged in.</summary>
internal sealed class PolicyView
{
    // Of longer ones, which nobody writes in earnest, it does not matter where each is cut.
    private const int LongCircle = 50;

    private readonly ImmutableArray<Policy> chain;
    private readonly Dictionary<string, MergedProfile> own = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MergedProfile> merged = new(StringComparer.Ordinal);
    private readonly HashSet<string> whole = new(StringComparer.Ordinal);
    private readonly ProblemList notes;

    public PolicyView(ImmutableArray<Policy> chain, ProblemList notes)
    {
        this.chain = chain;
        this.notes = notes;
        foreach (var part in All("TechnicalProfile").Where(part => part.Parent?.Name.LocalName != "RelyingParty"))
            if (part.Text("Id") is { Length: > 0 } id) own[id] = own.GetValueOrDefault(id, new(id)).With(part);
        Types = All("ClaimType").Where(type => type.Text("Id") is not null).GroupBy(type => type.Text("Id")!, StringComparer.Ordinal).ToImmutableDictionary(group => group.Key, group => new MergedClaimType(group.Key, [.. group]));
        Transformations = ById("ClaimsTransformation");
        DisplayControls = ById("DisplayControl");
        Journeys = Steps("UserJourney");
        SubJourneys = Steps("SubJourney");
        RelyingParty = All("RelyingParty").LastOrDefault();
    }

    /// <summary>The policy whose view it is.</summary>
    public Policy Policy => chain[^1];

    /// <summary>Whether all its bases are among the files.</summary>
    public bool HasAllBases => chain[0] is { BaseId: null, IsPart: false };

    /// <summary>Whether it runs in production: what is not said to be in development does.</summary>
    public bool IsProduction => !string.Equals(Policy.DeploymentMode, "Development", StringComparison.OrdinalIgnoreCase);

    public ImmutableDictionary<string, MergedClaimType> Types { get; }

    public ImmutableDictionary<string, XElement> Transformations { get; }

    public ImmutableDictionary<string, XElement> DisplayControls { get; }

    /// <summary>The steps of each user journey in their order.</summary>
    public ImmutableDictionary<string, ImmutableArray<JourneyStep>> Journeys { get; }

    /// <summary>The steps of each sub journey in their order.</summary>
    public ImmutableDictionary<string, ImmutableArray<JourneyStep>> SubJourneys { get; }

    public XElement? RelyingParty { get; }

    /// <summary>The ids of all technical profiles, in the order in which they are met.</summary>
    public IEnumerable<string> ProfileIds => own.Keys;

    /// <summary>A profile with what it includes, or null.</summary>
    public MergedProfile? Profile(string id) =>
        merged.TryGetValue(id, out var known) ? known : own.TryGetValue(id, out var profile) ? Including(profile) : null;

    /// <summary>The claim type of this id; one that differs in case alone will do.</summary>
    public MergedClaimType? Type(string claim) =>
        Types.GetValueOrDefault(claim) ?? Types.Where(type => string.Equals(type.Key, claim, StringComparison.OrdinalIgnoreCase)).OrderBy(type => type.Key, StringComparer.Ordinal).Select(type => type.Value).FirstOrDefault();

    /// <summary>The localised text of this id for error messages, English before others, and of the policy before its bases; null for none.</summary>
    public string? ErrorText(string id) => chain.Reverse().SelectMany(policy => policy.All("LocalizedString"))
        .Where(text => text.Text("ElementType") == "ErrorMessage" && text.Text("StringId") == id)
        .OrderByDescending(text => text.Ancestors().FirstOrDefault(resources => resources.Name.LocalName == "LocalizedResources")?.Text("Id")?.EndsWith("en", StringComparison.OrdinalIgnoreCase) == true)
        .Select(text => text.Value.Trim()).FirstOrDefault(text => text.Length > 0);

    /// <summary>The claims that transformations make before a profile is called.</summary>
    public IEnumerable<string> MadeBefore(MergedProfile profile) => Transformed(profile.InputTransformations, "OutputClaims", "OutputClaim");

    /// <summary>The claims that transformations make after a profile was called.</summary>
    public IEnumerable<string> MadeAfter(MergedProfile profile) => Transformed(profile.OutputTransformations, "OutputClaims", "OutputClaim");

    /// <summary>The claims that transformations need before a profile is called.</summary>
    public IEnumerable<string> NeededBefore(MergedProfile profile) => Transformed(profile.InputTransformations, "InputClaims", "InputClaim");

    private IEnumerable<string> Transformed(ImmutableArray<XElement> references, string section, string item) =>
        from reference in references
        let transformation = Transformations.GetValueOrDefault(reference.Text("ReferenceId") ?? "")
        where transformation is not null
        from element in transformation.All(section, item)
        let claim = element.Text("ClaimTypeReferenceId")
        where claim is { Length: > 0 }
        select claim;

    private IEnumerable<XElement> All(string name) => chain.SelectMany(policy => policy.All(name));

    // The last with an id wins: it stands nearest to the policy.
    private ImmutableDictionary<string, XElement> ById(string name)
    {
        var found = ImmutableDictionary.CreateBuilder<string, XElement>(StringComparer.Ordinal);
        foreach (var element in All(name)) if (element.Text("Id") is { } id) found[id] = element;
        return found.ToImmutable();
    }

    private ImmutableDictionary<string, ImmutableArray<JourneyStep>> Steps(string journey)
    {
        var found = ImmutableDictionary.CreateBuilder<string, ImmutableArray<JourneyStep>>(StringComparer.Ordinal);
        foreach (var same in All(journey).Where(element => element.Text("Id") is not null).GroupBy(element => element.Text("Id")!))
        {
            var steps = same.SelectMany(one => one.All("OrchestrationSteps", "OrchestrationStep")).GroupBy(step => step.Text("Order")).Select(JourneyStep.Of);
            found[same.Key] = [.. steps.OrderBy(step => int.TryParse(step.Order, out var order) ? order : int.MaxValue)];
        }

        return found.ToImmutable();
    }

    // A profile includes at most one other: the way through them is a line, or ends in a circle, which is then cut where it closes.
    private MergedProfile Including(MergedProfile first)
    {
        var line = new List<MergedProfile> { first };
        var met = new HashSet<string>(StringComparer.Ordinal) { first.Id };
        var isCircle = false;
        MergedProfile? result = null;
        while (result is null && line[^1].Includes is { } next)
        {
            var place = line[^1].Parts[^1].Place();
            var at = new Position(place.File, place.Line, place.Column);
            if (!met.Add(next))
            {
                notes.Add(at, $"{line[^1].Id} includes {next}, which includes it again.", "Include another profile; it was read without.");
                isCircle = true;
                break;
            }

            if (whole.Contains(next)) result = merged[next];
            else if (own.TryGetValue(next, out var included)) line.Add(included);
            else
            {
                notes.Add(at, $"{line[^1].Id} includes {next}, which is not among the files.", "It was read without; name the file of that profile too.");
                line[^1] = line[^1] with { LacksInclude = true };
                break;
            }
        }

        foreach (var profile in Enumerable.Reverse(line))
        {
            result = result is null ? profile : profile.Over(result);
            if (isCircle && line.Count <= LongCircle && !ReferenceEquals(profile, first)) continue;
            merged[profile.Id] = result;
            if (!isCircle || line.Count > LongCircle) whole.Add(profile.Id);
        }

        return result!;
    }
}

using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.CustomPolicies;
using Harness.Dialects.ProtectedApis;
using Harness.Rules;

namespace Harness.Scenarios;

/// <summary>A dialect, as far as packs name parts of it.</summary>
/// <param name="Id">Its id, for example <c>user-flow</c>.</param>
/// <param name="Steps">Its steps in the order of the flow.</param>
public sealed record PackDialect(string Id, ImmutableArray<FlowStep> Steps)
{
    /// <summary>What can go together in its contract.</summary>
    internal ReplyMeaning Meaning { get; init; } = ReplyMeaning.OfConnectors;

    /// <summary>Whether its packs say which technical profile calls.</summary>
    internal bool IsOfTechnicalProfiles => Id == TechnicalProfileDialect.DialectId;

    /// <summary>Whether its packs say which API behind a gateway is called.</summary>
    internal bool IsOfProtectedApis => Id == ProtectedApiDialect.DialectId;
}

/// <summary>A probe, as far as packs name it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Roles">The roles it needs, of <c>continues</c>, <c>blocks</c>, <c>refuses</c>; a pack that has them is asked it without naming it.</param>
public sealed record PackProbe(string Id, ImmutableArray<string> Roles)
{
    /// <summary>Whether one of the roles will do.</summary>
    public bool OneRoleWillDo { get; init; }

    /// <summary>The dialects in which a rule is asked by it; in others it asks nothing.</summary>
    public ImmutableArray<string> Dialects { get; init; } = [];

    /// <summary>Whether it breaks the services that a pack names under <c>downstream</c>.</summary>
    public bool BreaksDownstream { get; init; }

    /// <summary>Whether what an author expects is about the calls that its caller never makes.</summary>
    public bool IsAboutOddCalls { get; init; }

    /// <summary>What the pack must say of its gateway, or null.</summary>
    internal Need? Says { get; init; }

    /// <summary>The needed roles that are not among these.</summary>
    internal IEnumerable<string> Lacks(IReadOnlyCollection<string> roles) =>
        OneRoleWillDo && Roles.Any(roles.Contains) ? [] : Roles.Except(roles);
}

/// <summary>The names a pack and the settings may use.</summary>
public sealed record PackContext
{
    /// <summary>The dialects.</summary>
    public required ImmutableArray<PackDialect> Dialects { get; init; }

    /// <summary>The ids of the persona book.</summary>
    public required ImmutableArray<string> Personas { get; init; }

    /// <summary>The folder with people of the user's own, in which there are no packs; null where there is none.</summary>
    internal string? PersonaFolder { get; init; }

    /// <summary>By the id of a person the attributes they have for sure; what is put in for <c>{persona. ...}</c> is checked for those it lists.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Attributes { get; init; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>The names of the claims that callers send, without custom attributes; a name that is nearly one of them is a slip.</summary>
    public ImmutableArray<string> Claims { get; init; } = [];

    /// <summary>The probes.</summary>
    public ImmutableArray<PackProbe> Probes { get; init; } = [];

    /// <summary>The ids of the variations.</summary>
    public ImmutableArray<string> Variations { get; init; } = [];

    /// <summary>The claim that somebody meant, or null where the name is one, a custom attribute's, or like none: an endpoint may be asked about a claim of tomorrow.</summary>
    public string? MeantClaim(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Claims.Contains(name) || name.StartsWith("extension_", StringComparison.Ordinal) ? null : DidYouMean.Nearest(name, Claims);
    }
}

using System.Collections.Immutable;
using Harness.Claims;
using Harness.Dialects;
using Harness.Dialects.CustomPolicies;
using Harness.Dialects.ProtectedApis;

namespace Harness.Scenarios;

/// <summary>One question to the endpoint. What the pack says for all its scenarios is already merged in.</summary>
public sealed record Scenario
{
    /// <summary>The id within the pack.</summary>
    public required string Id { get; init; }

    /// <summary>One line for people, or null.</summary>
    public string? About { get; init; }

    /// <summary>The person's id in the persona book.</summary>
    public required string Persona { get; init; }

    /// <summary>The steps of the journey in order; a single call is a journey of one step.</summary>
    public required ImmutableArray<string> Steps { get; init; }

    /// <summary>Whether the author wrote a journey, whose claims travel from step to step.</summary>
    public bool IsJourney { get; init; }

    /// <summary>Claims set for this scenario over the persona's; names and texts may hold <c>{appId}</c>, <c>{clientId}</c>, <c>{tenant}</c>.</summary>
    public ClaimSet With { get; init; } = ClaimSet.Empty;

    /// <summary>Claims left out.</summary>
    public ImmutableArray<string> Without { get; init; } = [];

    /// <summary>What the person types instead after a validation error, one set per resubmission.</summary>
    public ImmutableArray<ClaimSet> Resubmit { get; init; } = [];

    /// <summary>The technical profile that calls, or null where a flow does.</summary>
    public TechnicalProfile? Technical { get; init; }

    /// <summary>The API behind a gateway that is called, or null.</summary>
    internal ProtectedApi? Protected { get; init; }

    /// <summary>Whether it is about a gateway that is shown the right token, and nothing else is expected of it: it is let in. One that lets nobody in refuses every stranger as well.</summary>
    internal bool IsOfRightToken => Protected is not null && With.Count == 0 && Without.IsEmpty && Expect is { Reply.IsEmpty: true, Consequence.IsEmpty: true, Status.IsEmpty: true, Not: null };

    /// <summary>The form of the body for this scenario, or null for the settings' one.</summary>
    public BodyForm? Body { get; init; }

    /// <summary>The id of a probe to play instead of single calls, or null.</summary>
    public string? Probe { get; init; }

    /// <summary>Whether nobody wrote it: the pack is asked it because it names its roles.</summary>
    internal bool IsAskedByRoles { get; init; }

    /// <summary>The variations of its payload: each change of each is a case of its own. Empty for one plain call.</summary>
    public ImmutableArray<string> Vary { get; init; } = [];

    /// <summary>What goes wrong behind the endpoint meanwhile.</summary>
    public ImmutableArray<ScenarioFault> Faults { get; init; } = [];

    /// <summary>The step of a journey at which it goes wrong; null for the whole journey.</summary>
    public string? FaultAt { get; init; }

    /// <summary>Words to choose scenarios by.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>What the author expects.</summary>
    public Expectation Expect { get; init; } = Expectation.Nothing;

    /// <summary>Where it stands in its file.</summary>
    public required Position Position { get; init; }
}

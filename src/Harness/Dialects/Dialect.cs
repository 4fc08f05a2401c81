using System.Collections.Immutable;
using Harness.Claims;
using Harness.Exchanges;

namespace Harness.Dialects;

/// <summary>One contract between a caller and an endpoint: what is sent, and how answers are read.</summary>
public abstract class Dialect
{
    /// <summary>The id packs name, for example <c>user-flow</c>.</summary>
    public abstract string Id { get; }

    /// <summary>The flow steps in the order of a journey.</summary>
    public abstract ImmutableArray<FlowStep> Steps { get; }

    /// <summary>The clock of the caller as it is today.</summary>
    public abstract Clock Clock { get; }

    /// <summary>The step of this id, or null.</summary>
    public FlowStep? Step(string id) => Steps.FirstOrDefault(step => step.Id == id);

    /// <summary>Whether the caller calls a step for this person at all.</summary>
    public abstract bool Calls(FlowStep step, Persona persona);

    /// <summary>Whether an endpoint can tell, from this form of the body, at which of the steps it serves it is called.</summary>
    /// <param name="step">The step.</param>
    /// <param name="form">The form of the body.</param>
    /// <param name="endpoints">The endpoint of each step that is played.</param>
    public abstract bool TellsApart(FlowStep step, BodyForm form, IReadOnlyDictionary<string, Uri> endpoints);

    /// <summary>All that the caller sends about a person at a step, in the order of the body.</summary>
    public abstract ClaimSet Claims(Profile profile, FlowStep step, Persona persona);

    /// <summary>The request that carries these claims.</summary>
    public abstract Call Compose(Profile profile, ClaimSet claims);

    /// <summary>The answer as the contract reads it, and what the caller makes of it.</summary>
    public abstract (Reply Reply, Consequence Consequence) Read(Exchange exchange, Profile profile, FlowStep step);

    /// <summary>A person's way before its first step.</summary>
    public abstract Journey Begin(Persona persona);

    /// <summary>The person's way up to the call of a step, or null where the caller does not call it for this person.</summary>
    public abstract Journey? Arrive(Journey journey, Profile profile, FlowStep step);

    /// <summary>All that the caller sends about a person on their way.</summary>
    public abstract ClaimSet Claims(Profile profile, FlowStep step, Journey journey);

    /// <summary>The person changes what they typed after a validation error, and submits the page again.</summary>
    public abstract Journey Correct(Journey journey, FlowStep step, ClaimSet corrections);

    /// <summary>The person's way after an answer; ended where the caller does not go on.</summary>
    public abstract Journey After(Journey journey, Profile profile, FlowStep step, Reply reply, Consequence consequence);
}

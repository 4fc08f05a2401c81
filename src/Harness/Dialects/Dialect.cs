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

    /// <summary>The product that calls, as messages name it.</summary>
    public abstract string Caller { get; }

    /// <summary>The members of a body that the flow itself adds; all others are something the person has or types.</summary>
    public abstract ImmutableArray<string> AddedByFlow { get; }

    /// <summary>Whether bodies can name their step, so that one address can serve several.</summary>
    public bool NamesStep => AddedByFlow.Contains("step");

    /// <summary>The time from which an answer counts as slow, on an unscaled clock.</summary>
    public abstract TimeSpan SlowFrom { get; }

    /// <summary>The schemas of the contract's answers, by their path in <see cref="EmbeddedContent"/>.</summary>
    public abstract ImmutableArray<string> AnswerSchemas { get; }

    /// <summary>What can go together in this contract.</summary>
    internal virtual ReplyMeaning Meaning => ReplyMeaning.OfConnectors;

    /// <summary>The step of this id, or null.</summary>
    public FlowStep? Step(string id) => Steps.FirstOrDefault(step => step.Id == id);

    /// <summary>Whether the caller calls a step for this person at all.</summary>
    public abstract bool Calls(FlowStep step, Persona persona);

    /// <summary>Whether the flow itself adds a claim to a call, so that no person has or types it.</summary>
    public virtual bool IsAddedByFlow(Profile profile, string claim) => AddedByFlow.Contains(claim);

    /// <summary>Why the caller leaves a call with these claims out, or null where it makes it.</summary>
    public virtual string? Skips(Profile profile, FlowStep step, ClaimSet claims) => null;

    /// <summary>The sentence for a call that is left out for a reason.</summary>
    public virtual string LeftOut(string reason) => $"the policy leaves this call out: {reason}";

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

    /// <summary>Which of <see cref="AnswerSchemas"/> an answer is held against, by what it says it is; null where none fits.</summary>
    public abstract string? AnswerSchema(Exchange exchange, Reply reply);

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

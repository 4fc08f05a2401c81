using Harness.Claims;
using Harness.Exchanges;

namespace Harness.Dialects.UserFlow;

/// <summary>What the rows of the reading table look at.</summary>
internal sealed record AnswerFacts(ConnectorCaller Caller, Exchange Exchange, Profile Profile, FlowStep Step, Answer? Answer, ContractAnswer Contract)
{
    private ClaimSet? taken;

    public int Status => Answer?.Status ?? 0;

    public BodyShape Shape => Contract.Body.Shape;

    public string? Action => Contract.Action;

    public bool Is(FlowStep step) => Step == step;

    public bool Ended(AttemptEnd end) => Exchange.Attempts[^1].End == end;

    public Failure? Failure => Exchange.Attempts[^1].Failure;

    /// <summary>The claims of the answer that B2C takes.</summary>
    public ClaimSet Taken => taken ??= AnswerClaims.Taken(AnswerClaims.All(Contract), Step);

    /// <summary>Those among them whose value has not the type of its attribute.</summary>
    public IEnumerable<Claim> OfWrongType => Taken.Where((Claim claim) => !AnswerClaims.HasRightType(Profile, claim));
}

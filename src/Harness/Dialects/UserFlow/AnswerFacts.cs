using Harness.Exchanges;

namespace Harness.Dialects.UserFlow;

/// <summary>What the rows of the reading table look at.</summary>
internal sealed record AnswerFacts(Exchange Exchange, FlowStep Step, Answer? Answer, ContractAnswer Contract)
{
    public int Status => Answer?.Status ?? 0;

    public BodyShape Shape => Contract.Body.Shape;

    public string? Action => Contract.Action;

    public bool Is(FlowStep step) => Step == step;

    public bool Ended(AttemptEnd end) => Exchange.Attempts[^1].End == end;

    public Failure? Failure => Exchange.Attempts[^1].Failure;
}

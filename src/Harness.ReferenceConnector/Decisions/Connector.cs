using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector.Decisions;

/// <summary>Hands a call to the decision of its step.</summary>
internal sealed class Connector(
    AfterFederation afterFederation, BeforeCreatingUser beforeCreatingUser, BeforeSendingToken beforeSendingToken)
{
    public async Task<HttpAnswer> Answer(Call call, CancellationToken aborted) => HttpAnswer.To(call.Step switch
    {
        Step.PostFederationSignup => afterFederation.Decide(call.Claims),
        Step.PostAttributeCollection => await beforeCreatingUser.Decide(call, aborted),
        Step.PreTokenIssuance => await beforeSendingToken.Decide(call.Claims, aborted),
        // A validation error is legal at the attribute page only, and nobody said that this is it.
        _ => await beforeCreatingUser.Decide(call, aborted) switch
        {
            ValidationError refusal => new ShowBlockPage(refusal.UserMessage) { Trouble = refusal.Trouble },
            var answer => answer,
        },
    });
}

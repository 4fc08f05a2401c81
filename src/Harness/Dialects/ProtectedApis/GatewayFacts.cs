using System.Globalization;
using Harness.Exchanges;

namespace Harness.Dialects.ProtectedApis;

/// <summary>What the rows of the reading table of gateways look at.</summary>
internal sealed record GatewayFacts(Exchange Exchange, ProtectedApi Api, Answer? Answer, AnswerBody Body)
{
    public int Status => Answer?.Status ?? 0;

    public bool Ended(AttemptEnd end) => Exchange.Attempts[^1].End == end;

    public Failure? Failure => Exchange.Attempts[^1].Failure;

    /// <summary>The API's own word: a connector's refusal comes with 400, and says so in the contract's members.</summary>
    public bool IsOfApi => Status is >= 200 and < 300 || (Api.IsConnector && Status == 400 && Body.Member("version") is not null && Body.Member("userMessage") is not null);

    public string? RetryAfter => Answer?.Header("Retry-After");

    public string StatusText => Status.ToString(CultureInfo.InvariantCulture);
}

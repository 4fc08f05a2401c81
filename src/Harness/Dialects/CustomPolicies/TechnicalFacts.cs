using System.Globalization;
using System.Text.Json;
using Harness.Claims;
using Harness.Exchanges;

namespace Harness.Dialects.CustomPolicies;

/// <summary>What the rows of the reading table of technical profiles look at.</summary>
internal sealed record TechnicalFacts(Exchange Exchange, TechnicalProfile Profile, FlowStep Step, Answer? Answer, ErrorAnswer Error)
{
    public int Status => Answer?.Status ?? 0;

    public BodyShape Shape => Error.Body.Shape;

    public bool Ended(AttemptEnd end) => Exchange.Attempts[^1].End == end;

    public Failure? Failure => Exchange.Attempts[^1].Failure;

    public bool IsSuccess => Status is >= 200 and < 300;

    public bool IsClientError => Status is >= 400 and < 500;

    /// <summary>The claims of the answer that the profile takes, by the policy's names.</summary>
    public ClaimSet Taken => field ??= OutputClaims.Taken(Profile, Error.Body);

    /// <summary>The output claims whose value in the answer has another type.</summary>
    public IEnumerable<OutputClaim> OfWrongType => Profile.OutputClaims.Where(output => !output.AlwaysDefault &&
        OutputClaims.Find(Profile, Error.Body, output) is { ValueKind: not JsonValueKind.Null } value && !ClaimText.Fits(value, output.Type));

    /// <summary>The output claims that the answer lacks, and that have no default.</summary>
    public IEnumerable<OutputClaim> Missing => Profile.OutputClaims.Where(output =>
        output is { Default: null } && OutputClaims.Find(Profile, Error.Body, output) is null or { ValueKind: JsonValueKind.Null });

    public string StatusText => Status.ToString(CultureInfo.InvariantCulture);
}

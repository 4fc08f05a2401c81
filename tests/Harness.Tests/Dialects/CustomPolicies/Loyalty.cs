using System.Collections.Immutable;
using System.Text;
using Harness.Claims;
using Harness.Dialects;
using Harness.Dialects.CustomPolicies;
using Harness.Exchanges;

namespace Harness.Tests.Dialects.CustomPolicies;

/// <summary>The technical profile of the loyalty walkthrough, a person, and short ways to calls and readings.</summary>
internal static class Loyalty
{
    public static readonly TechnicalProfileDialect Dialect = new();

    public static readonly TechnicalProfile Profile = new()
    {
        Id = "REST-ValidateLoyalty",
        ServiceUrl = "https://api.contoso.com/loyalty?code=abc",
        ResolvesClaims = true,
        InputClaims = [new("loyaltyId", "loyaltyId"), new("email", "email"), new("userLanguage", "lang") { Default = "{Culture:LCID}", AlwaysDefault = true }],
        OutputClaims = [new("promoCode", "promoCode")],
    };

    public static readonly Persona Jonas = new()
    {
        Id = "jonas",
        About = "A person of these tests.",
        Account = AccountKind.Local,
        Locale = "de-DE",
        ObjectId = "11111111-2222-3333-4444-555555555555",
        Identities = [],
        Attributes = ClaimSet.Empty.With("email", "jonas@fabrikam.com").With("displayName", "Jonas Größe & Söhne +1 %")
            .With("extension_{appId}_loyaltyId", "212342"),
        KnownToProvider = [],
    };

    public static Profile Caller(TechnicalProfile technical, Credentials? credentials = null, string endpoint = "http://127.0.0.1:7071/api/loyalty") => new()
    {
        Endpoint = new(endpoint),
        Technical = technical,
        Credentials = credentials ?? new Credentials.None(),
    };

    public static Call Call(TechnicalProfile technical, Credentials? credentials = null, string endpoint = "http://127.0.0.1:7071/api/loyalty")
    {
        var caller = Caller(technical, credentials, endpoint);
        return Dialect.Compose(caller, Dialect.Claims(caller, TechnicalProfileSteps.Validation, Jonas));
    }

    public static (Reply Reply, Consequence Consequence) Read(int status, string body, TechnicalProfile? technical = null, FlowStep? step = null)
    {
        var answer = new Answer { Status = status, Reason = "", Headers = [new("Content-Type", "application/json")], Body = Encoding.UTF8.GetBytes(body) };
        return Read(new Attempt(1, AttemptEnd.Answered, answer, null, default), technical, step);
    }

    public static (Reply Reply, Consequence Consequence) Read(Attempt attempt, TechnicalProfile? technical = null, FlowStep? step = null)
    {
        var caller = Caller(technical ?? Profile);
        var exchange = new Exchange(Dialect.Compose(caller, ClaimSet.Empty), new(Dialect.Clock), [attempt]);
        return Dialect.Read(exchange, caller, step ?? TechnicalProfileSteps.Validation);
    }

    public static string Text(Call call) => Encoding.UTF8.GetString(call.Body.Span);

    public static ImmutableArray<InputClaim> Inputs(params InputClaim[] claims) => [.. claims];
}

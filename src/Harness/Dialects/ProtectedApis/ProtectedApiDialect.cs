using System.Collections.Immutable;
using System.Text;
using Harness.Claims;
using Harness.Exchanges;

namespace Harness.Dialects.ProtectedApis;

/// <summary>
/// A gateway in front of an API: an application calls with a token of B2C, and the gateway forwards the call or refuses it (azure-docs
/// secure-api-management.md, 09/20/2021). The claims of a call are those of its token.
/// </summary>
internal sealed class ProtectedApiDialect : Dialect
{
    public const string DialectId = "protected-api";

    /// <summary>What it takes to sign tokens.</summary>
    public const string IssuerInPack = "an issuer that the gateway trusts ('issuer' in the pack)";

    private static readonly ProtectedApi Unnamed = new();

    public override string Id => DialectId;

    public override ImmutableArray<FlowStep> Steps => ProtectedApiSteps.All;

    public override Clock Clock => Clock.Of("application@2025");

    public override string Caller => "the application";

    public override ImmutableArray<string> AddedByFlow => [];

    public override TimeSpan SlowFrom => UserFlow.ApiConnectorDialect.SuccessorLimit;

    public override ImmutableArray<string> AnswerSchemas => [];

    internal override ReplyMeaning Meaning => ReplyMeaning.OfGateways;

    public override bool Calls(FlowStep step, Persona persona) => true;

    public override bool TellsApart(FlowStep step, BodyForm form, IReadOnlyDictionary<string, Uri> endpoints) => true;

    public override string? Skips(Profile profile, FlowStep step, ClaimSet claims)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return profile switch
        {
            { Issuer: not null } or { Protected.IsConnector: true } => null,
            { Credentials: Credentials.TokenOrKey token } => IsOf(token, claims) ? null : $"needs {IssuerInPack}",
            _ => "there is no token to send: it needs an 'issuer' in the pack, or --token-env",
        };
    }

    public override string LeftOut(string reason) => reason;

    public override ClaimSet Claims(Profile profile, FlowStep step, Persona persona)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return profile switch
        {
            { Protected.IsConnector: true } => ClaimSet.Empty,
            { Issuer: { } issuer } => BearerToken.Claims(Api(profile), issuer, persona),
            { Credentials: Credentials.TokenOrKey token } => BearerToken.Read(token.Value) ?? ClaimSet.Empty,
            _ => ClaimSet.Empty,
        };
    }

    public override Call Compose(Profile profile, ClaimSet claims)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return ProtectedApiCall.Of(profile, Api(profile), claims);
    }

    public override (Reply Reply, Consequence Consequence) Read(Exchange exchange, Profile profile, FlowStep step)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return GatewayReadingTable.Read(exchange, Api(profile));
    }

    public override string? AnswerSchema(Exchange exchange, Reply reply) => null;

    public override Journey Begin(Persona persona)
    {
        ArgumentNullException.ThrowIfNull(persona);
        return new Journey { Persona = persona, Known = ClaimSet.Empty }.Tell(null, $"{persona.Attributes.Text("displayName") ?? persona.Id} has signed in, and the application has a token.");
    }

    public override Journey? Arrive(Journey journey, Profile profile, FlowStep step)
    {
        ArgumentNullException.ThrowIfNull(journey);
        return journey.Tell(step, "The application calls the API with it.");
    }

    public override ClaimSet Claims(Profile profile, FlowStep step, Journey journey)
    {
        ArgumentNullException.ThrowIfNull(journey);
        return Claims(profile, step, journey.Persona);
    }

    public override Journey Correct(Journey journey, FlowStep step, ClaimSet corrections) => journey;

    public override Journey After(Journey journey, Profile profile, FlowStep step, Reply reply, Consequence consequence)
    {
        ArgumentNullException.ThrowIfNull(journey);
        ArgumentNullException.ThrowIfNull(consequence);
        journey = journey.Tell(step, consequence.Sees);
        return consequence.Kind == ConsequenceKind.GoesOn ? journey : journey with { EndedBecause = "the API was not reached" };
    }

    private static ProtectedApi Api(Profile profile) => profile.Protected ?? Unnamed;

    // A token that is no JSON web token has no claims that anybody could change.
    private static bool IsOf(Credentials.TokenOrKey token, ClaimSet claims) =>
        Encoding.UTF8.GetString((BearerToken.Read(token.Value) ?? ClaimSet.Empty).ToJson()) == Encoding.UTF8.GetString(claims.ToJson());
}

using System.Collections.Immutable;
using System.Text.Json;
using Harness.Claims;
using Harness.Exchanges;

namespace Harness.Dialects.CustomPolicies;

/// <summary>
/// RESTful technical profiles of custom policies: claims by any name, in body, form, header lines, query string or address; success is HTTP 200 with
/// the output claims, an error any 4xx whose body has status 409 (azure-docs restful-technical-profile.md, 06/08/2022).
/// </summary>
public sealed partial class TechnicalProfileDialect : Dialect
{
    internal const string DialectId = "technical-profile";

    private const string Refusal = "schemas/technical-profile/refusal.schema.json";

    /// <inheritdoc/>
    public override string Id => DialectId;

    /// <inheritdoc/>
    public override ImmutableArray<FlowStep> Steps => TechnicalProfileSteps.All;

    /// <inheritdoc/>
    public override Clock Clock => Clock.Of("custom-policy@2025");

    /// <inheritdoc/>
    public override string Caller => "B2C";

    /// <inheritdoc/>
    public override ImmutableArray<string> AddedByFlow => [];

    /// <inheritdoc/>
    public override TimeSpan SlowFrom => UserFlow.ApiConnectorDialect.SuccessorLimit;

    /// <inheritdoc/>
    public override ImmutableArray<string> AnswerSchemas { get; } = [Refusal];

    internal override ReplyMeaning Meaning => ReplyMeaning.OfTechnicalProfiles;

    /// <inheritdoc/>
    public override bool Calls(FlowStep step, Persona persona) => true;

    /// <inheritdoc/>
    public override bool TellsApart(FlowStep step, BodyForm form, IReadOnlyDictionary<string, Uri> endpoints) => true;

    /// <inheritdoc/>
    public override bool IsAddedByFlow(Profile profile, string claim)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return Technical(profile).InputClaims.Any(input => input.Name == claim && input.AlwaysDefault);
    }

    /// <inheritdoc/>
    public override string? Skips(Profile profile, FlowStep step, ClaimSet claims)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(claims);
        var technical = Technical(profile);
        return TechnicalCall.BearerOf(technical) is { } bearer && profile.Credentials is not Credentials.TokenOrKey && !claims.Has(bearer)
            ? $"{technical.BearerClaim}, its bearer token, has no value (AADB2C90194); set it, or give --token-env"
            : Preconditions.Skipping(technical, claims);
    }

    /// <inheritdoc/>
    public override ClaimSet Claims(Profile profile, FlowStep step, Persona persona)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(persona);
        return Claims(Technical(profile), profile, persona, input => PersonClaims.Find(profile, persona, input.Claim));
    }

    /// <inheritdoc/>
    public override Call Compose(Profile profile, ClaimSet claims)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(claims);
        return TechnicalCall.Of(profile, claims);
    }

    /// <inheritdoc/>
    public override (Reply Reply, Consequence Consequence) Read(Exchange exchange, Profile profile, FlowStep step)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        ArgumentNullException.ThrowIfNull(profile);
        return TechnicalReadingTable.Read(exchange, Technical(profile), step);
    }

    // What says that it refuses is held against the contract; somebody else's error page is not.
    /// <inheritdoc/>
    public override string? AnswerSchema(Exchange exchange, Reply reply)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        ArgumentNullException.ThrowIfNull(reply);
        return exchange.Answer is { Status: >= 400 and < 500 and not 401 } && reply.Body.Shape == BodyShape.Object ? Refusal : null;
    }

    private static ClaimSet Claims(TechnicalProfile technical, Profile profile, Persona persona, Func<InputClaim, JsonElement?> known)
    {
        var claims = ClaimSet.Empty;
        foreach (var input in technical.InputClaims)
        {
            var value = input is { AlwaysDefault: true, Default: not null } ? null : known(input);
            if (value is { } has) claims = claims.With(input.Name, ClaimText.Typed(has, input.Type));
            else if (input.Default is { } written) claims = claims.With(input.Name, ClaimText.Typed(technical.ResolvesClaims ? ClaimResolvers.Fill(written, profile, persona) : written, input.Type));
        }

        return claims;
    }

    private static TechnicalProfile Technical(Profile profile) => profile.Technical ?? TechnicalCall.Unnamed;
}

using System.Collections.Immutable;
using System.Text.Json;
using Harness.Claims;
using Harness.Exchanges;

namespace Harness.Dialects.UserFlow;

/// <summary>API connectors of built-in user flows: three steps, one flat JSON object each, three answers.</summary>
public sealed partial class UserFlowDialect : Dialect
{
    /// <inheritdoc/>
    public override string Id => "user-flow";

    /// <inheritdoc/>
    public override ImmutableArray<FlowStep> Steps => UserFlowSteps.All;

    /// <inheritdoc/>
    public override Clock Clock => Clock.All[0];

    /// <inheritdoc/>
    public override bool Calls(FlowStep step, Persona persona)
    {
        ArgumentNullException.ThrowIfNull(persona);
        return step != UserFlowSteps.PostFederationSignup || persona.Account == AccountKind.Federated;
    }

    /// <inheritdoc/>
    public override bool TellsApart(FlowStep step, BodyForm form, IReadOnlyDictionary<string, Uri> endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        return form == BodyForm.Body2022 || step != UserFlowSteps.PostFederationSignup
            || !endpoints.TryGetValue(step.Id, out var own) || !endpoints.TryGetValue(UserFlowSteps.PostAttributeCollection.Id, out var other) || own != other;
    }

    /// <inheritdoc/>
    public override ClaimSet Claims(Profile profile, FlowStep step, Persona persona)
    {
        ArgumentNullException.ThrowIfNull(persona);
        return Body(profile, step, persona, Attributes(profile, step, persona));
    }

    /// <inheritdoc/>
    public override Call Compose(Profile profile, ClaimSet claims)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(claims);
        var headers = profile.ExtraHeaders;
        if (profile.Credentials is Credentials.Basic basic) headers = headers.Insert(0, new("Authorization", basic.HeaderValue));
        return new()
        {
            Method = HttpMethod.Post,
            Url = profile.Endpoint,
            ContentType = "application/json",
            Headers = headers,
            Body = claims.ToJson(),
        };
    }

    /// <inheritdoc/>
    public override (Reply Reply, Consequence Consequence) Read(Exchange exchange, Profile profile, FlowStep step) =>
        ReadingTable.Read(exchange, profile, step);

    /// <summary>
    /// The members of a body in the order of a captured one: what the flow adds first, identities last.
    /// A claim that has no value is left out. The text of 2021 does not know the token step, which has one form only.
    /// </summary>
    private static ClaimSet Body(Profile profile, FlowStep step, Persona persona, ClaimSet attributes)
    {
        var body = ClaimSet.Empty;
        if (profile.BodyForm == BodyForm.Body2022 || step == UserFlowSteps.PreTokenIssuance) body = body.With("step", step.Id).With("client_id", profile.ClientId);
        body = body.With("ui_locales", persona.Locale);
        if (attributes.TryGet("email", out var email)) body = body.With("email", email);
        if (step == UserFlowSteps.PreTokenIssuance) body = body.With("objectId", persona.ObjectId);
        body = body.With(profile.WireNames(attributes));
        var identities = Identities(profile, step, persona);
        return identities.IsEmpty ? body : body.With("identities", Json(identities));
    }

    private static ClaimSet Attributes(Profile profile, FlowStep step, Persona persona) =>
        step == UserFlowSteps.PostFederationSignup ? FromProvider(persona)
        : step == UserFlowSteps.PostAttributeCollection ? persona.Attributes.Where(name => IsStored(profile, name) || IsFromProvider(persona, name))
        : persona.Attributes.Where(name => profile.Attributes is null || name == "email" || profile.Attribute(profile.WireName(name)) is not null);

    private static ClaimSet FromProvider(Persona persona) => persona.Attributes.Where(name => IsFromProvider(persona, name));

    // A provider knows nothing of the tenant's own attributes.
    private static bool IsFromProvider(Persona persona, string name) =>
        persona.KnownToProvider.Contains(name) && !name.StartsWith("extension_", StringComparison.Ordinal);

    /// <summary>Whether a claim is ticked under <em>User attributes</em>, and so asked for and stored.</summary>
    internal static bool IsStored(Profile profile, string name) =>
        profile.Attributes is null || name == "email" || profile.Attribute(profile.WireName(name)) is { Collected: true };

    // Before the account exists only the provider's identity is known; the directory's own entries come with it, issued by the tenant.
    private static ImmutableArray<Identity> Identities(Profile profile, FlowStep step, Persona persona) =>
        [.. persona.Identities
            .Where(identity => IsFederated(identity) || step == UserFlowSteps.PreTokenIssuance)
            .Select(identity => IsFederated(identity) ? identity : identity with { Issuer = profile.TenantDomain })];

    private static bool IsFederated(Identity identity) => identity.SignInType == "federated";

    private static JsonElement Json(ImmutableArray<Identity> identities) =>
        JsonSerializer.SerializeToElement(identities, IdentityJson.Default.ImmutableArrayIdentity);
}

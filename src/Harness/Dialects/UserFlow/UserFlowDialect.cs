using System.Collections.Immutable;
using Harness.Claims;
using Harness.Exchanges;

namespace Harness.Dialects.UserFlow;

/// <summary>API connectors of built-in user flows of Azure AD B2C: three steps, one flat JSON object each, three answers.</summary>
public sealed class UserFlowDialect : ApiConnectorDialect
{
    /// <inheritdoc/>
    public override string Id => "user-flow";

    /// <inheritdoc/>
    public override ImmutableArray<FlowStep> Steps => UserFlowSteps.All;

    /// <inheritdoc/>
    public override Clock Clock => Clock.Of("user-flow@2025");

    /// <inheritdoc/>
    public override ImmutableArray<string> AddedByFlow { get; } = ["step", "client_id", "ui_locales", "objectId", "identities"];

    private protected override ConnectorCaller ReadBy => ConnectorCaller.B2C;

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

    // The order is that of a captured body: what the flow adds first, identities last. The text of 2021 does not know the token step, which
    // has one form only.
    private protected override ClaimSet Body(Profile profile, FlowStep step, Persona persona, ClaimSet attributes)
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

    private protected override string Opening(Persona persona, string name, string known)
    {
        if (persona.Account == AccountKind.Local) return $"{name} signs up with a local account; the step after federation is not called.";
        var provider = persona.Identities.IsEmpty ? "a provider that sends no identities" : persona.Identities[0].Issuer;
        return $"{name} comes back from {provider} with {known}.";
    }

    // Before the account exists only the provider's identity is known; the directory's own entries come with it, issued by the tenant.
    private static ImmutableArray<Identity> Identities(Profile profile, FlowStep step, Persona persona) =>
        [.. persona.Identities
            .Where(identity => IsFederated(identity) || step == UserFlowSteps.PreTokenIssuance)
            .Select(identity => IsFederated(identity) ? identity : identity with { Issuer = profile.TenantDomain })];

    private static bool IsFederated(Identity identity) => identity.SignInType == "federated";
}

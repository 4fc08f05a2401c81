using System.Collections.Immutable;
using Harness.Claims;
using Harness.Dialects.UserFlow;
using Harness.Exchanges;

namespace Harness.Dialects.SelfServiceSignUp;

/// <summary>
/// API connectors of the self-service sign-up of workforce tenants: guests sign in with an identity provider, and two steps of their sign-up call
/// (entra-docs self-service-sign-up-add-api-connector.md, 04/15/2025).
/// </summary>
public sealed class SelfServiceSignUpDialect : ApiConnectorDialect
{
    // The page lists Google, Facebook and the e-mail one-time passcode; who comes from Entra ID, from a Microsoft account or through SAML/WS-Fed has none.
    private static readonly ImmutableArray<string> IssuersSent = ["google.com", "facebook.com", "mail"];

    /// <inheritdoc/>
    public override string Id => "self-service-sign-up";

    /// <inheritdoc/>
    public override ImmutableArray<FlowStep> Steps { get; } = [UserFlowSteps.PostFederationSignup, UserFlowSteps.PostAttributeCollection];

    /// <inheritdoc/>
    public override Clock Clock => Clock.Of("workforce@2025");

    /// <inheritdoc/>
    public override ImmutableArray<string> AddedByFlow { get; } = ["ui_locales", "identities"];

    private protected override ConnectorCaller ReadBy { get; } = new("Microsoft Entra ID", Sources.SelfServiceSignUp);

    /// <inheritdoc/>
    public override bool Calls(FlowStep step, Persona persona)
    {
        ArgumentNullException.ThrowIfNull(persona);
        return persona.Account == AccountKind.Federated;
    }

    // No body names its step; where one address serves both, that is how the connectors are configured.
    /// <inheritdoc/>
    public override bool TellsApart(FlowStep step, BodyForm form, IReadOnlyDictionary<string, Uri> endpoints) => true;

    /// <inheritdoc/>
    public override Journey Begin(Persona persona)
    {
        ArgumentNullException.ThrowIfNull(persona);
        return base.Begin(persona with { Attributes = persona.Attributes.Rename(name => name == "lastName" ? "surname" : name) });
    }

    // The order is that of the printed bodies, and so is the name of the family name: lastName after federation, surname before creating the user.
    private protected override ClaimSet Body(Profile profile, FlowStep step, Persona persona, ClaimSet attributes)
    {
        var body = ClaimSet.Empty;
        if (attributes.TryGet("email", out var email)) body = body.With("email", email);
        var identities = persona.Identities.Where(IsSent).ToImmutableArray();
        if (!identities.IsEmpty) body = body.With("identities", Json(identities));
        if (step == UserFlowSteps.PostFederationSignup) attributes = attributes.Rename(name => name == "surname" ? "lastName" : name);
        return body.With(profile.WireNames(attributes)).With("ui_locales", persona.Locale);
    }

    private protected override string Opening(Persona persona, string name, string known) =>
        persona.Account == AccountKind.Local ? $"{name} has a local account, with which nobody signs up as a guest."
        : persona.Identities.FirstOrDefault(IsSent) is not { } identity ? $"{name} signs in with a provider that sends no identities, and comes with {known}."
        : identity.Issuer == "mail" ? $"{name} signs in with a one-time passcode sent by e-mail, and comes with {known}."
        : $"{name} signs in with {identity.Issuer}, and comes with {known}.";

    private static bool IsSent(Identity identity) => identity.SignInType == "federated" && IssuersSent.Contains(identity.Issuer);
}

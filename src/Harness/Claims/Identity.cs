namespace Harness.Claims;

/// <summary>One entry of a person's <c>identities</c>, in the shape of Microsoft Graph's objectIdentity.</summary>
/// <param name="SignInType"><c>federated</c>, <c>emailAddress</c>, <c>userName</c> ...</param>
/// <param name="Issuer">The provider's domain (<c>facebook.com</c>) or, for local accounts, the tenant's default domain.</param>
/// <param name="IssuerAssignedId">Opaque text; may look like a number and must not be read as one.</param>
public sealed record Identity(string SignInType, string Issuer, string IssuerAssignedId);

namespace Harness.Claims;

/// <summary>An entry of <c>identities</c> before a seed has decided the id.</summary>
internal sealed record IdentityPattern(string SignInType, string Issuer, TextPattern IssuerAssignedId)
{
    public Identity Fill(PersonSoFar person) => new(SignInType, Issuer, IssuerAssignedId.Fill(person));
}

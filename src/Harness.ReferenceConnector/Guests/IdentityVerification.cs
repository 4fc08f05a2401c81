using Harness.ReferenceConnector.Contract;
using Harness.ReferenceConnector.Decisions;

namespace Harness.ReferenceConnector.Guests;

/// <summary>Stands for a service that compares name and address with its own records, in which no postal code is all zeros.</summary>
internal static class IdentityVerification
{
    public static Answer Decide(Claims claims)
    {
        if (Checks.DisplayName(claims) is { } refusal)
            return refusal;
        if (claims["city"] is null || claims["postalCode"] is not { } postalCode)
            return new ValidationError("To verify your identity we need your city and your postal code.");
        return postalCode.All(character => character == '0')
            ? new ShowBlockPage("We could not verify your identity. Please contact support.")
            : new Continue([new("extension_identityVerified", true)]);
    }
}

using Harness.Dialects;
using Harness.Tokens;

namespace Harness.Running;

/// <summary>The token at the end of a journey, whole: around what is known of the person stands what B2C writes into every token.</summary>
internal static class JourneyToken
{
    // No setting names the policy; these are the documents' own.
    private const string UserFlow = "B2C_1_signupsignin1";
    private const string CustomPolicy = "B2C_1A_signup_signin";

    /// <summary>The journey with its whole token, where it got that far.</summary>
    public static Journey Complete(Journey journey, Profile profile, DateTimeOffset at)
    {
        if (journey.TokenClaims is not { } person) return journey;
        var name = profile.TenantDomain;
        var tenant = new Tenant(new($"https://{name.Split('.')[0]}.b2clogin.com"), name, Tenant.MadeId(name), profile.Technical is null ? UserFlow : CustomPolicy);
        return journey with { TokenClaims = new TokenShape(tenant, profile.ClientId).Of(person, at) };
    }
}

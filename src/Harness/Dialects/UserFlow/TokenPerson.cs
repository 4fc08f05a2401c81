using System.Text.Json;
using Harness.Claims;
using Harness.Tokens;

namespace Harness.Dialects.UserFlow;

/// <summary>A person as tokens tell of them.</summary>
internal static class TokenPerson
{
    private const string Federated = "federated";

    /// <summary>Everything that is known of a person, as the tokens of a policy have it.</summary>
    public static ClaimSet Of(Persona persona, Tenant tenant)
    {
        var known = Of(persona, persona.Attributes);
        if (tenant.IsCustomPolicy && persona.Attributes.Text("email") is { } email) known = known.Without("emails").With("email", email);
        return persona.Identities.FirstOrDefault(identity => identity.SignInType == Federated) is { } provider ? known.With("idp", provider.Issuer) : known;
    }

    /// <summary>Some of what is known, as the tokens of a user flow have it.</summary>
    public static ClaimSet Of(Persona persona, ClaimSet known)
    {
        var token = ClaimSet.Empty.With("sub", persona.ObjectId).With("oid", persona.ObjectId);
        foreach (var claim in known)
        {
            var name = Profile.ShortName(claim.Name.Replace("{appId}_", "", StringComparison.Ordinal));
            token = name == "email"
                ? token.With("emails", JsonSerializer.SerializeToElement(new[] { claim.Value }))
                : token.With(BuiltInAttributes.Find(name)?.TokenName ?? name, claim.Value);
        }

        return token;
    }
}

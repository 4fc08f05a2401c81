using System.Collections.Immutable;
using Harness.Dialects.UserFlow;
using Harness.Tokens;

namespace Harness.Dialects.ProtectedApis;

/// <summary>The names of the claims that a token for an API can have.</summary>
internal static class TokenNames
{
    private static readonly ImmutableArray<string> OfPeople = ["sub", "oid", "name", "given_name", "family_name", "email", "emails", "idp", "newUser"];

    /// <summary>What B2C writes, what it knows of people, and what this API demands.</summary>
    public static ImmutableArray<string> Of(ProtectedApi api) =>
        [.. TokenShape.OwnClaims.Concat(OfPeople).Concat(BuiltInAttributes.All.Select(attribute => attribute.TokenName)).Concat(api.RequiredClaims.Select(claim => claim.Name)).Distinct()];
}

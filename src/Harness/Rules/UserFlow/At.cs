using System.Collections.Immutable;

namespace Harness.Rules.UserFlow;

/// <summary>The combinations of steps that rules concern.</summary>
internal static class At
{
    private const string Federation = "PostFederationSignup";
    private const string Collection = "PostAttributeCollection";
    private const string Issuance = "PreTokenIssuance";

    public static readonly ImmutableArray<string> All = [Federation, Collection, Issuance];
    public static readonly ImmutableArray<string> SignUp = [Federation, Collection];
    public static readonly ImmutableArray<string> Attributes = [Collection];
    public static readonly ImmutableArray<string> Token = [Issuance];
    public static readonly ImmutableArray<string> NotAttributes = [Federation, Issuance];
    public static readonly ImmutableArray<string> WithCustomClaims = [Collection, Issuance];
}

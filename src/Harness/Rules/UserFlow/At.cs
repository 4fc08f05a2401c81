using System.Collections.Immutable;

namespace Harness.Rules.UserFlow;

/// <summary>The combinations of steps that rules concern.</summary>
internal static class At
{
    private const string Federated = "PostFederationSignup";
    private const string Collection = "PostAttributeCollection";
    private const string Issuance = "PreTokenIssuance";

    public static readonly ImmutableArray<string> All = [Federated, Collection, Issuance];
    public static readonly ImmutableArray<string> SignUp = [Federated, Collection];
    public static readonly ImmutableArray<string> Attributes = [Collection];
    public static readonly ImmutableArray<string> Federation = [Federated];
    public static readonly ImmutableArray<string> Token = [Issuance];
    public static readonly ImmutableArray<string> NotAttributes = [Federated, Issuance];
    public static readonly ImmutableArray<string> WithCustomClaims = [Collection, Issuance];
}

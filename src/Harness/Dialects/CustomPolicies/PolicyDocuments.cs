namespace Harness.Dialects.CustomPolicies;

/// <summary>The documents behind rules and readings of technical profiles, as reports name them.</summary>
internal static class PolicyDocuments
{
    public const string Profile = "azure-docs restful-technical-profile.md (06/08/2022)";
    public const string Overview = "azure-docs api-connectors-overview.md (12/16/2022)";
    public const string Validation = "azure-docs validation-technical-profile.md";
    public const string Resolvers = "azure-docs claim-resolver-overview.md (02/16/2022)";
    public const string ErrorCodes = "azure-docs error-codes.md (06/16/2021)";
    public const string Texts = "azure-docs localization-string-ids.md";
    public const string Timeouts = "azure-docs PR #126864, #126324 (04-05/2025)";
    public const string Unreachable = "azure-docs localization-string-ids.md; azure-docs issue #79137";
    public const string ErrorWith200 = "azure-docs issue #6915";
    public const string EmptyAnswer = "azure-docs custom-policy walkthrough of an e-mail service (api-connectors-overview.md)";
    public const string Diagnostics = "azure-ad-b2c/rest-api";
    public const string EmptyList = "azure-docs issue #55126";
    public const string Nothing = "nothing found in the documents";
}

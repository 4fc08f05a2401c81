namespace Harness.Dialects.ProtectedApis;

/// <summary>The documents behind rules and readings of gateways, as reports name them.</summary>
internal static class GatewayDocuments
{
    public const string Securing = "azure-docs secure-api-management.md (09/20/2021)";
    public const string ValidateJwt = "azure-docs validate-jwt-policy.md (03/18/2024)";
    public const string Tokens = "azure-docs tokens-overview.md (04/10/2020)";
    public const string RateLimit = "azure-docs rate-limit-policy.md (07/23/2024)";
    public const string Quota = "azure-docs quota-policy.md (07/23/2024)";
    public const string IpFilter = "azure-docs ip-filter-policy.md (12/08/2022)";
    public const string Errors = "azure-docs api-management-error-handling-policies.md (01/10/2020)";
    public const string Validation = "azure-docs validation policy error reference (12/05/2022)";
    public const string Connectors = "MicrosoftDocs/azure-docs add-api-connector.md (12/20/2022)";
    public const string ErrorCodes = "azure-docs error-codes.md (06/16/2021)";
    public const string Http = "RFC 9110";
}

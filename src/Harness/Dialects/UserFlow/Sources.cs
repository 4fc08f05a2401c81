namespace Harness.Dialects.UserFlow;

/// <summary>The documents behind rules and readings, as reports name them.</summary>
internal static class Sources
{
    public const string AddApiConnector = "MicrosoftDocs/azure-docs add-api-connector.md (12/20/2022)";
    public const string SelfServiceSignUp = "entra-docs self-service-sign-up-add-api-connector.md (04/15/2025)";
    public const string TokenEnrichment = "azure-docs add-api-connector-token-enrichment.md (11/09/2021)";
    public const string ConnectorsOverview = "azure-docs api-connectors-overview.md (12/16/2022)";
    public const string ErrorCodes = "azure-docs error-codes.md (06/16/2021)";
    public const string ServiceLimits = "azure-docs service-limits.md (01/11/2024)";
    public const string LocalizationIds = "azure-docs localization-string-ids.md, RESTful section; azure-docs issue #79137";
    public const string DotnetIssue4 = "azure-samples dotnet validate issue #4";
    public const string DotnetIssues6And7 = "azure-samples dotnet validate issues #6, #7";
    public const string DotnetIssue13 = "azure-samples dotnet validate issue #13";
    public const string Issue68233 = "azure-docs issue #68233";
    public const string NotStored = "azure-docs issues #67407, #89205";
    public const string Issue117307 = "azure-docs error-codes.md (06/16/2021); azure-docs issue #117307";
    public const string Timeouts = "azure-docs PR #126864, #126324 (04-05/2025)";
    public const string Observed = "observed on public connectors";
    public const string Nothing = "nothing found in the documents";
}

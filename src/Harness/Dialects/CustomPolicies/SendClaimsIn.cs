namespace Harness.Dialects.CustomPolicies;

/// <summary>Where the claims of a call travel (metadata <c>SendClaimsIn</c>, azure-docs restful-technical-profile.md, 06/08/2022).</summary>
public enum SendClaimsIn
{
    /// <summary>POST with one JSON object; what holds where a policy does not say.</summary>
    Body,

    /// <summary>POST with <c>a=b&amp;c=d</c>.</summary>
    Form,

    /// <summary>GET with one header line for each claim.</summary>
    Header,

    /// <summary>GET; the claims stand in the address, in the places of <c>{claim}</c>.</summary>
    Url,

    /// <summary>GET; the claims are added to the address as a query string.</summary>
    QueryString,
}

namespace Harness.Importing.Graph;

/// <summary>How an API connector proves itself (Microsoft Graph, <c>apiAuthenticationConfigurationBase</c> and what derives from it).</summary>
internal enum GraphAuthentication
{
    /// <summary>The file does not say.</summary>
    Unknown,

    /// <summary>HTTP Basic (<c>basicAuthentication</c>).</summary>
    Basic,

    /// <summary>A client certificate (<c>pkcs12Certificate</c>, <c>clientCertificateAuthentication</c>).</summary>
    Certificate,
}

/// <summary>An API connector (Microsoft Graph, <c>identityApiConnector</c>).</summary>
/// <param name="Id">Its id, or null.</param>
/// <param name="Name">What the portal calls it.</param>
/// <param name="Url">The address that it calls, without secrets; shown and never called.</param>
/// <param name="Authentication">How it proves itself.</param>
/// <param name="User">The user name of the Basic credentials, or null.</param>
internal sealed record GraphConnector(string? Id, string Name, string Url, GraphAuthentication Authentication, string? User);

namespace Harness.Dialects.CustomPolicies;

/// <summary>How the caller proves itself (metadata <c>AuthenticationType</c>, azure-docs restful-technical-profile.md, 06/08/2022).</summary>
public enum AuthenticationType
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>HTTP Basic.</summary>
    Basic,

    /// <summary>A bearer token: the text of a policy key, or the value of a claim.</summary>
    Bearer,

    /// <summary>A client certificate in the TLS handshake.</summary>
    ClientCertificate,

    /// <summary>A key in a header line that the policy names.</summary>
    ApiKeyHeader,
}

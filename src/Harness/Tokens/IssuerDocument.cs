namespace Harness.Tokens;

/// <summary>What an issuer serves below the address of a policy.</summary>
public enum IssuerDocument
{
    /// <summary>How the policy describes itself (OpenID Connect Discovery).</summary>
    Metadata,

    /// <summary>The public keys of its tokens (RFC 7517).</summary>
    Keys,

    /// <summary>Where applications get tokens.</summary>
    Token,
}

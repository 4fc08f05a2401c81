namespace Harness.Exchanges.Certificates;

/// <summary>What a certificate is for.</summary>
internal enum CertificatePurpose
{
    /// <summary>A caller shows who it is.</summary>
    Client,

    /// <summary>A server shows who it is.</summary>
    Server,
}

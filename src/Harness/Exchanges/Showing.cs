using System.Security.Cryptography.X509Certificates;

namespace Harness.Exchanges;

/// <summary>What one call shows to an endpoint that asks for a client certificate, in place of the certificate of the run.</summary>
/// <param name="Certificate">The certificate with its private key; null for none.</param>
public sealed record Showing(X509Certificate2? Certificate)
{
    /// <summary>No certificate at all.</summary>
    public static Showing Nothing { get; } = new((X509Certificate2?)null);
}

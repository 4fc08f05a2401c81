using System.Collections.Immutable;

namespace Harness.Exchanges.Handshakes;

/// <summary>What a handshake offers to an endpoint, one row each.</summary>
/// <param name="Id">The word in examples of rules.</param>
/// <param name="Text">The same for people.</param>
/// <param name="Version">The newest version that is offered.</param>
/// <param name="Suites">The suites that are offered, in this order.</param>
internal sealed record HandshakeOffer(string Id, string Text, TlsVersion Version, ImmutableArray<TlsSuite> Suites)
{
    /// <summary>TLS 1.2 and nothing newer, with every suite that a server may have.</summary>
    public static HandshakeOffer Tls12 { get; } = new("tls-1.2", "TLS 1.2", TlsVersion.Tls12, TlsSuite.OfTls12);

    /// <summary>TLS 1.2 with the suites that B2C lists, and with no other.</summary>
    public static HandshakeOffer Listed { get; } = new("listed-suites", "TLS 1.2 with the eight suites that B2C lists", TlsVersion.Tls12, TlsSuite.Listed);

    /// <summary>TLS 1.1 and nothing newer.</summary>
    public static HandshakeOffer Tls11 { get; } = new("tls-1.1", "TLS 1.1", TlsVersion.Tls11, TlsSuite.Older);

    /// <summary>TLS 1.0 and nothing newer.</summary>
    public static HandshakeOffer Tls10 { get; } = new("tls-1.0", "TLS 1.0", TlsVersion.Tls10, TlsSuite.Older);

    /// <summary>Whatever this machine offers, with the certificate of the run: each side shows its own.</summary>
    public static HandshakeOffer Certificates { get; } = new("certificates", "the certificates", TlsVersion.Tls13, []);

    /// <summary>All rows, in the order in which they are offered.</summary>
    public static ImmutableArray<HandshakeOffer> All { get; } = [Tls12, Listed, Tls11, Tls10, Certificates];
}

namespace Harness.Exchanges.Handshakes;

/// <summary>The versions of TLS, with the numbers that they have on the wire.</summary>
internal enum TlsVersion : ushort
{
    /// <summary>RFC 2246.</summary>
    Tls10 = 0x0301,

    /// <summary>RFC 4346.</summary>
    Tls11 = 0x0302,

    /// <summary>RFC 5246.</summary>
    Tls12 = 0x0303,

    /// <summary>RFC 8446.</summary>
    Tls13 = 0x0304,
}

using System.Collections.Immutable;
using System.Globalization;

namespace Harness.Exchanges.Handshakes;

/// <summary>A cipher suite, with its number on the wire.</summary>
/// <param name="Number">The number.</param>
/// <param name="Name">The name of the registry.</param>
internal readonly record struct TlsSuite(ushort Number, string Name)
{
    /// <summary>The eight that B2C lists: an endpoint must accept one of them.</summary>
    public static ImmutableArray<TlsSuite> Listed { get; } =
    [
        new(0xC02C, "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"),
        new(0xC02B, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"),
        new(0xC030, "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"),
        new(0xC02F, "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"),
        new(0xC024, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384"),
        new(0xC023, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"),
        new(0xC028, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384"),
        new(0xC027, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256"),
    ];

    /// <summary>Those of older versions that servers accept, if they accept any.</summary>
    public static ImmutableArray<TlsSuite> Older { get; } =
    [
        new(0xC00A, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA"),
        new(0xC009, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"),
        new(0xC014, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA"),
        new(0xC013, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA"),
        new(0x0039, "TLS_DHE_RSA_WITH_AES_256_CBC_SHA"),
        new(0x0033, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA"),
        new(0x0035, "TLS_RSA_WITH_AES_256_CBC_SHA"),
        new(0x002F, "TLS_RSA_WITH_AES_128_CBC_SHA"),
        new(0x000A, "TLS_RSA_WITH_3DES_EDE_CBC_SHA"),
    ];

    /// <summary>All that a server of TLS 1.2 may accept.</summary>
    public static ImmutableArray<TlsSuite> OfTls12 { get; } =
    [
        .. Listed,
        new(0xCCA9, "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"),
        new(0xCCA8, "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"),
        new(0x009F, "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384"),
        new(0x009E, "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256"),
        new(0x009D, "TLS_RSA_WITH_AES_256_GCM_SHA384"),
        new(0x009C, "TLS_RSA_WITH_AES_128_GCM_SHA256"),
        .. Older,
    ];

    /// <summary>The name of a suite that a server chose.</summary>
    public static string NameOf(int number) =>
        OfTls12.FirstOrDefault(suite => suite.Number == number).Name ?? string.Create(CultureInfo.InvariantCulture, $"the suite 0x{number:X4}");
}

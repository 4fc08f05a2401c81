using System.Buffers.Binary;
using System.Globalization;

namespace Harness.Exchanges.Handshakes;

/// <summary>The first answer of a server in a handshake, read as far as it says what the server makes of an offer.</summary>
/// <param name="End">What it makes of it.</param>
/// <param name="Said">The same in words.</param>
internal readonly record struct ServerHello(HandshakeEnd End, string Said)
{
    /// <summary>The bytes of a record before its content.</summary>
    public const int RecordHead = 5;

    private const byte AlertRecord = 21;
    private const byte HandshakeRecord = 22;
    private const byte HelloMessage = 2;
    private const byte WarningLevel = 1;
    private const byte CloseNotify = 0;

    // Type and length of the message, version, random; then the length of the session id.
    private const int BeforeSession = 4 + 2 + 32;

    /// <summary>How long the content of a record is; null where this is no record of TLS.</summary>
    public static int? LengthOf(ReadOnlySpan<byte> head) =>
        head[0] is AlertRecord or HandshakeRecord && head[1] == 3 ? BinaryPrimitives.ReadUInt16BigEndian(head[3..]) : null;

    /// <summary>Whether the server only warns, for example of a name that it does not know (RFC 6066, 3), and its hello is still to come.</summary>
    public static bool IsWarning(ReadOnlySpan<byte> head, ReadOnlySpan<byte> content) => head[0] == AlertRecord && content is [WarningLevel, not CloseNotify];

    /// <summary>Reads a whole record.</summary>
    public static ServerHello Read(HandshakeOffer offer, ReadOnlySpan<byte> head, ReadOnlySpan<byte> content)
    {
        if (head[0] == AlertRecord) return new(HandshakeEnd.Refused, content.Length < 2 ? "an alert" : $"the alert {AlertName(content[1])}");
        if (content.Length < BeforeSession + 1 || content[0] != HelloMessage) return Strange;
        var afterSession = BeforeSession + 1 + content[BeforeSession];
        if (content.Length < afterSession + 2) return Strange;
        var version = BinaryPrimitives.ReadUInt16BigEndian(content[4..]);
        var suite = BinaryPrimitives.ReadUInt16BigEndian(content[afterSession..]);
        var said = $"{NameOf(version)} with {TlsSuite.NameOf(suite)}";
        return version == (ushort)offer.Version && offer.Suites.Any(offered => offered.Number == suite)
            ? new(HandshakeEnd.Agreed, said)
            : new(HandshakeEnd.Refused, $"{said}, which was not offered");
    }

    /// <summary>What is neither a hello nor an alert.</summary>
    public static ServerHello Strange { get; } = new(HandshakeEnd.Refused, "something that is no answer of TLS");

    private static string NameOf(ushort version) => version switch
    {
        0x0300 => "SSL 3.0",
        0x0301 => "TLS 1.0",
        0x0302 => "TLS 1.1",
        0x0303 => "TLS 1.2",
        _ => string.Create(CultureInfo.InvariantCulture, $"the version 0x{version:X4}"),
    };

    private static string AlertName(byte alert) => alert switch
    {
        0 => "close_notify",
        10 => "unexpected_message",
        40 => "handshake_failure",
        47 => "illegal_parameter",
        50 => "decode_error",
        70 => "protocol_version",
        71 => "insufficient_security",
        80 => "internal_error",
        86 => "inappropriate_fallback",
        109 => "missing_extension",
        112 => "unrecognized_name",
        _ => string.Create(CultureInfo.InvariantCulture, $"{alert}"),
    };
}

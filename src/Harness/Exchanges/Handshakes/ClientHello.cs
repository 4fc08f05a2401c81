using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Harness.Exchanges.Handshakes;

/// <summary>
/// The first message of a handshake, written by hand (RFC 2246, 4346, 5246): .NET cannot offer TLS 1.0 and 1.1, and a refusal of what
/// was never offered would be no refusal. The same offer to the same host has the same bytes.
/// </summary>
internal static class ClientHello
{
    private const byte HandshakeRecord = 22;
    private const byte HelloMessage = 1;

    // x25519, secp256r1, secp384r1, secp521r1.
    private static readonly ushort[] Groups = [0x001D, 0x0017, 0x0018, 0x0019];

    // ECDSA, RSA-PSS and RSA with SHA-256, -384 and -512, then with SHA-1.
    private static readonly ushort[] Signatures = [0x0403, 0x0503, 0x0603, 0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601, 0x0203, 0x0201];

    public static byte[] Of(HandshakeOffer offer, string host)
    {
        var hello = new Bytes();
        hello.Number((ushort)offer.Version);
        hello.Add(SHA256.HashData(Encoding.UTF8.GetBytes($"{offer.Id} {host}")));
        hello.Add([0]);
        hello.Vector(suites => { foreach (var suite in offer.Suites) suites.Number(suite.Number); });
        hello.Add([1, 0]);
        hello.Vector(extensions => Write(extensions, offer, host));
        var message = new Bytes();
        message.Add([HelloMessage, 0]);
        message.Vector(body => body.Add(hello.ToArray()));
        var record = new Bytes();
        record.Add([HandshakeRecord]);
        // The record of a first message says TLS 1.0 whatever is offered: some servers refuse to read any other.
        record.Number((ushort)TlsVersion.Tls10);
        record.Vector(body => body.Add(message.ToArray()));
        return record.ToArray();
    }

    private static void Write(Bytes extensions, HandshakeOffer offer, string host)
    {
        // An address is no name (RFC 6066).
        if (!IPAddress.TryParse(host, out _))
        {
            Extension(extensions, 0, data => data.Vector(names =>
            {
                names.Add([0]);
                names.Vector(name => name.Add(Encoding.ASCII.GetBytes(host)));
            }));
        }

        Extension(extensions, 10, data => data.Vector(groups => { foreach (var group in Groups) groups.Number(group); }));
        Extension(extensions, 11, data => data.Add([1, 0]));
        if (offer.Version >= TlsVersion.Tls12) Extension(extensions, 13, data => data.Vector(signatures => { foreach (var signature in Signatures) signatures.Number(signature); }));
        // Servers may refuse whoever does not promise secure renegotiation (RFC 5746).
        Extension(extensions, 0xFF01, data => data.Add([0]));
    }

    private static void Extension(Bytes extensions, ushort kind, Action<Bytes> data)
    {
        extensions.Number(kind);
        extensions.Vector(data);
    }

    // Lengths of 16 bits stand before what they measure.
    private sealed class Bytes
    {
        private readonly List<byte> written = [];

        public void Add(ReadOnlySpan<byte> bytes) => written.AddRange(bytes);

        public void Number(ushort number)
        {
            Span<byte> bytes = stackalloc byte[2];
            BinaryPrimitives.WriteUInt16BigEndian(bytes, number);
            Add(bytes);
        }

        public void Vector(Action<Bytes> write)
        {
            var inner = new Bytes();
            write(inner);
            Number((ushort)inner.written.Count);
            Add(inner.ToArray());
        }

        public byte[] ToArray() => [.. written];
    }
}

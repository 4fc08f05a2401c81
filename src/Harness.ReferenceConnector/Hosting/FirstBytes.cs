using System.Buffers;
using System.Buffers.Binary;

namespace Harness.ReferenceConnector.Hosting;

/// <summary>What a client says first on a connection that should become TLS.</summary>
internal readonly struct FirstBytes(byte[] bytes)
{
    private const byte HandshakeRecord = 22;
    private const int RecordHead = 5;

    // Record and message head, version, random.
    private const int SessionAt = RecordHead + 4 + 2 + 32;
    private const ushort Tls12 = 0x0303;
    private const ushort SupportedVersions = 43;

    /// <summary>Whether it is no handshake: somebody speaks plain HTTP.</summary>
    public bool ArePlain => bytes[0] != HandshakeRecord;

    /// <summary>The version that the message names; TLS 1.3 calls itself 1.2 there.</summary>
    public ushort Version => BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(RecordHead + 4));

    /// <summary>Whether nothing newer than TLS 1.2 is offered.</summary>
    public bool AreOfTls12 => Version == Tls12 && !HasExtension(SupportedVersions);

    /// <summary>The suites that are offered.</summary>
    public ushort[] Suites
    {
        get
        {
            var at = SessionAt + 1 + bytes[SessionAt];
            var suites = new ushort[BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at)) / 2];
            for (var i = 0; i < suites.Length; i++) suites[i] = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 2 + (2 * i)));
            return suites;
        }
    }

    /// <summary>A hello of a server that takes up what was offered, in its oldest form.</summary>
    public byte[] Agreed()
    {
        byte[] version = [(byte)(Version >> 8), (byte)Version];
        var suite = Suites[0];
        byte[] hello = [.. version, .. new byte[32], 0, (byte)(suite >> 8), (byte)suite, 0];
        byte[] message = [2, 0, 0, (byte)hello.Length, .. hello];
        return [HandshakeRecord, .. version, 0, (byte)message.Length, .. message];
    }

    /// <summary>An alert that ends the handshake.</summary>
    public static byte[] Alert(byte description) => [21, 3, 3, 0, 2, 2, description];

    /// <summary>Whether all of them are there.</summary>
    public static bool AreWhole(ReadOnlySequence<byte> read)
    {
        if (read.IsEmpty) return false;
        var head = read.Slice(0, Math.Min(read.Length, RecordHead)).ToArray();
        return head[0] != HandshakeRecord || (head.Length == RecordHead && read.Length >= RecordHead + BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(3)));
    }

    private bool HasExtension(ushort wanted)
    {
        var at = SessionAt + 1 + bytes[SessionAt];
        at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));
        at += 1 + bytes[at] + 2;
        while (at + 4 <= bytes.Length)
        {
            if (BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at)) == wanted) return true;
            at += 4 + BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 2));
        }

        return false;
    }
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Harness.Exchanges;

/// <summary>
/// Writes header lines of one name as the call has them. .NET joins them into one line; so each further one goes by a name of its own
/// until the request is on its way to the socket, where it gets its name back.
/// </summary>
internal sealed partial class RepeatedLines(Stream inner) : Stream
{
    private readonly MemoryStream head = new();
    private bool isHeadSent;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Whether a call has such lines.</summary>
    public static bool AreIn(Call call)
    {
        // On the way of every call, which has few lines: nothing is allocated.
        for (var i = 1; i < call.Headers.Length; i++)
        {
            for (var before = 0; before < i; before++)
                if (call.Headers[i].Name.Equals(call.Headers[before].Name, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>The name under which .NET leaves the line alone.</summary>
    /// <param name="name">The name of the line.</param>
    /// <param name="before">How many lines of the name come before it.</param>
    public static string Alias(string name, int before) => before == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}~{before}");

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (isHeadSent)
        {
            await inner.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
            return;
        }

        head.Write(buffer.Span);
        var written = head.GetBuffer().AsMemory(0, (int)head.Length);
        if (written.Span.IndexOf("\r\n\r\n"u8) is not (>= 0 and var end)) return;
        isHeadSent = true;
        byte[] request = [.. Encoding.Latin1.GetBytes(Aliased().Replace(Encoding.Latin1.GetString(written.Span[..end]), "${name}:")), .. written.Span[end..]];
        await inner.WriteAsync(request, cancellationToken).ConfigureAwait(false);
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer, cancellationToken);

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Calls are written asynchronously.");

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            head.Dispose();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    [GeneratedRegex(@"(?<=\n)(?<name>[^:\r\n]+)~\d+:")]
    private static partial Regex Aliased();
}

using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Harness.Exchanges;
using Harness.Exchanges.Stubs;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Harness.Downstream;

/// <summary>Plays what a stub answers.</summary>
internal sealed partial class StubPlayer(TimeProvider time, Dice dice)
{
    // Byte for byte what WireMock plays.
    private static readonly byte[] Garbage = "lskdu018973t09sylgasjkfg1][]'./.sdlv"u8.ToArray();
    private static readonly byte[] GarbageAsChunk = [.. "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"u8, .. Garbage];

    /// <summary>How long a caller may take to notice that a connection was closed before it is reset.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    public async Task Play(StubResponse response, DownstreamCall call, HttpContext context, CancellationToken cancellationToken)
    {
        await Wait(response.Delay + (response.RandomDelay?.Draw(dice.Roll(), dice.Roll()) ?? TimeSpan.Zero), cancellationToken).ConfigureAwait(false);
        if (response.Fault is { } fault)
        {
            await Break(fault, context, cancellationToken).ConfigureAwait(false);
            return;
        }

        context.Response.StatusCode = response.Status;
        context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = response.Reason ?? ReasonPhrases.Of(response.Status);
        // Not by Append, which leaves out values that are empty.
        IDictionary<string, StringValues> headers = context.Response.Headers;
        foreach (var lines in response.Headers.GroupBy(header => header.Name, StringComparer.OrdinalIgnoreCase))
            headers.Add(lines.Key, lines.Select(line => Unsendable().Replace(line.Value.Fill(call), " ")).ToArray());
        var body = response.BodyText is { } text ? Encoding.UTF8.GetBytes(text.Fill(call)) : response.Body;
        await Send(body, response.Dribble, context.Response, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The answer to a call that no stub matches.</summary>
    public async Task Refuse(HttpContext context, string why, CancellationToken cancellationToken)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.ContentType = "text/plain;charset=UTF-8";
        await Send(Encoding.UTF8.GetBytes(why), null, context.Response, cancellationToken).ConfigureAwait(false);
    }

    private async Task Send(ReadOnlyMemory<byte> body, Dribble? dribble, HttpResponse response, CancellationToken cancellationToken)
    {
        if (response.StatusCode is StatusCodes.Status204NoContent or StatusCodes.Status304NotModified || HttpMethods.IsHead(response.HttpContext.Request.Method))
        {
            await response.StartAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        // A body of unknown length goes in chunks, an empty one as well.
        var pieces = Math.Max(1, Math.Min(dribble?.Pieces ?? 1, body.Length));
        var pause = body.IsEmpty ? TimeSpan.Zero : (dribble?.Total ?? TimeSpan.Zero) / pieces;
        var size = body.Length / pieces;
        for (var piece = 0; piece < pieces; piece++)
        {
            await Wait(pause, cancellationToken).ConfigureAwait(false);
            if (piece == 0) await response.StartAsync(cancellationToken).ConfigureAwait(false);
            await response.Body.WriteAsync(piece == pieces - 1 ? body[(piece * size)..] : body.Slice(piece * size, size), cancellationToken).ConfigureAwait(false);
            if (dribble is not null) await response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    // The server cannot say what is no HTTP, so its socket is spoken to beneath it.
    private async Task Break(ConnectionFault fault, HttpContext context, CancellationToken cancellationToken)
    {
        var socket = context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;
        if (fault == ConnectionFault.ConnectionResetByPeer)
        {
            socket.LingerState = new(enable: true, seconds: 0);
            socket.Dispose();
            context.Abort();
            return;
        }

        var bytes = fault switch
        {
            ConnectionFault.MalformedResponseChunk => GarbageAsChunk,
            ConnectionFault.RandomDataThenClose => Garbage,
            _ => [],
        };
        for (ReadOnlyMemory<byte> rest = bytes; !rest.IsEmpty;) rest = rest[await socket.SendAsync(rest, cancellationToken).ConfigureAwait(false)..];
        socket.Shutdown(SocketShutdown.Send);
        // An abort now could overtake the end of the answer, and the caller would see a reset instead.
        try
        {
            await Wait(Farewell, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The caller has closed its side as well.
        }

        context.Abort();
    }

    private Task Wait(TimeSpan span, CancellationToken cancellationToken) =>
        span > TimeSpan.Zero ? Task.Delay(span, time, cancellationToken) : Task.CompletedTask;

    [GeneratedRegex(@"[^\t -~\u00a0-\u00ff]")]
    private static partial Regex Unsendable();
}

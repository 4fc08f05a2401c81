using Harness.Exchanges;
using Harness.Exchanges.Faults;
using Harness.Exchanges.Stubs;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Harness.Downstream;

/// <summary>Does to one call what its stub, or a fault, says.</summary>
internal sealed class CallPlayer(HttpContext context, TimeProvider time, CancellationToken cancellationToken)
{
    private const int FloodPiece = 64 * 1024;

    // Byte for byte what WireMock plays.
    private static readonly byte[] Garbage = "lskdu018973t09sylgasjkfg1][]'./.sdlv"u8.ToArray();
    private static readonly byte[] GarbageAsChunk = [.. "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"u8, .. Garbage];

    private readonly Wire wire = new(context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket, time);

    /// <summary>Plays the answer of a stub.</summary>
    public async Task Play(StubAnswer answer)
    {
        await Wait(answer.Delay).ConfigureAwait(false);
        if (answer.Broken is { } broken) await Break(broken).ConfigureAwait(false);
        else await Send(answer.Answer, answer.Dribble).ConfigureAwait(false);
    }

    /// <summary>Plays one move of a fault on the answer that there would have been; whether more may follow.</summary>
    public async Task<bool> Play(FaultMove move, StubAnswer? answer)
    {
        if (move.NeedsAnswer && answer is { Broken: not null })
        {
            // The stub breaks the connection itself, so there is no answer that a fault could touch.
            await Play(answer).ConfigureAwait(false);
            return false;
        }

        if (move.NeedsAnswer) await Wait(answer!.Delay).ConfigureAwait(false);
        switch (move)
        {
            case Pause pause:
                await Wait(pause.Span).ConfigureAwait(false);
                return true;
            case Answering answering:
                await Send(answering.Mangle(answer!.Answer), answer.Dribble).ConfigureAwait(false);
                return false;
            case Instead instead:
                await Send(instead.Answer, null).ConfigureAwait(false);
                return false;
            case Flood flood:
                await Send(flood).ConfigureAwait(false);
                return false;
            case Bytes bytes:
                await wire.Send(bytes.Make(answer!.Answer), bytes.Over, cancellationToken).ConfigureAwait(false);
                return true;
            case Noise noise:
                await wire.Send(noise.Content, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
                return true;
            case Hanging:
                await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken).ConfigureAwait(false);
                return false;
            case Resetting:
                Reset();
                return false;
            default:
                await Close().ConfigureAwait(false);
                return false;
        }
    }

    private async Task Send(ServiceAnswer answer, Dribble? dribble)
    {
        var response = Head(answer);
        if (response.StatusCode is StatusCodes.Status204NoContent or StatusCodes.Status304NotModified || HttpMethods.IsHead(context.Request.Method))
        {
            await response.StartAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        // A body of unknown length goes in chunks, an empty one as well.
        var body = answer.Body;
        var pieces = Math.Max(1, Math.Min(dribble?.Pieces ?? 1, body.Length));
        var pause = body.IsEmpty ? TimeSpan.Zero : (dribble?.Total ?? TimeSpan.Zero) / pieces;
        var size = body.Length / pieces;
        for (var piece = 0; piece < pieces; piece++)
        {
            await Wait(pause).ConfigureAwait(false);
            if (piece == 0) await response.StartAsync(cancellationToken).ConfigureAwait(false);
            await response.Body.WriteAsync(piece == pieces - 1 ? body[(piece * size)..] : body.Slice(piece * size, size), cancellationToken).ConfigureAwait(false);
            if (dribble is not null) await response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task Send(Flood flood)
    {
        var (opening, closing) = ("{\"promoCode\":\""u8.ToArray(), "\"}"u8.ToArray());
        var response = Head(new() { Status = StatusCodes.Status200OK, Headers = [new("Content-Type", "application/json")] });
        var piece = new byte[FloodPiece];
        Array.Fill(piece, (byte)'x');
        await response.Body.WriteAsync(opening, cancellationToken).ConfigureAwait(false);
        for (var rest = flood.Size - opening.Length - closing.Length; rest > 0; rest -= piece.Length)
            await response.Body.WriteAsync(piece.AsMemory(0, (int)Math.Min(rest, piece.Length)), cancellationToken).ConfigureAwait(false);
        await response.Body.WriteAsync(closing, cancellationToken).ConfigureAwait(false);
    }

    private HttpResponse Head(ServiceAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = answer.Reason ?? ReasonPhrases.Of(answer.Status);
        // Not by Append, which leaves out values that are empty.
        IDictionary<string, StringValues> headers = context.Response.Headers;
        foreach (var lines in answer.Headers.GroupBy(header => header.Name, StringComparer.OrdinalIgnoreCase))
            headers.Add(lines.Key, lines.Select(line => line.Value).ToArray());
        return context.Response;
    }

    private async Task Break(ConnectionFault fault)
    {
        if (fault == ConnectionFault.ConnectionResetByPeer)
        {
            Reset();
            return;
        }

        var bytes = fault switch
        {
            ConnectionFault.MalformedResponseChunk => GarbageAsChunk,
            ConnectionFault.RandomDataThenClose => Garbage,
            _ => [],
        };
        await wire.Send(bytes, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        await Close().ConfigureAwait(false);
    }

    private void Reset()
    {
        wire.Reset();
        context.Abort();
    }

    private async Task Close()
    {
        await wire.Close(cancellationToken).ConfigureAwait(false);
        context.Abort();
    }

    private Task Wait(TimeSpan span) => span > TimeSpan.Zero ? Task.Delay(span, time, cancellationToken) : Task.CompletedTask;
}

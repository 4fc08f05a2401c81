using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Harness.EndToEnd.Tests.Exchanges;

/// <summary>A server that plays scripted bytes, one script per connection; the last script plays for all further connections.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> requests = new();
    private readonly Func<RawConnection, Task>[] scripts;
    private readonly List<Task> plays = [];
    private readonly CancellationTokenSource end = new();
    private readonly Task accepting;
    private int connections;

    public RawServer(params Func<RawConnection, Task>[] scripts)
    {
        this.scripts = scripts;
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = Accept();
    }

    /// <summary>A server that answers every request on every connection with the same bytes.</summary>
    public static RawServer Answering(string answer) => new(async connection =>
    {
        while (await connection.Request() is not null) await connection.Send(answer);
    });

    /// <summary>A server that answers a request whose end shows in other ways than by its length.</summary>
    public static RawServer AnsweringAfter(string end, string answer) => new(async connection =>
    {
        await connection.Until(end);
        await connection.Send(answer);
        await connection.Ended();
    });

    public int Port { get; }

    public Uri Url => At("/");

    /// <summary>The requests in order of arrival, one character per byte.</summary>
    public string[] Requests => [.. requests];

    public int Connections => connections;

    public Uri At(string pathAndQuery, string scheme = "http", string host = "127.0.0.1") => new($"{scheme}://{host}:{Port}{pathAndQuery}");

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await accepting;
        listener.Dispose();
        await Task.WhenAll(plays);
        end.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var socket = await listener.AcceptSocketAsync(end.Token);
                plays.Add(Play(scripts[Math.Min(connections++, scripts.Length - 1)], socket));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task Play(Func<RawConnection, Task> script, Socket socket)
    {
        using var connection = new RawConnection(socket, requests.Enqueue, end.Token);
        try
        {
            await script(connection);
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The client is gone, or the test is over.
        }
    }
}

/// <summary>One connection of a <see cref="RawServer"/>.</summary>
internal sealed class RawConnection(Socket socket, Action<string> journal, CancellationToken end) : IDisposable
{
    private readonly byte[] buffer = new byte[64 * 1024];
    private string received = "";

    /// <summary>Reads one whole request; null where the client closed the connection instead.</summary>
    public async Task<string?> Request()
    {
        while (true)
        {
            var head = received.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
            if (head >= 4 && received.Length >= head + ContentLength(received[..head]))
            {
                var request = received[..(head + ContentLength(received[..head]))];
                received = received[request.Length..];
                journal(request);
                return request;
            }

            var read = await socket.ReceiveAsync(buffer, end);
            if (read == 0) return null;
            received += Encoding.Latin1.GetString(buffer, 0, read);
        }
    }

    /// <summary>Reads until what was received ends like this, and no longer.</summary>
    public async Task Until(string ending)
    {
        while (!received.EndsWith(ending, StringComparison.Ordinal))
        {
            var read = await socket.ReceiveAsync(buffer, end);
            if (read == 0) throw new OperationCanceledException("The client closed the connection.");
            received += Encoding.Latin1.GetString(buffer, 0, read);
        }

        journal(received);
        received = "";
    }

    /// <summary>Sends one byte per character.</summary>
    public Task Send(string text) => Send(Encoding.Latin1.GetBytes(text));

    public async Task Send(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty) bytes = bytes[await socket.SendAsync(bytes, end)..];
    }

    /// <summary>Waits until the client closes or resets the connection.</summary>
    public async Task Ended()
    {
        try
        {
            while (await socket.ReceiveAsync(buffer, end) > 0)
            {
            }
        }
        catch (SocketException)
        {
            // A reset is an end as well.
        }
    }

    /// <summary>Closes the connection with RST.</summary>
    public void Reset()
    {
        socket.LingerState = new(enable: true, seconds: 0);
        socket.Dispose();
    }

    public void Dispose() => socket.Dispose();

    private static int ContentLength(string head)
    {
        var line = head.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase));
        return line is null ? 0 : int.Parse(line["Content-Length: ".Length..], CultureInfo.InvariantCulture);
    }
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Harness.Exchanges;

namespace Harness.Downstream;

/// <summary>A WireMock server that runs already plays the stubs, which are sent to its admin API word for word.</summary>
internal sealed class WireMockStubs(Uri server, TimeProvider time) : Forwarding
{
    private const string StubId = "Matched-Stub-Id";
    private const string StubName = "Matched-Stub-Name";

    // What takes the connection and says nothing would be waited for without end.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, string> names = new(StringComparer.OrdinalIgnoreCase);
    private bool isTaken;

    protected override Uri Server => server;

    /// <summary>Looks whether a WireMock server answers there.</summary>
    /// <exception cref="IOException">None does.</exception>
    public async Task Find(CancellationToken cancellationToken)
    {
        using var answer = await Send(HttpMethod.Get, "mappings", default, cancellationToken).ConfigureAwait(false);
        if (!await Lists(answer, cancellationToken).ConfigureAwait(false))
            throw new IOException($"What answers at {server} is no WireMock server: GET /__admin/mappings was answered {(int)answer.StatusCode}. Mend the address.");
    }

    // All of them could be deleted in one call, which would delete the files of the server as well.
    public override async Task Arrange(ImmutableArray<Stub> stubs, CancellationToken cancellationToken)
    {
        isTaken = true;
        using (var listed = await Send(HttpMethod.Get, "mappings", default, cancellationToken).ConfigureAwait(false))
        {
            var mappings = JsonElement.Parse(await listed.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false)).GetProperty("mappings");
            foreach (var mapping in mappings.EnumerateArray().Where(IsOurs)) await Delete(mapping.GetProperty("id").GetString()!, cancellationToken).ConfigureAwait(false);
        }

        names.Clear();
        foreach (var file in stubs.Select(stub => stub.Response.File).OfType<Exchanges.Stubs.BodyFile>().DistinctBy(file => file.Name))
        {
            // It takes escapes in the name of a file for the name itself.
            if (file.Name.Split('/').Any(part => Uri.EscapeDataString(part) != part))
                throw new IOException($"The file '{file.Name}' cannot be sent to a WireMock server under this name. Name it with letters, digits and . _ - only.");
            using var taken = await Send(HttpMethod.Put, $"files/{file.Name}", file.Content, cancellationToken).ConfigureAwait(false);
            await Expect(taken, $"the file '{file.Name}'", cancellationToken).ConfigureAwait(false);
        }

        foreach (var stub in stubs)
        {
            using var taken = await Send(HttpMethod.Post, "mappings", stub.Mapping, cancellationToken).ConfigureAwait(false);
            await Expect(taken, $"the stub '{stub.Name}'", cancellationToken).ConfigureAwait(false);
            var made = JsonElement.Parse(await taken.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
            names[made.GetProperty("id").GetString()!] = stub.Name;
        }

        using var reset = await Send(HttpMethod.Post, "scenarios/reset", default, cancellationToken).ConfigureAwait(false);
        await Expect(reset, "a reset of its scenarios", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes the stubs away; those of the server's files answer again.</summary>
    public override async ValueTask DisposeAsync()
    {
        try
        {
            foreach (var id in isTaken ? names.Keys : []) await Delete(id, CancellationToken.None).ConfigureAwait(false);
            if (isTaken) using (await Send(HttpMethod.Post, "mappings/reset", default, CancellationToken.None).ConfigureAwait(false)) isTaken = false;
        }
        catch (IOException)
        {
            // The server has ended before us.
        }

        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override StubAnswer Named(DownstreamCall call, StubAnswer answer)
    {
        string? Value(string name) => answer.Answer.Headers.Where(header => string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).FirstOrDefault();
        var (id, name) = (Value(StubId), Value(StubName));
        var others = answer.Answer.Headers.RemoveAll(header => header.Name.StartsWith("Matched-Stub-", StringComparison.OrdinalIgnoreCase));
        return answer with { Stub = id is null ? null : names.GetValueOrDefault(id, name ?? id), Answer = answer.Answer with { Headers = others } };
    }

    private static async Task<bool> Lists(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (answer.StatusCode != HttpStatusCode.OK) return false;
        try
        {
            var root = JsonElement.Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("mappings", out var list) && list.ValueKind == JsonValueKind.Array;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // What somebody told the server to save would be deleted from its disk.
    private bool IsOurs(JsonElement mapping) =>
        names.ContainsKey(mapping.GetProperty("id").GetString()!) || !mapping.TryGetProperty("persistent", out var saved) || saved.ValueKind != JsonValueKind.True;

    private async Task Delete(string id, CancellationToken cancellationToken)
    {
        using var gone = await Send(HttpMethod.Delete, $"mappings/{id}", default, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(server, "/__admin/" + path));
        if (method != HttpMethod.Get)
        {
            request.Content = new ReadOnlyMemoryContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(method == HttpMethod.Put ? "application/octet-stream" : "application/json");
        }

        using var patience = new CancellationTokenSource(Patience, time);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return await Client.SendAsync(request, enough.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException problem) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException($"What listens at {server} did not answer in {Patience.TotalSeconds:0} s, and should be a WireMock server. Mend the address.", problem);
        }
        catch (HttpRequestException problem)
        {
            throw new IOException($"No WireMock server answers at {server}: {problem.Message} Start one there, or mend the address.", problem);
        }
    }

    private async Task Expect(HttpResponseMessage answer, string what, CancellationToken cancellationToken)
    {
        if (answer.IsSuccessStatusCode) return;
        var said = await answer.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        throw new IOException($"The WireMock server at {server} did not take {what}: it answered {(int)answer.StatusCode}. {said}");
    }
}

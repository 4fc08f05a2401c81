using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Harness.ReferenceConnector.Gateway;

/// <summary>The issuer's name and keys, fetched from its metadata and kept. Looked for again when a token names an unknown key, and not too often.</summary>
internal sealed class IssuerKeys(GatewayOptions options, GatewayBehaviour behaviour) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(5) };
    private readonly SemaphoreSlim turn = new(1);
    private KeySet? known;
    private long? looked;

    /// <summary>The keys, which hold the one with this id if the issuer has it; null where the issuer could not be asked yet.</summary>
    public async Task<KeySet?> With(string? keyId, CancellationToken aborted)
    {
        if (IsEnough(keyId)) return known;
        await turn.WaitAsync(aborted);
        try
        {
            if (!IsEnough(keyId) && MayLook())
            {
                known = await Fetch(aborted) ?? known;
                looked = options.Time.GetTimestamp();
            }

            return known;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        http.Dispose();
        turn.Dispose();
    }

    private bool IsEnough(string? keyId) => known is not null && (!behaviour.LooksForNewKeys || known.Find(keyId) is not null);

    private bool MayLook() => known is null || looked is not { } last || options.Time.GetElapsedTime(last) >= options.KeyInterval;

    private async Task<KeySet?> Fetch(CancellationToken aborted)
    {
        try
        {
            var metadata = await Read(options.Metadata, aborted);
            var keys = await Read(new($"{metadata["jwks_uri"]}"), aborted);
            return new($"{metadata["issuer"]}", [.. (keys["keys"] as JsonArray ?? []).OfType<JsonObject>().Select(PublishedKey.Read)]);
        }
        // Whatever the issuer answers, callers learn no more than that they are not let in.
        catch (Exception problem) when (problem is HttpRequestException or JsonException or UriFormatException or FormatException or CryptographicException
            || (problem is OperationCanceledException && !aborted.IsCancellationRequested))
        {
            return null;
        }
    }

    private async Task<JsonObject> Read(Uri address, CancellationToken aborted) =>
        JsonNode.Parse(await http.GetStringAsync(address, aborted)) as JsonObject ?? throw new FormatException("There is no JSON object.");
}

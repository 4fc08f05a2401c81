using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Harness.Tokens;

/// <summary>
/// The issuer of a tenant's tokens: what it answers to gateways and applications, and what they asked for. Any policy of the tenant is known
/// to it. It has no socket of its own. Safe to use from several threads at once.
/// </summary>
/// <param name="tenant">The tenant, at the address where the issuer is reached.</param>
/// <param name="keys">What it signs with, and publishes.</param>
/// <param name="time">Tells when it was called, and when its tokens begin and end.</param>
public sealed class Issuer(Tenant tenant, KeyRing keys, TimeProvider time)
{
    private ImmutableArray<IssuerCall> journal = [];

    /// <summary>The tenant.</summary>
    public Tenant Tenant { get; } = tenant;

    /// <summary>What it signs with, and publishes.</summary>
    public KeyRing Keys { get; } = keys;

    /// <summary>Every call so far, in the order of their arrival.</summary>
    public ImmutableArray<IssuerCall> Journal => journal;

    /// <summary>How often somebody fetched the public keys by now.</summary>
    public int KeysFetched => journal.Count(call => call is { Document: IssuerDocument.Keys, Status: 200 });

    /// <summary>Answers a call, and notes it.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path, without the query.</param>
    public IssuerAnswer Answer(string method, string path)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(path);
        var asked = IssuerAddress.Read(path, Tenant);
        var answer = asked is { } found ? Answer(method, found.Policy, found.Document) : new(404, Problem("not_found", $"There is nothing at {path}. The metadata are at {Tenant.Metadata.AbsolutePath}."));
        ImmutableInterlocked.Update(ref journal, (calls, call) => calls.Add(call), new IssuerCall(time.GetUtcNow(), method, path, asked?.Document, answer.Status));
        return answer;
    }

    private IssuerAnswer Answer(string method, string policy, IssuerDocument document) => (document, method) switch
    {
        (IssuerDocument.Metadata, "GET") => new(200, IssuerMetadata.Of(Tenant with { Policy = policy })),
        (IssuerDocument.Keys, "GET") => new(200, new() { ["keys"] = new JsonArray([.. Keys.Published.Select(key => key.Jwk())]) }),
        _ => new(405, Problem("invalid_request", $"{method} is not for this address.")),
    };

    private static JsonObject Problem(string error, string about) => new() { ["error"] = error, ["error_description"] = about };
}

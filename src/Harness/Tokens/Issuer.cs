using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Harness.Claims;

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

    /// <summary>To whom it gives tokens; null where to nobody.</summary>
    public TokenOffer? Offer { get; init; }

    /// <summary>Every call so far, in the order of their arrival.</summary>
    public ImmutableArray<IssuerCall> Journal => journal;

    /// <summary>How often somebody fetched the public keys by now.</summary>
    public int KeysFetched => journal.Count(call => call is { Document: IssuerDocument.Keys, Status: 200 });

    /// <summary>Answers a request, and notes it.</summary>
    public IssuerAnswer Answer(IssuerRequest request) => Answer(request, out _);

    /// <summary>The same, and the note.</summary>
    internal IssuerAnswer Answer(IssuerRequest request, out IssuerCall noted)
    {
        ArgumentNullException.ThrowIfNull(request);
        var asked = IssuerAddress.Read(request.Path, Tenant);
        var answer = asked is { } found ? Answer(request, found) : IssuerAnswer.Problem(404, "not_found", $"There is nothing at {request.Path}. The metadata are at {Tenant.Metadata.AbsolutePath}.");
        noted = new(time.GetUtcNow(), request.Method, request.Path, asked?.Document, answer.Status);
        ImmutableInterlocked.Update(ref journal, (calls, call) => calls.Add(call), noted);
        return answer;
    }

    /// <summary>Issues a token now, signed with the current key.</summary>
    public IssuedToken Issue(TokenWish wish)
    {
        ArgumentNullException.ThrowIfNull(wish);
        var shape = new TokenShape(wish.Tenant, wish.Audience) { Client = wish.Client, Scopes = wish.Scopes, IssuerNamesPolicy = wish.IssuerNamesPolicy };
        var bearer = wish.Persona is { } persona && Offer is { } offer ? offer.PersonOf(persona, wish.Tenant) : Application(wish.Client);
        var now = time.GetUtcNow();
        var claims = shape.Of(bearer.With(Offer?.Claims ?? ClaimSet.Empty), now).With(wish.With).Where(name => !wish.Without.Contains(name));
        var key = Keys.Current;
        return new(JsonWebToken.Of(claims, key).SignedBy(key), wish.Audience, now.ToUnixTimeSeconds(), (now + shape.Lifetime).ToUnixTimeSeconds());
    }

    // The object that stands for an application in the directory has an id of its own.
    private static ClaimSet Application(string client)
    {
        var id = Tenant.MadeId(client).ToString();
        return ClaimSet.Empty.With("sub", id).With("oid", id);
    }

    private IssuerAnswer Answer(IssuerRequest request, IssuerAddress asked)
    {
        var policy = Tenant with { Policy = asked.Policy };
        return (asked.Document, request.Method) switch
        {
            (IssuerDocument.Metadata, "GET") => new(200, IssuerMetadata.Of(policy, asked.NamesPolicy)),
            (IssuerDocument.Keys, "GET") => new(200, new() { ["keys"] = new JsonArray([.. Keys.Published.Select(key => key.Jwk())]) }),
            (IssuerDocument.Token, "POST") => TokenEndpoint.Answer(this, request, policy, asked.NamesPolicy),
            _ => IssuerAnswer.Problem(405, "invalid_request", $"{request.Method} is not for this address."),
        };
    }
}

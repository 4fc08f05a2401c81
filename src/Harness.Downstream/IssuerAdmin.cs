using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.Claims;
using Harness.Tokens;
using Microsoft.AspNetCore.Http;

namespace Harness.Downstream;

/// <summary>What an issuer that is served alone answers under <c>/__admin</c>, for manual work.</summary>
internal sealed class IssuerAdmin(Issuer issuer, Func<Task> keysChanged)
{
    private const string Root = "/__admin";
    private const string ClaimPrefix = "claim.";
    private const string DefaultClient = "b2c-harness";

    private static readonly ImmutableArray<string> Parameters = ["persona", "policy", "scope", "client_id", "audience", "without"];

    /// <summary>The endpoints as help shows them.</summary>
    public static ImmutableArray<(string Call, string About)> Endpoints { get; } =
    [
        ("GET /__admin/token?persona=ID", "a token as it stands; besides: scope, policy, audience, client_id, claim.NAME=VALUE, without=NAME"),
        ("GET /__admin/public-keys", "the public keys in PEM, for gateways that read them from a file"),
        ("POST /__admin/roll-over", "sign with the next key, and publish it beside the others"),
        ("POST /__admin/retire", "publish no key but the one that signs"),
        ("GET /__admin/requests", "who asked for metadata, keys and tokens"),
    ];

    public static bool Owns(HttpContext context) => context.Request.Path.StartsWithSegments(Root, StringComparison.Ordinal);

    /// <summary>Answers, and says what people who watch should know.</summary>
    public async Task<(int Status, string? Note)> Answer(HttpContext context)
    {
        var call = $"{context.Request.Method} {context.Request.Path}";
        var (status, text, note) = call switch
        {
            "GET /__admin/token" => Token(context.Request.Query),
            "GET /__admin/public-keys" => (StatusCodes.Status200OK, issuer.Keys.PublicPem, null),
            "POST /__admin/roll-over" => await Changed(() => issuer.Keys.RollOver()).ConfigureAwait(false),
            "POST /__admin/retire" => await Changed(issuer.Keys.Retire).ConfigureAwait(false),
            "GET /__admin/requests" => (StatusCodes.Status200OK, new JsonObject { ["requests"] = new JsonArray([.. issuer.Journal.Select(Told)]) }.ToJsonString() + "\n", null),
            _ => (StatusCodes.Status404NotFound, $"There is no {call}. There are: {string.Join(", ", Endpoints.Select(endpoint => endpoint.Call))}.\n", null),
        };
        context.Response.StatusCode = status;
        context.Response.ContentType = text.StartsWith('{') ? "application/json" : "text/plain; charset=utf-8";
        await context.Response.WriteAsync(text, context.RequestAborted).ConfigureAwait(false);
        return (status, note);
    }

    /// <summary>What is true of the keys.</summary>
    public static string Told(KeyRing keys) => keys.Published is [var only]
        ? $"Signs with {only.Id}, the only key that is published."
        : $"Signs with {keys.Current.Id}; published besides: {string.Join(", ", keys.Published.SkipLast(1).Select(key => key.Id))}.";

    private static JsonObject Told(IssuerCall call) => new()
    {
        ["at"] = call.At.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        ["method"] = call.Method,
        ["path"] = call.Path,
        ["status"] = call.Status,
    };

    private async Task<(int Status, string Text, string? Note)> Changed(Action change)
    {
        change();
        await keysChanged().ConfigureAwait(false);
        var told = Told(issuer.Keys);
        return (StatusCodes.Status200OK, told + "\n", told);
    }

    private (int Status, string Text, string? Note) Token(IQueryCollection query)
    {
        var offer = issuer.Offer!;
        if (query.Keys.FirstOrDefault(name => !Parameters.Contains(name) && !name.StartsWith(ClaimPrefix, StringComparison.Ordinal)) is { } unknown)
            return Refused($"There is no '{unknown}'. There are: {string.Join(", ", Parameters)}, and {ClaimPrefix}NAME for each claim.");
        var persona = One("persona") ?? offer.Persona;
        if (persona is { } asked && !offer.People.Contains(asked))
            return Refused($"There is no persona '{asked}'. There are: {string.Join(", ", offer.People)}.");
        var wish = new TokenWish(One("policy") is { } policy ? issuer.Tenant with { Policy = policy } : issuer.Tenant, One("audience") ?? offer.Audience)
        {
            Persona = persona,
            Client = One("client_id") ?? offer.Client ?? DefaultClient,
            Scopes = [.. (One("scope") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            With = query.Where(one => one.Key.StartsWith(ClaimPrefix, StringComparison.Ordinal))
                .Aggregate(ClaimSet.Empty, (claims, one) => claims.With(one.Key[ClaimPrefix.Length..], Value(one.Value.ToString()))),
            Without = [.. query["without"].OfType<string>()],
        };
        return (StatusCodes.Status200OK, issuer.Issue(wish).Text, $"a token for {wish.Persona ?? wish.Client}");

        string? One(string name) => query.TryGetValue(name, out var values) && values.ToString() is { Length: > 0 } text ? text : null;
    }

    private static (int Status, string Text, string? Note) Refused(string why) => (StatusCodes.Status400BadRequest, why + "\n", why);

    // What reads as JSON is meant as JSON, so that exp=0 is a number.
    private static JsonElement Value(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(text);
        }
    }
}

using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Harness.Claims;
using Harness.Dialects.ProtectedApis;

namespace Harness.Scenarios;

/// <summary>Reads which API behind a gateway a pack is about, and what the gateway is said to do.</summary>
internal static class ProtectedApiReader
{
    public const string Member = "protectedApi";

    public static readonly ImmutableArray<string> Names =
    [
        "method", "path", "body", "tenant", "tenantId", "policy", "audience", "scopes", "requiredClaims", "issuer", "skew", "keysWithin",
        "subscriptionKeyHeader", "rateLimit", "quota", "refusedAddress", "requestSchema", "responseSchema", "largestBody", "isConnector",
    ];

    public static readonly ImmutableArray<string> Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    public static readonly ImmutableArray<string> NamesOfIssuers = ["port", "keys"];

    public static readonly ImmutableArray<string> NamesOfRates = ["calls", "per"];

    public static readonly ImmutableArray<string> NamesOfQuotas = ["calls"];

    private const int HighestPort = 65_535;

    // More than that is a load test.
    private const int MostCalls = 500;
    private const int LongestBody = 10 * 1024 * 1024;

    /// <summary>The API, or null where the pack names none or there is a mistake in it.</summary>
    public static ProtectedApi? Read(ObjectReader pack, PackFile file, PackDialect? dialect, SchemaFiles schemas, ProblemList problems)
    {
        if (pack[Member] is not { } node)
        {
            if (dialect is { IsOfProtectedApis: true }) pack.Require(Member, "Write which API is called, and what its gateway does: \"protectedApi\": { \"path\": \"/orders\", \"audience\": \"GUID\" }.");
            return null;
        }

        if (dialect is { IsOfProtectedApis: false })
        {
            problems.Add(node.Position, $"A pack of the dialect '{dialect.Id}' has no '{Member}'.", $"Take it out, or write \"dialect\": \"{ProtectedApiDialect.DialectId}\".");
            return null;
        }

        if (ObjectReader.Open(node, $"'{Member}'", Names, problems) is not { } from) return null;
        var before = problems.Count;
        var isConnector = from.Flag("isConnector") ?? false;
        var issuer = Issuer(from["issuer"], file, problems);
        if (issuer is not null)
        {
            from.Require("tenantId", "Write the id of the tenant, a GUID: it stands in the issuer's name.");
            from.Require("audience", "Write the application id of the API: the gateway lets in tokens for it.");
        }

        if (isConnector && from["issuer"] is { } idle) problems.Add(idle.Position, "B2C calls a connector without a token, so there is nothing to issue.", "Take out 'issuer', or 'isConnector'.");
        var api = new ProtectedApi
        {
            Method = new(from.Word("method", Methods) ?? (from["body"] is null ? "GET" : "POST")),
            Path = from.Text("path", text => text.StartsWith('/') && Uri.TryCreate("http://localhost" + text, UriKind.Absolute, out _), "Write what follows the endpoint's address, as in \"/orders\".") ?? "",
            Body = from["body"]?.ToElement(),
            Tenant = from.Text("tenant", text => !text.Contains('/'), "Write the tenant's domain, as in \"contoso.onmicrosoft.com\".") ?? new ProtectedApi().Tenant,
            TenantId = from.Text("tenantId", text => Guid.TryParse(text, out _), "Write a GUID.") is { } id ? Guid.Parse(id) : default,
            Policy = from.Text("policy", text => !text.Contains('/'), "Write the policy's name, as in \"B2C_1_signupsignin1\".") ?? new ProtectedApi().Policy,
            Audience = from.Text("audience") ?? "",
            Scopes = [.. from.Items("scopes").Where(item => Kinds.IsText(item, "A scope", problems)).Select(item => item.Text!)],
            RequiredClaims = from["requiredClaims"] is { } required && Kinds.Is(required, JsonValueKind.Object, "'requiredClaims'", problems) ? ClaimSet.From(required.ToElement()) : ClaimSet.Empty,
            Issuer = issuer,
            Skew = Time(from, "skew", problems),
            KeysWithin = Time(from, "keysWithin", problems),
            SubscriptionKeyHeader = from.Text("subscriptionKeyHeader", CanNameHeader, "Write the name of a header line, as in \"Ocp-Apim-Subscription-Key\"."),
            RateLimit = Rate(from["rateLimit"], problems),
            Quota = Quota(from["quota"], problems),
            RefusedAddress = from.Text("refusedAddress", text => IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetwork && IPAddress.IsLoopback(address), "Write an address of this machine from which it can call, as in \"127.0.0.2\".") is { } refused ? IPAddress.Parse(refused) : null,
            RequestSchema = Schema(from, "requestSchema", file, schemas, problems),
            ResponseSchema = Schema(from, "responseSchema", file, schemas, problems),
            LargestBody = Kinds.IsWhole(from["largestBody"], "'largestBody'", problems, 1, LongestBody, out var largest) ? largest : null,
            IsConnector = isConnector,
        };
        foreach (var name in new[] { "requestSchema", "largestBody" })
            if (from[name] is { } idleSchema && api.Body is null && from["body"] is null) problems.Add(idleSchema.Position, $"'{name}' is about bodies, and the call has none.", "Write 'body': one that is right.");
        return problems.Count == before ? api : null;
    }

    private static IssuerPlace? Issuer(PositionedNode? node, PackFile file, ProblemList problems)
    {
        if (node is null || ObjectReader.Open(node, "'issuer'", NamesOfIssuers, problems) is not { } from) return null;
        from.Require("port", "Write the port of this machine at which the gateway finds the issuer's metadata, as in 9200.");
        return Kinds.IsWhole(from["port"], "'port'", problems, 1, HighestPort, out var port) ? new(port, from.Text("keys") is { } keys ? file.Beside(keys).Path : null) : null;
    }

    private static RateLimit? Rate(PositionedNode? node, ProblemList problems)
    {
        if (node is null || ObjectReader.Open(node, "'rateLimit'", NamesOfRates, problems) is not { } from) return null;
        from.Require("calls", "Write how many calls are let through.");
        from.Require("per", "Write in which time, as in \"1 s\".");
        return Kinds.IsWhole(from["calls"], "'calls'", problems, 1, MostCalls, out var calls) && Time(from, "per", problems) is { } per && per > TimeSpan.Zero ? new(calls, per) : null;
    }

    private static int? Quota(PositionedNode? node, ProblemList problems)
    {
        if (node is null || ObjectReader.Open(node, "'quota'", NamesOfQuotas, problems) is not { } from) return null;
        from.Require("calls", "Write how many calls there are until it is used up.");
        return Kinds.IsWhole(from["calls"], "'calls'", problems, 1, MostCalls, out var calls) ? calls : null;
    }

    private static TimeSpan? Time(ObjectReader from, string name, ProblemList problems)
    {
        if (from.Text(name) is not { } text) return null;
        if (Duration.TryParse(text, out var time)) return time;
        if (text is "0 s" or "0s") return TimeSpan.Zero;
        problems.Add(from[name]!.Position, $"'{name}' cannot be '{text}'.", "Write a time such as \"30 s\" or \"5 min\".");
        return null;
    }

    private static JsonElement? Schema(ObjectReader from, string name, PackFile file, SchemaFiles schemas, ProblemList problems) =>
        from.Text(name) is { } written ? schemas.Read(written, file.Beside(written), from[name]!.Position, problems)?.Text : null;

    private static bool CanNameHeader(string name)
    {
        using var request = new HttpRequestMessage();
        return request.Headers.TryAddWithoutValidation(name, "");
    }
}

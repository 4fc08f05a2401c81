using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.EndToEnd.Tests.Command;
using Harness.EndToEnd.Tests.Exchanges;
using Harness.Exchanges;
using Harness.Running;
using Harness.Scenarios;
using Microsoft.AspNetCore.Http;

namespace Harness.EndToEnd.Tests.Library;

/// <summary>What an endpoint of a test makes of a call: the body as an object, or null where it is none, becomes status and body.</summary>
public delegate Task<(int Status, string Body)> Reaction(JsonObject? body, HttpContext http);

/// <summary>A small endpoint that keeps to the contract, its ways of going wrong, and the one probe that is played against it.</summary>
internal static class ProbedEndpoint
{
    public const string Continue = """{"version":"1.0.0","action":"Continue"}""";

    public static readonly (int, string) Crash = (500, "");

    private const string Pack = """
        {
          "pack": "p", "dialect": "user-flow", "step": "STEP", "persona": "PERSONA",
          "roles": { "continues": "happy", "blocks": "BLOCKED", "refuses": "short" },
          "scenarios": [
            { "id": "happy" },
            { "id": "blocked", "with": { "email": "eve@blocked.example" } },
            { "id": "blocked-provider", "with": { "identities": [{ "signInType": "federated", "issuer": "blocked.example", "issuerAssignedId": "0017" }] } },
            { "id": "short", "with": { "displayName": "Al" } },
            { "id": "token", "step": "PreTokenIssuance" },
            { "id": "it", "probe": "PROBE" },
          ],
        }
        """;

    /// <summary>Decides by step, e-mail domain, identities and display name, and says it in the language of the person.</summary>
    public static Reaction Correct => (body, _) => Task.FromResult(Decide(body));

    public static (int Status, string Body) Decide(JsonObject? body)
    {
        var step = Text(body, "step");
        if (step == "PreTokenIssuance") return (200, Continue);
        var email = Text(body, "email") ?? "";
        var domain = email[(email.LastIndexOf('@') + 1)..].ToUpperInvariant();
        if (domain == "BLOCKED.EXAMPLE" || Issuers(body).Contains("blocked.example")) return Block(Say(body, "You cannot sign up.", "Sie werden nicht aufgenommen."));
        return step == "PostAttributeCollection" && (Text(body, "displayName") ?? "").Length < 5
            ? Refuse(Say(body, "Your name is too short.", "Ihr Name ist zu kurz."))
            : (200, Continue);
    }

    public static (int, string) Block(string message) => (200, JsonSerializer.Serialize(new { version = "1.0.0", action = "ShowBlockPage", userMessage = message }));

    public static (int, string) Refuse(string message) => (400, JsonSerializer.Serialize(new { version = "1.0.0", status = 400, action = "ValidationError", userMessage = message }));

    /// <summary>In the way that the step has for it; the token step has none.</summary>
    public static (int, string) TurnAway(JsonObject? body, string message) => Text(body, "step") switch
    {
        "PostAttributeCollection" => Refuse(message),
        "PreTokenIssuance" => (200, Continue),
        _ => Block(message),
    };

    public static string Say(JsonObject? body, string english, string german) =>
        (Text(body, "ui_locales") ?? "").StartsWith("de", StringComparison.OrdinalIgnoreCase) ? german : english;

    public static string? Text(JsonObject? body, string name) =>
        body?[name]?.GetValueKind() == JsonValueKind.String && body[name]!.GetValue<string>() is { Length: > 0 } text ? text : null;

    public static string[] Issuers(JsonObject? body) =>
        body?["identities"] is JsonArray list ? [.. list.OfType<JsonObject>().Select(identity => Text(identity, "issuer")).OfType<string>()] : [];

    /// <summary>Plays one probe against an endpoint; returns what was found, and what became of a rule.</summary>
    public static async Task<(string[] Found, RuleTotal Rule)> Play(string probe, string rule, Reaction reaction, Func<RunPlan, RunPlan>? change = null, Action<RunFooter>? done = null)
    {
        await using var server = await KestrelServer.Start(async http =>
        {
            var (status, text) = await reaction(await Read(http.Request), http);
            http.Response.StatusCode = status;
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync(text);
        });
        using var folder = new EmptyFolder();
        var isFederation = probe == "last-name";
        var hasRoles = Plans.Probes.Single(one => one.Id == probe).Roles.Length > 0;
        var pack = folder.Write("p.json", Pack
            .Replace("PROBE", hasRoles ? "same-body" : probe, StringComparison.Ordinal)
            .Replace("STEP", isFederation ? "PostFederationSignup" : "PostAttributeCollection", StringComparison.Ordinal)
            .Replace("PERSONA", isFederation ? "zoe" : "emily", StringComparison.Ordinal)
            .Replace("BLOCKED", probe == "every-identity" ? "blocked-provider" : "blocked", StringComparison.Ordinal));
        using var client = new ConnectorClient(TimeProvider.System);
        var settings = Settings.Default with { Languages = ["en", "de"], Attributes = Plans.Settings("builtin:loyalty").Attributes };
        var plan = Plans.Make(pack, _ => server.At("/api"), settings) with { Only = [hasRoles ? "p/" + probe : "p/it"], Clock = Clock.All[0] with { Scale = 0.2 } };
        plan = plan with { StepsServed = ["PostAttributeCollection", "PreTokenIssuance"] };
        var runner = new Runner(change is null ? plan : change(plan), client, TimeProvider.System);
        var found = new List<string>();
        await foreach (var result in runner.Play()) found.AddRange(result.Findings.Select(finding => finding.Rule));
        var footer = runner.Footer();
        done?.Invoke(footer);
        found.AddRange(footer.Findings.Select(finding => finding.Rule));
        return ([.. found], footer.Rules.Single(total => total.Rule == rule));
    }

    private static async Task<JsonObject?> Read(HttpRequest request)
    {
        try
        {
            return await JsonNode.ParseAsync(request.Body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using Harness.Dialects;
using Harness.Dialects.UserFlow;
using Harness.Exchanges;
using static Harness.Rules.UserFlow.UserFlowRow;

namespace Harness.Rules.UserFlow;

/// <summary>What an answer must not carry back.</summary>
internal static class Privacy
{
    public static ImmutableArray<Rule> Rows { get; } =
    [
        Row("UF-PRV-001", Severity.Info, "Personal data and credentials of the request are not written to logs in production.",
            "vendor samples log whole bodies", Confidence.Inferred, At.All, WatchedLog.Check) with { Needs = Need.WatchedLog },
        Row("UF-PRV-002", Severity.Error, "The answer does not echo the caller's identities, credentials, client_id or step.",
            "hardening", Confidence.Inferred, At.All, NothingEchoed) with { HoldsForOddCalls = true },
        Row("UF-PRV-003", Severity.Info, "The endpoint URL carries no secret, because default error texts show the service URL to users.",
            "azure-docs localization-string-ids.md", Confidence.Inferred, At.All, UrlHasNoSecret),
        Row("UF-PRV-004", Severity.Info, "Refusal messages do not reveal whether an e-mail address is already known.",
            "good practice", Confidence.Inferred, At.SignUp, Disclosure.Check) with { AskedBy = ["known-address"] },
    ];

    private static readonly string[] SecretParameters =
        ["code", "key", "sig", "token", "secret", "password", "api-key", "api_key", "apikey", "access_token", "subscription-key"];

    private static readonly string[] NotToEcho = ["identities", "client_id", "step"];

    private static Outcome NothingEchoed(Observation seen)
    {
        if (seen.Answer is not { } answer) return Unexercised.NoAnswer;
        if (seen.Profile.Credentials is Credentials.Basic basic && WhereHeld(answer, seen.Reply.Body, basic) is { } where)
            return Outcome.Broken(where, "nothing of the caller's credentials", "the credentials of the call");
        if (seen.Reply.Body.Shape is not (BodyShape.Object or BodyShape.Array)) return Outcome.Held;
        var sent = TypedTexts.Request(seen);
        foreach (var name in NotToEcho)
        {
            if (sent.ValueKind != JsonValueKind.Object || !sent.TryGetProperty(name, out var value)) continue;
            if (Find(seen.Reply.Body.Root, name, value, "") is { } pointer) return Outcome.Broken(pointer, $"no {name}", $"{name} as the call sent it");
        }

        if (sent.ValueKind == JsonValueKind.Object && sent.TryGetProperty("client_id", out var client) && client.ValueKind == JsonValueKind.String
            && seen.Reply.Body.Text.Contains(client.GetString()!, StringComparison.OrdinalIgnoreCase))
            return Outcome.Broken("body", "no client_id", "client_id as the call sent it, within a text");

        return Outcome.Held;
    }

    // Every call of a run has the same address: it is told once.
    private static Outcome UrlHasNoSecret(Totals totals)
    {
        if (totals.Held.Contains(Authentication.KeyIsNotEnoughId)) return Outcome.Held;
        var names = totals.Addresses.SelectMany(address => address.Query.TrimStart('?').Split('&')).Select(parameter => Uri.UnescapeDataString(parameter.Split('=')[0]));
        return names.FirstOrDefault(name => SecretParameters.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } secret
            ? Outcome.Broken("address", "no secret, or one that only helps together with credentials", $"a query parameter {secret}")
            : Outcome.Held;
    }

    // JSON may write a password with escapes, and a text in JSON may hold JSON again.
    private static string? WhereHeld(Answer answer, AnswerBody body, Credentials.Basic basic) =>
        Holds(body.Text, basic) || Holds(BodyTexts.All(body), basic) ? "body"
        : answer.Headers.FirstOrDefault(header => Holds(header.Value, basic)).Name;

    // Short passwords of test systems occur in ordinary text; the base64 token does not.
    private static bool Holds(string text, Credentials.Basic basic) =>
        text.Contains(basic.Token, StringComparison.Ordinal) || (basic.Password.Length >= 8 && text.Contains(basic.Password, StringComparison.Ordinal));

    private static string? Find(JsonElement at, string name, JsonElement value, string pointer)
    {
        if (at.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in at.EnumerateArray())
                if (Find(item, name, value, $"{pointer}/{index++}") is { } found) return found;
        }
        else if (at.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in at.EnumerateObject())
            {
                var here = $"{pointer}/{member.Name}";
                if (AlikeNames.Are(member.Name, name) && IsSame(member.Value, value)) return here;
                if (Find(member.Value, name, value, here) is { } found) return found;
            }
        }

        return null;
    }

    // A model class in between may have changed the case of the names.
    private static bool IsSame(JsonElement echo, JsonElement sent) => (echo.ValueKind, sent.ValueKind) switch
    {
        (JsonValueKind.Array, JsonValueKind.Array) => echo.EnumerateArray().Count() == sent.EnumerateArray().Count()
            && echo.EnumerateArray().Zip(sent.EnumerateArray()).All(pair => IsSame(pair.First, pair.Second)),
        (JsonValueKind.Object, JsonValueKind.Object) => sent.EnumerateObject().All(member =>
            echo.EnumerateObject().Any(other => AlikeNames.Are(other.Name, member.Name) && IsSame(other.Value, member.Value))),
        _ => JsonElement.DeepEquals(echo, sent),
    };
}

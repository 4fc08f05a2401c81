using System.Collections.Immutable;
using System.Text.Json;
using Harness.Dialects;
using Harness.Dialects.CustomPolicies;
using Harness.Running;

namespace Harness.Reporting.Html;

/// <summary>What a person met with after one call: what is needed to draw it.</summary>
internal sealed record SeenScreen
{
    private const int MostFields = 3;
    private const int MostText = 600;
    private const int MostValue = 60;

    /// <summary>What the caller does, or null where the word is none that this version knows.</summary>
    public required ConsequenceKind? Kind { get; init; }

    /// <summary>Whether an error leaves the person on the page: a policy shows it there, a flow ends with it.</summary>
    public required bool StaysOnPage { get; init; }

    /// <summary>What a gateway did with the call; null where none was called.</summary>
    public required GateLook? Gate { get; init; }

    /// <summary>The word of it.</summary>
    public required string Word { get; init; }

    public required string Sees { get; init; }

    /// <summary>The endpoint's text for the person.</summary>
    public required string? Message { get; init; }

    /// <summary>How sure that is.</summary>
    public required string Certainty { get; init; }

    public required string Source { get; init; }

    public required ScreenLanguage Language { get; init; }

    /// <summary>What the person typed into the page, a few of the claims that were sent.</summary>
    public required ImmutableArray<(string Name, string Value)> Typed { get; init; }

    public static SeenScreen Of(ExchangeEvidence exchange, CaseResult result)
    {
        var consequence = exchange.Consequence;
        using var body = SentBody.Parse(exchange.Request.Body);
        return new()
        {
            Kind = Words.TryParse<ConsequenceKind>(consequence.Kind, out var kind) ? kind : null,
            StaysOnPage = exchange.Step == TechnicalProfileSteps.Validation.Id || exchange.Step == TechnicalProfileSteps.DisplayControl.Id,
            Gate = GateLook.Of(exchange, result),
            Word = consequence.Kind,
            Sees = Visible.Excerpt(consequence.Sees, MostText),
            Message = exchange.Reply.Message is { } message ? Visible.Beginning(message, MostText) : null,
            Certainty = CaseText.Certainty(consequence),
            Source = consequence.Source,
            Language = body is null ? ScreenLanguage.English : ScreenLanguage.Of(body.RootElement),
            Typed = body is null ? [] : [.. Fields(body.RootElement).Take(MostFields)],
        };
    }

    // The first claims of a person are their names; what stands before them is the caller's own.
    private static IEnumerable<(string Name, string Value)> Fields(JsonElement body) => body.ValueKind != JsonValueKind.Object ? [] : body.EnumerateObject()
        .Where(member => member.Value.ValueKind == JsonValueKind.String && SentBody.Name(member) is not (null or "step" or "client_id" or "ui_locales" or "email" or "objectId"))
        .Select(member => (ClaimName.Short(SentBody.Name(member)!), Visible.Excerpt(SentBody.Text(member.Value), MostValue)));
}

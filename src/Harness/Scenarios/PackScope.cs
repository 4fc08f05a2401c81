using System.Collections.Immutable;
using Harness.Dialects.CustomPolicies;
using Harness.Dialects.ProtectedApis;

namespace Harness.Scenarios;

/// <summary>What every part of a pack is read with.</summary>
/// <param name="File">The pack's file.</param>
/// <param name="Context">The names it may use.</param>
/// <param name="Schemas">Reads the schemas it names.</param>
/// <param name="Problems">Takes the mistakes.</param>
internal sealed record PackScope(PackFile File, PackContext Context, SchemaFiles Schemas, ProblemList Problems)
{
    /// <summary>The dialect the pack names, or null where it names none that is known; then no step is checked.</summary>
    public PackDialect? Dialect { get; init; }

    /// <summary>The technical profile that the pack is about, or null.</summary>
    public TechnicalProfile? Technical { get; init; }

    /// <summary>The API behind a gateway that the pack is about, or null.</summary>
    public ProtectedApi? Protected { get; init; }

    /// <summary>The names of the services that the pack names.</summary>
    public ImmutableArray<string> Services { get; init; } = [];

    /// <summary>The whole pack, or null where it could not be read.</summary>
    public PositionedNode? Root { get; init; }

    /// <summary>Tells of a claim that the caller never sends: a technical profile sends what it lists, and of others a name that is nearly one of theirs is a slip.</summary>
    public void CheckSent(string name, Position position)
    {
        if (Technical is { } technical)
        {
            if (TechnicalClaims.NotSent(technical, name) is { } slip) Problems.Add(position, slip.What, slip.Hint);
        }
        else if (Protected is { IsConnector: false } api)
        {
            if (TokenSlips.Meant(api, name) is { } claim) Problems.Add(position, $"No token for this API has a claim '{name}'.", $"Did you mean '{claim}'?");
        }
        else if (Dialect is not ({ IsOfTechnicalProfiles: true } or { IsOfProtectedApis: true }) && Context.MeantClaim(name) is { } meant)
        {
            Problems.Add(position, $"No caller sends a claim '{name}'.", $"Did you mean '{meant}'?");
        }
    }

    /// <summary>The id of a step, or null where there is a mistake in it.</summary>
    public string? Step(PositionedNode? node, string subject)
    {
        if (!Kinds.IsText(node, subject, Problems)) return null;
        var text = node.Text!;
        if (Dialect is null || Dialect.Steps.Any(step => step.Id == text)) return text;
        var meant = Dialect.Steps.FirstOrDefault(step => step.Label == text || string.Equals(step.Slug, text, StringComparison.OrdinalIgnoreCase));
        Problems.Add(
            node.Position,
            $"{subject} cannot be '{text}'.",
            meant is null ? DidYouMean.Hint(text, [.. Dialect.Steps.Select(step => step.Id)]) : $"Write '{meant.Id}'.");
        return null;
    }
}

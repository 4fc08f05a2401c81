using System.Collections.Immutable;
using Harness.Claims;
using Harness.Dialects;
using Harness.Dialects.Variations;
using Harness.Running.Probes;
using Harness.Scenarios;

namespace Harness.Running;

/// <summary>The names that packs may use, gathered from the rows that have them.</summary>
public static class PackContexts
{
    /// <summary>All dialects, probes and variations, and these people.</summary>
    public static PackContext Of(PersonaBook personas)
    {
        ArgumentNullException.ThrowIfNull(personas);
        return new()
        {
            Dialects = [.. DialectBook.All.Select(dialect => new PackDialect(dialect.Id, dialect.Steps))],
            Personas = [.. personas.Ids],
            Attributes = personas.Ids.ToImmutableDictionary(id => id, personas.Attributes),
            Probes = [.. ProbeBook.All.Select(probe => new PackProbe(probe.Id, probe.Roles) { OneRoleWillDo = probe.OneRoleWillDo, BreaksDownstream = probe.BreaksDownstream })],
            Variations = VariationBook.Ids,
        };
    }
}

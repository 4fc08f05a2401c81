using System.Collections.Immutable;
using Harness.Claims;
using Harness.Dialects;
using Harness.Dialects.UserFlow;
using Harness.Dialects.Variations;
using Harness.Rules;
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
            Dialects = [.. DialectBook.All.Select(dialect => new PackDialect(dialect.Id, dialect.Steps) { Meaning = dialect.Meaning })],
            Personas = [.. personas.Ids, .. personas.Spoilt],
            PersonaFolder = personas.OwnFolder,
            Attributes = personas.Ids.ToImmutableDictionary(id => id, personas.Attributes),
            Claims = Claims(personas),
            Probes = [.. ProbeBook.All.Select(probe => new PackProbe(probe.Id, probe.Roles) { Dialects = Asks(probe), OneRoleWillDo = probe.OneRoleWillDo, BreaksDownstream = probe.BreaksDownstream, IsAboutOddCalls = probe.IsAboutOddCalls, Says = probe.Says })],
            Variations = VariationBook.Ids,
        };
    }

    // Rules about single answers are asked by variations, and by probes that send calls of strangers.
    private static ImmutableArray<string> Asks(Probe probe) =>
        [.. DialectBook.All.Where(dialect => RuleBook.Of(dialect).All.Any(rule => (rule.Scope is "trial" or "handshake" || VariationBook.OfProbes.Any(asked => asked.Id == probe.Id)) && rule.AskedBy.Contains(probe.Id))).Select(dialect => dialect.Id)];

    private static ImmutableArray<string> Claims(PersonaBook personas)
    {
        var profile = new Profile { Endpoint = new("http://localhost/") };
        var sent = from dialect in DialectBook.All
                   from step in dialect.Steps
                   from id in personas.Ids
                   from claim in dialect.Claims(profile, step, personas.Make(id, 1))
                   where !claim.Name.StartsWith("extension_", StringComparison.Ordinal)
                   select claim.Name;
        return [.. BuiltInAttributes.All.Select(attribute => attribute.Name).Concat(sent).Concat(OtherNames.All).Distinct()];
    }
}

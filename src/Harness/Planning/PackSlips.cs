using System.Collections.Immutable;
using Harness.Claims;
using Harness.Dialects;
using Harness.Dialects.ProtectedApis;
using Harness.Scenarios;

namespace Harness.Planning;

/// <summary>Mistakes that show only when packs meet people and a caller.</summary>
internal static class PackSlips
{
    /// <summary>What a reader of one pack cannot see: it takes the people and the dialect to know.</summary>
    public static IEnumerable<PackProblem> Of(ImmutableArray<Pack> packs, PersonaBook personas) =>
        NeverCalled(packs, personas).Concat(NothingLeftOut(packs, personas)).Concat(NothingLeftOutOfToken(packs)).Concat(NoForms(packs));

    /// <summary>A run has one caller: one clock, one rule book.</summary>
    public static IEnumerable<PackProblem> TwoDialects(ImmutableArray<Pack> packs) =>
        from pack in packs.DistinctBy(pack => pack.Dialect).Skip(1)
        select new PackProblem(
            new(pack.File, 1, 1),
            $"'{pack.Name}' is of the dialect '{pack.Dialect}', and '{packs[0].Name}' of '{packs[0].Dialect}': a run plays one caller.",
            "Play the packs of each dialect in a run of their own.");

    // Only where some bodies name their step is there a choice.
    private static IEnumerable<PackProblem> NoForms(ImmutableArray<Pack> packs) =>
        from pack in packs
        where !DialectBook.Find(pack.Dialect)!.NamesStep
        from scenario in pack.Scenarios
        where scenario.Body is not null
        select new PackProblem(scenario.Position, $"'body' has no meaning here: no body of '{pack.Dialect}' has 'step' and 'client_id'.", "Leave 'body' out.");

    // Claims that are left out although nobody has them: a slip, or the scenario asks nothing.
    private static IEnumerable<PackProblem> NothingLeftOut(ImmutableArray<Pack> packs, PersonaBook personas) =>
        from pack in packs
        from scenario in pack.Scenarios
        where scenario.Without.Any(IsBuiltIn) && scenario.Protected is null && personas.Knows(scenario.Persona)
        let dialect = DialectBook.Find(pack.Dialect)!
        let profile = new Profile { Endpoint = new("http://localhost/"), Technical = scenario.Technical }
        let known = personas.Ids.Select(id => personas.Make(id, 1))
            .SelectMany(person => scenario.Steps.SelectMany(step => dialect.Claims(profile, dialect.Step(step)!, person))).Select(claim => profile.PackName(claim.Name))
            .Concat(scenario.With.Select(claim => profile.PackName(claim.Name))).Distinct().ToArray()
        from name in scenario.Without
        where IsBuiltIn(name) && !known.Contains(profile.PackName(name))
        select new PackProblem(scenario.Position, $"'{name}' is left out, but {dialect.Caller} never sends it there.", DidYouMean.Hint(name, known));

    // A token has what B2C writes, whoever it is about; a connector is shown none.
    private static IEnumerable<PackProblem> NothingLeftOutOfToken(ImmutableArray<Pack> packs) =>
        from pack in packs
        from scenario in pack.Scenarios
        let api = scenario.Protected
        where api is not null
        let known = api.IsConnector ? [] : TokenNames.Of(api).Concat(scenario.With.Select(claim => claim.Name)).ToArray()
        from name in scenario.Without
        where api.IsConnector || (IsBuiltIn(name) && !known.Contains(name) && TokenSlips.Meant(api, name) is null)
        select api.IsConnector
            ? new PackProblem(scenario.Position, $"'{name}' is left out, but B2C calls a connector without a token.", "Take it out of 'without': what is sent stands under 'body' of 'protectedApi'.")
            : new PackProblem(scenario.Position, $"'{name}' is left out, but no token has it.", DidYouMean.Hint(name, known));

    private static bool IsBuiltIn(string claim) => !claim.StartsWith("extension_", StringComparison.Ordinal);

    // Scenarios that the caller would never play, such as the step after federation for a local account.
    private static IEnumerable<PackProblem> NeverCalled(ImmutableArray<Pack> packs, PersonaBook personas) =>
        from pack in packs
        from scenario in pack.Scenarios
        where personas.Knows(scenario.Persona)
        let dialect = DialectBook.Find(pack.Dialect)!
        where !scenario.Steps.Any(step => dialect.Calls(dialect.Step(step)!, personas.Make(scenario.Persona, 1)))
        select new PackProblem(
            scenario.Position,
            $"{dialect.Caller} never calls {string.Join(" or ", scenario.Steps)} for '{scenario.Persona}', who has a local account.",
            $"Choose a federated persona: {string.Join(", ", personas.Ids.Where(id => personas.Make(id, 1).Account == AccountKind.Federated))}.");
}

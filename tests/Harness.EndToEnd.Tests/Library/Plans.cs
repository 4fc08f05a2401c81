using System.Collections.Immutable;
using Harness.Claims;
using Harness.Dialects;
using Harness.Exchanges;
using Harness.ReferenceConnector;
using Harness.Running;
using Harness.Scenarios;

namespace Harness.EndToEnd.Tests.Library;

/// <summary>Plans as a user without settings would have them, aimed at a reference connector.</summary>
internal static class Plans
{
    private static readonly Dialect Dialect = DialectBook.All[0];
    private static readonly PersonaBook Personas = PersonaBook.Open();

    public static ImmutableArray<Pack> Read(string source) => PackReader.Read([source], PackContexts.Of(Personas)).Packs;

    public static RunPlan Make(string connector, string source)
    {
        var profile = Settings.Default.Profile(new(connector + "/api/user-flow"), new Credentials.Basic("connector", new ConnectorOptions().Password));
        return new()
        {
            Packs = Read(source),
            Dialect = Dialect,
            Profiles = Dialect.Steps.ToImmutableDictionary(step => step.Id, _ => profile),
            Personas = Personas,
            Clock = Dialect.Clock,
        };
    }
}

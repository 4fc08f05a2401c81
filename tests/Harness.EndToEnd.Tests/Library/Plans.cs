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
    public static readonly PersonaBook Personas = PersonaBook.Open();

    public static ImmutableArray<Pack> Read(string source) => PackReader.Read([source], PackContexts.Of(Personas)).Packs;

    public static ImmutableArray<PackProbe> Probes => PackContexts.Of(Personas).Probes;

    public static RunPlan Make(string connector, string source) => Make(source, _ => new(connector + "/api/user-flow"), Scenarios.Settings.Default);

    /// <summary>A plan with an address for each step.</summary>
    public static RunPlan Make(string source, Func<string, Uri> endpoint, Settings settings)
    {
        var packs = Read(source);
        var dialect = DialectBook.Find(packs[0].Dialect)!;
        var credentials = new Credentials.Basic("connector", new ConnectorOptions().Password);
        return new()
        {
            Packs = packs,
            Dialect = dialect,
            Profiles = dialect.Steps.ToImmutableDictionary(step => step.Id, step => settings.Profile(endpoint(step.Id), credentials)),
            Personas = Personas,
            Clock = dialect.Clock,
        };
    }

    public static Settings Settings(string source) => SettingsReader.Read(source, PackContexts.Of(Personas)).Settings;
}

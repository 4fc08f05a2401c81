using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.CustomPolicies;
using Harness.Downstream;
using Harness.Exchanges;
using Harness.Planning;
using Harness.ReferenceConnector;
using Harness.Running;
using Harness.Scenarios;
using Harness.Scenarios.Mappings;
using Microsoft.AspNetCore.Builder;

namespace Harness.Cli;

/// <summary>The reference connector on a free port of this machine, and the way to aim a plan at it.</summary>
internal sealed class Lab : IAsyncDisposable
{
    /// <summary>The settings that list the attributes of the reference connector's flow.</summary>
    public const string Settings = "builtin:loyalty";

    private static readonly ConnectorOptions Options = new();

    // The user of the connector, before its password was changed.
    private static readonly Credentials.Basic Old = new(Options.User, Defects.OldPassword);

    private readonly WebApplication app;
    private readonly StandIns services;

    private readonly string log;
    private readonly LabCertificates? certificates;

    private Lab(WebApplication app, StandIns services, string log, LabCertificates? certificates) => (this.app, this.services, this.log, this.certificates) = (app, services, log, certificates);

    private Rotation Rotation { get; init; }

    /// <summary>The service that the connector asks for promotions.</summary>
    public const string Loyalty = "loyalty";

    private const string Variable = "CONNECTOR_PASSWORD";

    private const string LoyaltyStandBy = "loyalty-stand-by";

    /// <summary>Where the connector decides by <c>step</c>.</summary>
    public Uri Endpoint => certificates is null ? new(app.Urls.First() + "/api/user-flow") : new UriBuilder(app.Urls.First()) { Host = "localhost", Path = "/api/user-flow" }.Uri;

    /// <summary>What is wrong with these ids, or null.</summary>
    public static string? Unknown(IEnumerable<string> defects)
    {
        var unknown = defects.Where(id => Defects.Known.All(defect => defect.Id != id)).ToArray();
        return unknown.Length == 0 ? null : $"There is no defect '{unknown[0]}'. {DidYouMean.Hint(unknown[0], [.. Defects.Known.Select(defect => defect.Id)])}";
    }

    /// <summary>The technical profiles of a plan for which the connector has no endpoint, by their ids.</summary>
    public static string[] Unserved(RunPlan plan)
    {
        string[] paths = ["/api/custom-policy/loyalty", "/api/custom-policy/promotions", "/api/custom-policy/profile"];
        return [.. plan.Packs.SelectMany(pack => pack.Scenarios).Select(scenario => scenario.Technical).OfType<TechnicalProfile>().DistinctBy(technical => technical.Id)
            .Where(technical => technical.ServiceUrl is not { } url || !paths.Any(path => url.Contains(path, StringComparison.OrdinalIgnoreCase))).Select(technical => technical.Id)];
    }

    /// <summary>Where the service is that it asks for promotions.</summary>
    public Uri LoyaltyAddress => services.All[Loyalty].Address;

    /// <summary>Starts the connector and the services behind it, on free ports.</summary>
    public static async Task<Lab> Start(
        IReadOnlyCollection<string> defects, TimeSpan patience, ImmutableArray<StandIn> services, TimeProvider time, CancellationToken cancellationToken, Rotation rotation = Rotation.UnderWay, LabCertificates? certificates = null)
    {
        var (standIns, problem) = await StandIns.Start(services.Any(service => service.Service == Loyalty) ? services : services.Add(new(Loyalty, 0)), time).ConfigureAwait(false);
        if (standIns is null) throw new InvalidOperationException(problem);
        await standIns.All[Loyalty].Arrange(MappingReader.Read("builtin:downstream/loyalty").Stubs, cancellationToken).ConfigureAwait(false);
        var options = Options with { Defects = defects, Patience = patience, Loyalty = standIns.All[Loyalty].Address, LoyaltyStandBy = standIns.All.GetValueOrDefault(LoyaltyStandBy)?.Address };
        if (rotation == Rotation.UnderWay) options = options with { OldUser = Old.User, OldPassword = Old.Password };
        var log = Path.GetTempFileName();
        options = options with { Log = log };
        var app = ReferenceConnectorApp.Build(certificates?.Told(options, rotation) ?? options, "http://127.0.0.1:0");
        await app.StartAsync(cancellationToken).ConfigureAwait(false);
        return new(app, standIns, log, certificates) { Rotation = rotation };
    }

    /// <summary>Aims a plan at the connector.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="byKey">Whether the key of the connector stands in its address, as that of an Azure Function does.</param>
    public RunPlan Aim(RunPlan plan, bool byKey = false) => plan.Dialect is TechnicalProfileDialect ? AimPolicies(plan) : plan with
    {
        Profiles = plan.Profiles.ToImmutableDictionary(entry => entry.Key, entry => entry.Value with
        {
            Endpoint = WithKey(plan.Dialect.NamesStep ? Endpoint : new(Endpoint, plan.Dialect.Step(entry.Key)!.Slug), byKey),
            OldCredentials = certificates?.Older ?? (Credentials)Old,
            Rotation = Rotation,
            Credentials = certificates?.Client ?? (Credentials)new Credentials.Basic(Options.User, Options.Password),
            PasswordVariable = Variable,
        }),
        Downstream = services.All,
        WatchLog = log,
    };

    private static Uri WithKey(Uri endpoint, bool byKey) => byKey ? new($"{endpoint}?code={Options.AddressKey}") : endpoint;

    // Each profile calls the path that its policy names, with the proof that its policy names.
    private RunPlan AimPolicies(RunPlan plan) => plan with
    {
        Profiles = plan.Packs.SelectMany(pack => pack.Scenarios).Select(scenario => scenario.Technical).OfType<TechnicalProfile>().DistinctBy(technical => technical.Id).Aggregate(
            plan.Profiles,
            (profiles, technical) => profiles.SetItem(technical.Id, plan.Profiles.Values.First() with
            {
                Endpoint = new(app.Urls.First() + technical.ServiceUrl![technical.ServiceUrl!.IndexOf('/', "https://".Length)..]),
                Credentials = technical.Authentication switch
                {
                    AuthenticationType.Bearer => new Credentials.TokenOrKey(Options.BearerToken),
                    AuthenticationType.ApiKeyHeader => new Credentials.TokenOrKey(Options.ApiKey),
                    _ => new Credentials.Basic(Options.User, Options.Password),
                },
                PasswordVariable = Variable,
            })),
        Downstream = services.All,
    };

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync().ConfigureAwait(false);
        await services.DisposeAsync().ConfigureAwait(false);
        File.Delete(log);
    }
}

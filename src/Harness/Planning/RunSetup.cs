using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;
using Harness.Claims;
using Harness.Dialects;
using Harness.Exchanges;
using Harness.Reporting;
using Harness.Rules;
using Harness.Running;
using Harness.Scenarios;

namespace Harness.Planning;

/// <summary>All that a run needs, made of options, variables, settings and defaults, in this order.</summary>
/// <param name="Plan">What to play; its stand-ins are not started yet.</param>
/// <param name="Trust">Which server certificates are accepted.</param>
/// <param name="Out">The folder of the run file and the reports.</param>
/// <param name="Reports">The reports to write.</param>
internal sealed record RunSetup(RunPlan Plan, Trust Trust, string Out, ImmutableArray<ReportTarget> Reports)
{
    /// <summary>Where the run file and the reports go unless the user says otherwise.</summary>
    public const string DefaultOut = "artifacts";

    // The address of steps for which none is given.
    internal static readonly Uri Nowhere = new("http://localhost/");

    /// <summary>What is shown to an endpoint that asks for a client certificate; null for none.</summary>
    public X509Certificate2? Certificate => Plan.Profiles.Values.Select(profile => profile.Credentials).OfType<Credentials.Certificate>().FirstOrDefault()?.Shown;

    /// <summary>The stand-ins that the packs need.</summary>
    public ImmutableArray<StandIn> StandIns { get; init; } = [];

    /// <summary>The issuer of the tokens that gateways are called with; null where the packs name none.</summary>
    public IssuerSetup? Issuer { get; init; }

    /// <summary>The saved run to compare with, or null.</summary>
    public string? Baseline { get; init; }

    /// <summary>Reads everything, and says everything that is wrong.</summary>
    /// <param name="given">Options and variables.</param>
    /// <param name="sources">The packs: files, folders, or <c>builtin:NAME</c>.</param>
    /// <param name="lab">The settings to use by default, where the endpoint is started by the caller and is told where its services are; else null.</param>
    /// <param name="isListed">Whether the cases are listed only: neither an endpoint nor its credentials nor stand-ins are needed, and nothing can be sent.</param>
    public static Asked Make(Given given, IReadOnlyList<string> sources, string? lab = null, bool isListed = false)
    {
        ArgumentNullException.ThrowIfNull(given);
        ArgumentNullException.ThrowIfNull(sources);
        var personas = PersonaBook.Open(given.Text(RunOptions.Personas));
        var context = PackContexts.Of(personas);
        var settingsFile = given.Text(RunOptions.Settings) ?? lab ?? (File.Exists(SettingsReader.FileName) ? SettingsReader.FileName : null);
        var settings = settingsFile is null ? new(Settings.Default, []) : SettingsReader.Read(settingsFile, context);
        var packs = PackReader.Read(sources, context);
        var waivers = given.Text(RunOptions.Waivers) is { } waiverFile ? WaiverReader.Read(waiverFile, [.. DialectBook.All.SelectMany(dialect => RuleBook.Of(dialect).All).Select(rule => rule.Id).Distinct()]) : new([], []);
        var choice = lab is not null || isListed ? new(packs.Packs, StandIn.OnFreePorts(packs.Packs), null)
            : packs.Problems.Length > 0 ? new(packs.Packs, [], null)
            : StandInChoice.Of(given, sources, packs.Packs);
        ImmutableArray<string> mistakes =
        [
            .. PersonaSlips.Of(personas).Select(problem => problem.ToString()),
            .. settings.Problems.Concat(waivers.Problems).Select(problem => problem.ToString()),
            .. packs.Problems.Concat(PackSlips.Of(packs.Readable, personas)).Concat(PackSlips.TwoDialects(packs.Packs)).Select(problem => problem.ToString()),
        ];

        // Which options are right depends on the dialect of the packs.
        if (packs.Packs.IsEmpty && packs.Problems.Length > 0) return new(null, ExitCode.Packs, [.. mistakes, .. given.Problems]) { Readable = packs.Readable };
        var setup = new PlanDraft(given, settings.Settings, personas, choice.Packs, needsEndpoint: lab is null) { IsListed = isListed }.Finish();
        if (given.Problems.Count > 0) return new(null, ExitCode.CommandLine, [.. given.Problems, .. settings.Problems.Select(problem => problem.ToString())]) { Readable = packs.Readable };
        if (mistakes.Length > 0) return new(null, ExitCode.Packs, mistakes) { Readable = packs.Readable };
        var plan = setup.Plan with { Waivers = waivers.Waivers, Sources = [.. sources], Folder = Workspace.Folder, Options = [.. given.ToRecord(), .. Addresses(setup.Plan)] };
        return new(setup with { StandIns = choice.StandIns, Plan = plan }, ExitCode.Conforms, []) { LeftOut = choice.LeftOut };
    }

    /// <summary>The first artifact of the run in which a secret stands, or null.</summary>
    /// <param name="runFile">The run file; the others are its reports.</param>
    /// <param name="isSecret">Whether a line holds one.</param>
    public async Task<string?> ArtifactWithSecret(string runFile, Func<string, bool> isSecret)
    {
        foreach (var artifact in Reports.SelectMany(report => report.Format.Files(report.Path)).Prepend(runFile))
        {
            await foreach (var line in File.ReadLinesAsync(artifact).ConfigureAwait(false))
                if (isSecret(line)) return artifact;
        }

        return null;
    }

    // Those of steps that were chosen away too: a case is played again with all of its pack.
    private static IEnumerable<GivenOption> Addresses(RunPlan plan) =>
        from profile in plan.Profiles
        where profile.Value.Endpoint != Nowhere
        orderby profile.Key
        from url in profile.Value.OtherInstances.Prepend(profile.Value.Endpoint)
        select new GivenOption(RunOptions.Endpoint.Name, $"{profile.Key}={url.OriginalString}");
}

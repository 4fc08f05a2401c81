using System.Collections.Immutable;
using Harness.Exchanges;
using Harness.Planning;
using Harness.Reporting;
using Harness.Running;
using NUnit.Framework;

namespace Harness.NUnit;

/// <summary>
/// Derive from it and name packs with <see cref="ConnectorTestsAttribute"/>: every case of the packs is a test, whose failure message carries the
/// evidence, what the person would see, and a curl line. The endpoint is named in the attribute, in the settings, or by <see cref="Connector"/>.
/// </summary>
public abstract partial class ConnectorFixture
{
    private readonly Lazy<Task<Opened>> opened;
    private readonly Arrivals arrivals = new();
    private int told;

    /// <summary>A fixture that calls nobody before its first test runs.</summary>
    protected ConnectorFixture() => opened = new(Open);

    /// <summary>The endpoint; read when the first test runs, so that the fixture may start it before. Null where attribute or settings name it.</summary>
    protected virtual ConnectorUnderTest? Connector => null;

    /// <summary>Plays one case, or adds up a pack.</summary>
    /// <param name="id">The id of the case.</param>
    [PackCases]
    public async Task Case(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (PackTotals.MayBe(id))
        {
            await Play(id).ConfigureAwait(false);
            return;
        }

        arrivals.Enter();
        try
        {
            await Play(id).ConfigureAwait(false);
        }
        finally
        {
            arrivals.Leave();
        }
    }

    /// <summary>Ends the run file and writes the reports.</summary>
    [OneTimeTearDown]
    public async Task End()
    {
        if (opened.IsValueCreated && await opened.Value.ConfigureAwait(false) is { Session: { } session }) await session.DisposeAsync().ConfigureAwait(false);
    }

    private async Task Play(string id)
    {
        var (session, leftOut, problems) = await opened.Value.ConfigureAwait(false);
        if (!problems.IsEmpty)
        {
            // Told once, not a thousand times.
            if (Interlocked.Exchange(ref told, 1) == 0) Assert.Fail(MistakeText.Of(problems));
            Assert.Ignore("Nothing was sent: the first test of the fixture says what is wrong with its settings.");
        }

        if (leftOut.TryGetValue(id.Split('/')[0], out var reason)) Assert.Ignore(reason);
        await session!.Play(id, arrivals, TestContext.CurrentContext.CancellationToken).ConfigureAwait(false);
    }

    private async Task<Opened> Open()
    {
        var type = GetType();
        var tests = type.GetCustomAttributes(typeof(ConnectorTestsAttribute), inherit: true).Cast<ConnectorTestsAttribute>().First();
        var settings = TestSettings.Of(type);
        var listed = RunSetup.Make(settings.ToList(tests), [.. tests.Packs.Select(settings.Located)], isListed: true).Setup!.Plan.Packs;
        var given = settings.Given(tests, Connector);
        var leftOut = listed.Where(pack => PackPorts.Missing(pack, given) is { Length: > 0 }).ToImmutableDictionary(pack => pack.Name, pack =>
            $"'{pack.Name}' breaks what is behind the endpoint. Let the endpoint call its services at ports of 127.0.0.1, and give {string.Join(" and ", PackPorts.Missing(pack, given).Select(name => $"downstream={name}=PORT"))}.");
        if (leftOut.Count == listed.Length) return new(null, leftOut, []);
        var asked = RunSetup.Make(given, [.. listed.Where(pack => !leftOut.ContainsKey(pack.Name)).Select(pack => pack.File)]);
        if (asked.Setup is not { } setup) return new(null, leftOut, asked.Problems);
        if (setup.Reports.Any(report => report.Path == ReportFormat.StandardOutput)) return new(null, leftOut, ["A report of tests goes into a file, not to standard output: write report=FORMAT or report=FORMAT=PATH."]);
        try
        {
            return new(await FixtureSession.Open(CodeOver(setup, given, Connector), TestContext.CurrentContext.CancellationToken).ConfigureAwait(false), leftOut, []);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new(null, leftOut, [problem.Message]);
        }
    }

    // What code knows and no setting can say.
    private static RunSetup CodeOver(RunSetup setup, Given given, ConnectorUnderTest? connector)
    {
        var (plan, trust) = CodeSetup.Over(setup.Plan, setup.Trust, given, connector);
        ImmutableArray<ReportTarget> reports = given.Many(RunOptions.Report).Count == 0 ? [] : [.. setup.Reports.Select(report => report with { Path = Path.GetFullPath(report.Path, setup.Out) })];
        return setup with { Plan = plan, Trust = trust, Reports = reports };
    }

    private sealed record Opened(FixtureSession? Session, ImmutableDictionary<string, string> LeftOut, ImmutableArray<string> Problems);
}

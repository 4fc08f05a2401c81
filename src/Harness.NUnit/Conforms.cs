using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Harness.Claims;
using Harness.Exchanges;
using Harness.Planning;
using Harness.Running;
using Harness.Scenarios;
using NUnit.Framework;

namespace Harness.NUnit;

/// <summary>Plays single scenarios in tests that are written by hand.</summary>
public static class Conforms
{
    private const string InTest = "the test";

    /// <summary>
    /// Plays a scenario and judges it by the contract and by what it expects. Everything that is wrong is told at once, with evidence, what the
    /// person would see, and a curl line.
    /// </summary>
    /// <param name="connector">The endpoint.</param>
    /// <param name="step">The flow step, such as <c>PostAttributeCollection</c>.</param>
    /// <param name="scenario">Who signs up, and what is expected.</param>
    /// <param name="file">The test's own file; left to the compiler.</param>
    /// <param name="line">The line in it; left to the compiler.</param>
    /// <exception cref="AssertionException">The endpoint does not conform, or the scenario has mistakes.</exception>
    public static Task<Conformance> To(
        ConnectorUnderTest connector, string step, Func<ScenarioDraft, ScenarioDraft> scenario, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return Play(connector, scenario(new(new JsonObject { ["step"] = step })).ToString(), new(Path.GetFileName(file), line, 1));
    }

    /// <summary>The same with a scenario as it stands in packs, a journey for example.</summary>
    /// <param name="connector">The endpoint.</param>
    /// <param name="scenario">The scenario, in JSON; its id may be left out.</param>
    /// <param name="file">The test's own file; left to the compiler.</param>
    /// <param name="line">The line in it; left to the compiler.</param>
    /// <exception cref="AssertionException">The endpoint does not conform, or the scenario has mistakes.</exception>
    public static Task<Conformance> To(ConnectorUnderTest connector, string scenario, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return Play(connector, scenario, new(Path.GetFileName(file), line, 1));
    }

    private static async Task<Conformance> Play(ConnectorUnderTest connector, string json, Position at)
    {
        ArgumentNullException.ThrowIfNull(connector);
        var (setup, trust) = Setup(TestSettings.OfCurrentTest(), connector, json, at);
        using var client = new ConnectorClient(TimeProvider.System, trust, setup.Certificate);
        await client.WarmUp(TestContext.CurrentContext.CancellationToken).ConfigureAwait(false);
        if (setup.Plan.Cases().FirstOrDefault() is not { } planned)
            throw new AssertionException("Nothing was sent: the caller never plays this scenario for this person, or its body of 2021 names no step while one address serves two steps.");
        var runner = new Runner(setup.Plan with { Exactly = planned }, client, TimeProvider.System);
        var played = await runner.Play(planned, TestContext.CurrentContext.CancellationToken).ConfigureAwait(false);
        var result = runner.Add(planned, played);
        result = result with { Findings = [.. result.Findings.Select(finding => Expectations.IsOne(finding.Rule) ? finding with { Source = InTest } : finding)] };
        CaseOutcomes.Tell(result, setup.Out, run: null);
        return new(played.Observations, played.Journey?.TokenClaims);
    }

    private static (RunSetup Setup, Trust Trust) Setup(TestSettings settings, ConnectorUnderTest connector, string json, Position at)
    {
        var given = settings.ForOne(connector);
        var personas = PersonaBook.Open(given.Text(RunOptions.Personas));
        var read = given.Text(RunOptions.Settings) is { } file ? SettingsReader.Read(file, PackContexts.Of(personas)) : new(Settings.Default, []);
        var written = WrittenScenario.Read(json, connector.Dialect, connector.TechnicalProfile is { } technical ? Path.Combine(settings.Folder, technical) : null, (settings.Fixture, TestContext.CurrentContext.Test.MethodName ?? "test"), at, personas);
        var packs = written.Pack is { } pack ? [pack] : ImmutableArray<Pack>.Empty;
        var setup = new PlanDraft(given, read.Settings, personas, packs, needsEndpoint: true).Finish();
        string[] mistakes =
        [
            .. given.Problems, .. PersonaSlips.Of(personas).Select(problem => problem.ToString()),
            .. read.Problems.Concat(written.Problems).Concat(PackSlips.Of(packs, personas)).Select(problem => problem.ToString()),
        ];
        if (mistakes.Length > 0) throw new AssertionException(MistakeText.Of(mistakes));
        var (plan, trust) = CodeSetup.Over(setup.Plan, setup.Trust, given, connector);
        return (setup with { Plan = plan }, trust);
    }
}

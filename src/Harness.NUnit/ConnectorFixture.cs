using System.Collections.Immutable;
using Harness.Claims;
using Harness.Dialects;
using Harness.Exchanges;
using Harness.Reporting;
using Harness.Running;
using NUnit.Framework;

namespace Harness.NUnit;

/// <summary>
/// Derive from it, mark the class with <see cref="TestFixtureAttribute"/> (without it the test adapter finds nothing), name packs with <see cref="ConnectorPackAttribute"/> and the endpoint with <see cref="Connector"/>: every case of
/// the packs is a test, whose failure message carries the evidence, what the person would see, and a curl line.
/// </summary>
[TestFixture]
public abstract class ConnectorFixture : IDisposable
{
    private readonly Lazy<ConnectorClient> client;
    private readonly Lazy<PersonaBook> personas = new(() => PersonaBook.Open());

    /// <summary>A fixture whose connections are opened when its first test runs.</summary>
    protected ConnectorFixture() => client = new(() => new ConnectorClient(TimeProvider.System, Connector.Trust));

    /// <summary>The endpoint; read when the first test runs, so a fixture may start it before.</summary>
    protected abstract ConnectorUnderTest Connector { get; }

    /// <summary>Plays one case.</summary>
    /// <param name="case">The case, made from the packs of the fixture.</param>
    [PackCases]
    public async Task Case(PlannedCase @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var runner = new Runner(Plan(@case), client.Value, TimeProvider.System);
        await foreach (var result in runner.Play(TestContext.CurrentContext.CancellationToken).ConfigureAwait(false))
        {
            var text = string.Join(Environment.NewLine, CaseText.Lines(result).Select(line => line.Text));
            if (result.Outcome == CaseOutcome.Failed) Assert.Fail(Environment.NewLine + text);
            if (result.NotAsked is { } reason) Assert.Ignore($"{@case.Id} could not be asked: {reason}.");
            await TestContext.Out.WriteLineAsync(text).ConfigureAwait(false);
            return;
        }

        Assert.Ignore($"{@case.Id} is left out: its body of 2021 names no step, and one address serves two steps here.");
    }

    /// <summary>Closes the connections.</summary>
    [OneTimeTearDown]
    public void Dispose()
    {
        if (client.IsValueCreated) client.Value.Dispose();
        GC.SuppressFinalize(this);
    }

    private RunPlan Plan(PlannedCase planned)
    {
        var dialect = DialectBook.Find(planned.Pack.Dialect)!;
        var profile = Connector.Settings.Profile(Connector.Endpoint, Connector.Credentials);
        return new()
        {
            Packs = [planned.Pack with { Scenarios = [planned.Scenario] }],
            Dialect = dialect,
            Profiles = dialect.Steps.ToImmutableDictionary(step => step.Id, _ => profile),
            Personas = personas.Value,
            Clock = Connector.Clock ?? dialect.Clock,
            Seed = Connector.Seed,
            FailOn = Connector.FailOn,
            PasswordVariable = Connector.PasswordVariable,
        };
    }
}

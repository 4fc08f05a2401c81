using System.Diagnostics;
using static Harness.EndToEnd.Tests.Connectors.Ask;

namespace Harness.EndToEnd.Tests.Connectors;

/// <summary>Defects that show only when calls meet, are given up, or are measured.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class DefectInFlightTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);

    [Test]
    public async Task Of_twins_one_is_answered_with_a_conflict()
    {
        Assert.That(await Together(null, BeforeCreatingUser, BeforeCreatingUser), Is.EqualTo(new[] { "200 Continue", "200 Continue" }));
        Assert.That(await Together("conflict-of-twins", BeforeCreatingUser, BeforeCreatingUser), Is.EquivalentTo(new[] { "200 Continue", "409" }));
    }

    [Test]
    public async Task People_who_come_together_get_the_claims_of_one_of_them()
    {
        Ask[] people = [.. new[] { "Bern", "Rome" }.Select(city => BeforeCreatingUser.With("city", city).Look("city"))];
        Assert.That(await Together(null, people), Is.EqualTo(new[] { "200 Continue", "200 Continue" }));
        var mixed = await Together("mixes-people-up", people);
        Assert.That(mixed, Is.AnyOf(new[] { "200 Continue Bern", "200 Continue Bern" }, new[] { "200 Continue Rome", "200 Continue Rome" }));
    }

    [Test]
    public async Task Calls_given_up_use_up_the_connections()
    {
        await using var connector = await ConnectorTalk.With("aborted-calls-keep-their-connection", Long);
        Assert.That(await connector.Says(BeforeCreatingUser), Is.EqualTo("200 Continue"));
        for (var i = 0; i < 2; i++)
        {
            using var patience = new CancellationTokenSource(Long * 0.005);
            Assert.That(async () => await connector.Says(BeforeCreatingUser, patience.Token), Throws.InstanceOf<OperationCanceledException>());
        }

        Assert.That(await connector.Says(BeforeCreatingUser), Is.EqualTo("500"));
    }

    [Test]
    public async Task The_first_call_wakes_the_connector_up_and_is_too_late()
    {
        await using var connector = await ConnectorTalk.With("slow-after-a-pause", Short * 2);
        Assert.That(await TimeOf(connector), Is.GreaterThan(Short * 2));
        Assert.That(await TimeOf(connector), Is.LessThan(Short * 2));
    }

    [Test]
    public async Task Twice_the_patience_is_what_twenty_seconds_allowed()
    {
        await using var connector = await ConnectorTalk.With("made-for-twenty-seconds", Short);
        Assert.That(await TimeOf(connector), Is.InRange(Short * 1.9, Short * 4));
    }

    private static async Task<string[]> Together(string? defect, params Ask[] asks)
    {
        await using var connector = await ConnectorTalk.With(defect, Long);
        return await Task.WhenAll(asks.Select(ask => connector.Says(ask)));
    }

    private static async Task<TimeSpan> TimeOf(ConnectorTalk connector)
    {
        var start = Stopwatch.GetTimestamp();
        Assert.That(await connector.Says(BeforeCreatingUser), Is.EqualTo("200 Continue"));
        return Stopwatch.GetElapsedTime(start);
    }
}

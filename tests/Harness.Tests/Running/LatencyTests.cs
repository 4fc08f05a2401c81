using Harness.Running;

namespace Harness.Tests.Running;

public sealed class LatencyTests
{
    [Test]
    public void Percentiles_are_those_of_the_sorted_values_within_two_percent([Values(1, 10, 100, 1000, 4321)] int count)
    {
        var times = Enumerable.Range(1, count).Select(i => TimeSpan.FromMicroseconds(37.0 * i * i)).ToArray();
        var latency = new Latency(TimeSpan.FromSeconds(2));
        foreach (var time in times) latency.Add(time);
        var summary = latency.Summary();
        Assert.Multiple(() =>
        {
            Assert.That(summary.Count, Is.EqualTo(count));
            Assert.That(summary.Max, Is.EqualTo(times[^1]));
            foreach (var (share, found) in new[] { (0.5, summary.P50), (0.9, summary.P90), (0.99, summary.P99) })
                Assert.That(found.TotalMicroseconds, Is.EqualTo(times[(int)Math.Ceiling(share * count) - 1].TotalMicroseconds).Within(2).Percent);
            Assert.That(summary.OverLimit, Is.EqualTo(times.Count(time => time > TimeSpan.FromSeconds(2))));
        });
    }

    [Test]
    public void Nothing_measured_is_zero() => Assert.That(new Latency(TimeSpan.FromSeconds(2)).Summary().P99, Is.EqualTo(TimeSpan.Zero));

    [Test]
    public void Very_long_times_do_not_break_it()
    {
        var latency = new Latency(TimeSpan.FromSeconds(2));
        latency.Add(TimeSpan.FromDays(400));
        Assert.That(latency.Summary().Max, Is.EqualTo(TimeSpan.FromDays(400)));
    }
}

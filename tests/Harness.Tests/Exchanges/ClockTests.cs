using Harness.Exchanges;

namespace Harness.Tests.Exchanges;

[Parallelizable(ParallelScope.All)]
public sealed class ClockTests
{
    [TestCase("user-flow@2025", 5.0, 1.0)]
    [TestCase("user-flow@2021", 20.0, 1.0)]
    [TestCase("workforce@2025", 20.0, 1.0)]
    [TestCase("user-flow@2025*0.05", 0.25, 0.05)]
    [TestCase("user-flow@2025*1e1", 50.0, 10.0)]
    [TestCase("user-flow@2025*100", 500.0, 100.0)]
    public void A_clock_is_named_by_its_id_and_a_factor(string text, double patience, double scale)
    {
        Assert.That(Clock.TryParse(text, out var clock, out var problem), Is.True);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(clock!.Patience, Is.EqualTo(TimeSpan.FromSeconds(patience)));
            Assert.That(clock.Scale, Is.EqualTo(scale));
            Assert.That(clock.Attempts, Is.EqualTo(2));
            Assert.That(clock.WorstWait, Is.EqualTo(TimeSpan.FromSeconds(2 * patience)));
            Assert.That(clock.Scaled(TimeSpan.FromSeconds(10)), Is.EqualTo(TimeSpan.FromSeconds(10 * scale)));
            Assert.That(problem, Is.Null);
        }
    }

    [TestCase("")]
    [TestCase("user-flow")]
    [TestCase("User-Flow@2025")]
    [TestCase("user-flow@2025 ")]
    [TestCase("custom@1*0.5")]
    public void An_unknown_id_is_answered_with_the_known_ones(string text)
    {
        Assert.That(Clock.TryParse(text, out var clock, out var problem), Is.False);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(clock, Is.Null);
            Assert.That(problem, Does.StartWith($"There is no clock '{text.Split('*')[0]}'."));
            foreach (var known in Clock.All) Assert.That(problem, Does.Contain(known.Id));
        }
    }

    [TestCase("")]
    [TestCase("fast")]
    [TestCase("0")]
    [TestCase("-1")]
    [TestCase("100.1")]
    [TestCase("NaN")]
    [TestCase("Infinity")]
    [TestCase("1e999")]
    [TestCase("0,1")]
    [TestCase("2*2")]
    public void A_factor_that_is_none_is_quoted_with_an_example(string factor)
    {
        Assert.That(Clock.TryParse("user-flow@2025*" + factor, out var clock, out var problem), Is.False);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(clock, Is.Null);
            Assert.That(problem, Does.StartWith($"'{factor}' is no factor").And.Contain("user-flow@2025*0.1"));
        }
    }

    [Test]
    [SetCulture("de-DE")]
    public void The_factor_is_read_and_written_alike_in_every_culture()
    {
        Assert.That(Clock.TryParse("user-flow@2025*0.5", out var clock, out _), Is.True);

        Assert.That(clock!.ToString(), Is.EqualTo("user-flow@2025*0.5"));
    }

    [TestCaseSource(typeof(Clock), nameof(Clock.All))]
    public void Every_clock_is_found_by_its_id_waits_and_names_its_source(Clock row)
    {
        Assert.That(Clock.TryParse(row.ToString(), out var clock, out _), Is.True);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(clock, Is.EqualTo(row));
            Assert.That(Clock.All.Count(other => other.Id == row.Id), Is.EqualTo(1));
            Assert.That(row.Patience, Is.GreaterThan(TimeSpan.Zero));
            Assert.That(row.Attempts, Is.GreaterThanOrEqualTo(1));
            Assert.That(row.Source, Is.Not.Empty);
        }
    }
}

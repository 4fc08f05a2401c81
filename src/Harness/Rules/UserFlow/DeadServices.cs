using System.Collections.Immutable;
using System.Globalization;

namespace Harness.Rules.UserFlow;

/// <summary>Many calls while a service does not answer, and calls while it takes long to write.</summary>
internal static class DeadServices
{
    /// <summary>The probe that goes on calling while the services are dead.</summary>
    public const string Probe = "dead-service";

    /// <summary>The probe that slows writes down.</summary>
    public const string SlowWrites = "slow-writes";

    /// <summary>What the labels begin with of calls while writes are slow.</summary>
    public const string WhileSlow = "while writes are slow";

    // Fewer calls show no change between the first and the later ones.
    private const int Fewest = 4;

    private const double HalfAsMany = 0.5;

    // Queues take some time too; a write that is awaited takes nearly all of the delay.
    private const double MostOfDelay = 0.7;

    // What is answered this soon does not wait for anything.
    private const double NoWait = 0.05;

    /// <summary>UF-RSL-004.</summary>
    public static Outcome AnswersSooner(Trial trial)
    {
        var burst = Burst(trial);
        if (burst.Length < Fewest) return Outcome.NotExercised("too few calls were answered to tell first from later ones");
        if (trial.Cell is { UsesService: false } && !burst.Any(seen => Asked(trial, seen).Any())) return FaultCells.NotUsed;
        var (early, late) = (Median(burst[..(burst.Length / 4 + 1)]), Median(burst[(burst.Length / 2)..]));
        var patience = burst[0].Exchange.Sending.Clock.Patience;
        if (early <= patience * NoWait) return Outcome.Held;
        return late <= early * HalfAsMany
            ? Outcome.Held
            : Outcome.Broken("clock", $"later answers sooner than the first ones, which took {Shown.Time(early)}: the service is known to be dead", $"{Shown.Time(late)} still, after {Count(burst.Length)} calls");
    }

    /// <summary>DS-002.</summary>
    public static Outcome StopsCalling(Trial trial)
    {
        var burst = Burst(trial);
        if (burst.Length < Fewest) return Outcome.NotExercised("too few calls were answered to tell first from later ones");
        if (!Asked(trial, burst[0]).Any()) return Outcome.NotExercised("the endpoint asks the service nothing while its caller waits");
        var later = burst[(burst.Length / 2)..];
        var reached = later.Count(seen => Asked(trial, seen).Any());
        return reached < later.Length * HalfAsMany
            ? Outcome.Held
            : Outcome.Broken("journal", "fewer than half of the later calls go on to a dead service", $"{Count(reached)} of the last {Count(later.Length)} did: {later.SelectMany(seen => Asked(trial, seen)).First().Kind}");
    }

    /// <summary>UF-LAT-007.</summary>
    public static Outcome DoesNotAwaitWrites(Trial trial)
    {
        var before = trial.Observations.Where(seen => seen.Label.StartsWith(FaultCell.Healthy, StringComparison.Ordinal)).ToImmutableArray();
        var slow = trial.Observations.Where(seen => seen.Label.StartsWith(WhileSlow, StringComparison.Ordinal)).ToImmutableArray();
        if (before.IsEmpty || slow.IsEmpty) return Unexercised.NothingCompared;
        if (!trial.Calls(FaultCell.Healthy).Any(call => call.IsSideEffect)) return Outcome.NotExercised("the endpoint writes nothing to its services at this step");
        if (before.Any(seen => seen.WentWrong)) return Unexercised.PlainWentWrongToo;
        var delay = trial.Cell!.Delay;
        var (usual, taken) = (Median(before), Median(slow));
        if (taken >= usual + (delay * MostOfDelay))
            return Outcome.Broken("clock", $"about {Shown.Time(usual)}, as while nothing is slow: writes are queued", $"{Shown.Time(taken)} while each write takes {Shown.Time(delay)}");

        // Who gives up a write soon and fails with it waited for it as well.
        var wrong = slow.Where(seen => seen.WentWrong).ToArray();
        return wrong.Length <= slow.Length * HalfAsMany
            ? Outcome.Held
            : Outcome.Broken("body", "an answer as while nothing is slow: writes are queued", $"{Shown.Reply(wrong[0])} while each write takes {Shown.Time(delay)}");
    }

    // What is written may wait in a queue, and comes while somebody else calls; a stand-by may be asked every time.
    private static IEnumerable<ServiceCall> Asked(Trial trial, Observation seen) =>
        trial.Calls(seen.Label).Where(call => !call.IsSideEffect && seen.Outages.Any(outage => outage.Service == call.Service));

    private static ImmutableArray<Observation> Burst(Trial trial) => [.. trial.Observations.Where(seen => !seen.Outages.IsEmpty)];

    private static TimeSpan Median(ImmutableArray<Observation> seen) => seen.Select(one => one.Exchange.Wait).Order().ElementAt(seen.Length / 2);

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}

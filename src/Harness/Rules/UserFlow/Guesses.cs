using System.Globalization;

namespace Harness.Rules.UserFlow;

/// <summary>What somebody learns who guesses passwords: how near a guess is, by the time it takes, and whether anybody minds.</summary>
internal static class Guesses
{
    public const string Probe = "password-timing";

    /// <summary>A call of the caller itself.</summary>
    public const string Right = "right password";

    /// <summary>A guess that differs in its last letter; a number follows.</summary>
    public const string Near = "all but the last letter right, ";

    /// <summary>A guess that differs in every letter; a number follows.</summary>
    public const string Far = "no letter right, ";

    /// <summary>How many of either are made in a round; a difference counts where both rounds show it.</summary>
    public const int PerRound = 25;

    // Times of a network spread. A difference is told that is so many standard errors of its median wide, and that a clock can see.
    private const double FarBeyondNoise = 8;
    private const double LeastMs = 0.1;

    // How much longer the last of many guesses takes where somebody slows them down.
    private const double Slowed = 1.5;
    private const double SlowedByMs = 2;
    private const double SlowedAgainstRight = 3;
    private const int First = 8;

    private const double DeviationOfMedian = 1.4826;
    private const double ErrorOfMedian = 1.2533;

    public static Outcome Check(Trial trial)
    {
        var guesses = trial.Observations.Where(seen => IsGuess(seen.Label)).ToArray();
        if (guesses is [.., var last] && Strangers.IsLetIn(last)) return Outcome.NotExercised($"guess {guesses.Length} was let in");
        if (guesses.Length < PerRound) return Outcome.NotExercised("too few wrong passwords were sent");
        if (guesses[0] is not { Answer.Status: 401 or 403 }) return Outcome.NotExercised("a wrong password is not refused with 401 or 403");
        var isLimited = guesses.Any(seen => seen.Answer is not { Status: 401 or 403 } || seen.Answer.Header("Retry-After") is not null);
        if (!isLimited && Difference(guesses) is { } difference) return difference;
        if (isLimited || AreSlowed(trial, guesses)) return Outcome.Held;
        return Outcome.Broken("failures", "whoever guesses passwords is slowed down or limited",
            string.Create(CultureInfo.InvariantCulture, $"{guesses.Length} wrong passwords in a row were each refused as fast as the first, in {Shown.Time(Time(guesses.Select(Taken)))}; near and far guesses took the same time"));
    }

    // Two guesses that follow each other are compared: what slows all of them down in the course of time is in both.
    private static Outcome? Difference(Observation[] guesses)
    {
        var pairs = guesses.Chunk(2).Where(pair => pair.Length == 2).Select(pair => (Near: Of(pair, Near), Far: Of(pair, Far))).ToArray();
        var rounds = pairs.Chunk(PerRound).Where(round => round.Length == PerRound).ToArray();
        if (rounds.Length < 2 || !rounds.All(round => IsFarBeyondNoise([.. round.Select(pair => pair.Near - pair.Far)]))) return null;
        return Outcome.Broken("time", "every wrong password takes the same time", string.Create(CultureInfo.InvariantCulture,
            $"{Shown.Time(Time(Median([.. pairs.Select(pair => pair.Near)])))} where all but the last letter is right, {Shown.Time(Time(Median([.. pairs.Select(pair => pair.Far)])))} where none is (medians of {pairs.Length} each, in turns)"));
    }

    private static double Of(Observation[] pair, string label) => Taken(pair.Single(seen => seen.Label.StartsWith(label, StringComparison.Ordinal)));

    private static bool IsFarBeyondNoise(double[] differences) => Median(differences) is var difference && difference > LeastMs && difference > FarBeyondNoise * Error(differences);

    private static bool AreSlowed(Trial trial, Observation[] guesses)
    {
        var (first, last) = (Median([.. guesses.Take(First).Select(Taken)]), Median([.. guesses.TakeLast(guesses.Length / 4).Select(Taken)]));
        double[] right = [.. trial.Observations.Where(seen => seen.Label.StartsWith(Right, StringComparison.Ordinal)).Select(Taken)];
        return last > (first * Slowed) + SlowedByMs || (right.Length > 0 && last > (Median(right) * SlowedAgainstRight) + SlowedByMs);
    }

    private static bool IsGuess(string label) => label.StartsWith(Near, StringComparison.Ordinal) || label.StartsWith(Far, StringComparison.Ordinal);

    // What a connection costs says nothing about a password.
    private static double Taken(Observation seen) => seen.Exchange.Attempts[0].Timing is var timing ? (timing.Total - timing.Connect - timing.Tls).TotalMilliseconds : 0;

    private static double Median(double[] times)
    {
        Array.Sort(times = [.. times]);
        return times.Length == 0 ? 0 : (times[times.Length / 2] + times[(times.Length - 1) / 2]) / 2;
    }

    private static double Error(double[] times)
    {
        var median = Median(times);
        return ErrorOfMedian * DeviationOfMedian * Median([.. times.Select(time => Math.Abs(time - median))]) / Math.Sqrt(times.Length);
    }

    private static TimeSpan Time(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    private static TimeSpan Time(IEnumerable<double> milliseconds) => Time(milliseconds.Sum());
}

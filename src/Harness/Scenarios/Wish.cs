using Harness.Rules;

namespace Harness.Scenarios;

/// <summary>What one look at an answer showed.</summary>
/// <param name="IsSo">Whether it is as described; null where nobody can tell.</param>
/// <param name="Where">The place.</param>
/// <param name="Expected">The description, filled for the person.</param>
/// <param name="Actual">What is there.</param>
internal sealed record Sight(bool? IsSo, string Where, string Expected, string Actual);

/// <summary>Something an author wishes for, or wishes away.</summary>
/// <param name="Id">What its rules are called, after EXPECT-.</param>
/// <param name="Is">The rule where it is wished for.</param>
/// <param name="IsNot">The rule where it is wished away.</param>
/// <param name="Look">Looks at an answer, at each thing alone; told whether it is wished for.</param>
internal sealed record Wish(string Id, string Is, string IsNot, Func<Observation, bool, IEnumerable<Sight>> Look)
{
    /// <summary>Held where all of it is so.</summary>
    public Outcome Met(Observation seen)
    {
        var sights = Look(seen, true).ToArray();
        return sights.Any(sight => sight.IsSo == false) ? Outcome.Broken(Wrong(sights))
            : sights.Any(sight => sight.IsSo is null) ? MessageLook.Unsure
            : Outcome.Held;
    }

    /// <summary>Held where nothing of it is so. Without an answer nothing is so, and nothing is shown by that.</summary>
    public Outcome Unmet(Observation seen)
    {
        if (seen.Answer is null) return Outcome.NotExercised("the endpoint gave no answer");
        var sights = Look(seen, false).ToArray();
        return sights.Any(sight => sight.IsSo == true) ? Outcome.Broken(sights.Where(sight => sight.IsSo == true).Select(sight => new Outcome.BrokenOutcome(sight.Where, "not " + sight.Expected, sight.Actual)))
            : sights.Any(sight => sight.IsSo is null) ? MessageLook.Unsure
            : Outcome.Held;
    }

    // What is not there at all is told once, however much is expected of it.
    private static IEnumerable<Outcome.BrokenOutcome> Wrong(IEnumerable<Sight> sights) => sights
        .Where(sight => sight.IsSo == false)
        .DistinctBy(sight => sight.Actual == ValueLook.Missing ? (sight.Where, "") : (sight.Where, sight.Expected))
        .Select(sight => new Outcome.BrokenOutcome(sight.Where, sight.Expected, sight.Actual));
}

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
        return sights.FirstOrDefault(sight => sight.IsSo == false) is { } wrong ? Outcome.Broken(wrong.Where, wrong.Expected, wrong.Actual)
            : sights.Any(sight => sight.IsSo is null) ? MessageLook.Unsure
            : Outcome.Held;
    }

    /// <summary>Held where nothing of it is so. Without an answer nothing is so, and nothing is shown by that.</summary>
    public Outcome Unmet(Observation seen)
    {
        if (seen.Answer is null) return Outcome.NotExercised("the endpoint gave no answer");
        var sights = Look(seen, false).ToArray();
        return sights.FirstOrDefault(sight => sight.IsSo == true) is { } wrong ? Outcome.Broken(wrong.Where, "not " + wrong.Expected, wrong.Actual)
            : sights.Any(sight => sight.IsSo is null) ? MessageLook.Unsure
            : Outcome.Held;
    }
}

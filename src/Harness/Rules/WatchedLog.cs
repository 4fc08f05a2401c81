using System.Collections.Immutable;
using System.Globalization;

namespace Harness.Rules;

/// <summary>What the endpoint wrote to its own log during a run.</summary>
/// <param name="File">The name of its file.</param>
/// <param name="Lines">How many lines.</param>
/// <param name="Leaks">What stands there and should not: of each kind the first place, and how many lines hold it.</param>
internal sealed record WatchedLog(string File, long Lines, ImmutableArray<LoggedLeak> Leaks)
{
    /// <summary>The most bytes of a line that are looked at.</summary>
    public const int MostInLine = 64 * 1024;

    /// <summary>How many lines were longer.</summary>
    public long Cut { get; init; }

    /// <summary>Which secrets were not looked for, because texts so short stand in a log by chance.</summary>
    public ImmutableArray<string> TooShort { get; init; } = [];

    /// <summary>UF-PRV-001.</summary>
    public static Outcome Check(Totals totals)
    {
        if (totals.Log is not { } log) return Outcome.NotExercised($"needs {Need.WatchedLog.Text}");
        if (log.Lines == 0) return Outcome.NotExercised("the endpoint wrote nothing to the log that is watched (--watch-log) while it was called: is it the right file?");
        if (log.Leaks.IsEmpty && (log.Cut > 0 || !log.TooShort.IsEmpty)) return Outcome.NotExercised($"nothing was found, but {string.Join("; and ", log.NotLookedAt)}");
        return Outcome.Broken(log.Leaks.Select(leak => new Outcome.BrokenOutcome(
            string.Create(CultureInfo.InvariantCulture, $"{log.File}, line {leak.Line}"), "nothing about the person, and no credentials",
            leak.Lines == 1 ? leak.What : string.Create(CultureInfo.InvariantCulture, $"{leak.What}; so in {leak.Lines} lines"))));
    }

    private IEnumerable<string> NotLookedAt
    {
        get
        {
            if (!TooShort.IsEmpty) yield return $"{string.Join(" and ", TooShort)} is too short to be looked for: with fewer than five letters it may stand in a log by chance";
            if (Cut > 0) yield return string.Create(CultureInfo.InvariantCulture, $"{(Cut == 1 ? "a line is" : $"{Cut} lines are")} longer than {MostInLine / 1024} KB, and what stands beyond that was not looked at");
        }
    }
}

/// <summary>Something in a log.</summary>
/// <param name="What">What it is, in words that do not repeat it.</param>
/// <param name="Line">The number of the first line that holds such a thing.</param>
/// <param name="Lines">How many lines do.</param>
public sealed record LoggedLeak(string What, long Line, long Lines);

/// <summary>What was found in a log, as an example says it.</summary>
/// <param name="Lines">How many lines there are.</param>
/// <param name="Leaks">What stands there.</param>
public sealed record ExampleLog(long Lines, ImmutableArray<LoggedLeak> Leaks)
{
    internal WatchedLog Watched() => new("connector.log", Lines, Leaks.IsDefault ? [] : Leaks);
}

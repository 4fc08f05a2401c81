using System.Collections.Immutable;
using System.Globalization;
using Harness.Dialects;
using Harness.Exchanges;

namespace Harness.Rules;

/// <summary>What the endpoint does while a service behind it is broken, and afterwards.</summary>
internal static class FaultCells
{
    // A machine that is busy for a moment is not a slow endpoint.
    private const double Slower = 4;
    private const double SlowerByPatience = 0.2;

    public static readonly Outcome NotUsed = Outcome.NotExercised("the endpoint does not call the service at this step");

    /// <summary>Whether the caller got what it understands, at the first attempt.</summary>
    public static bool IsInTime(Observation seen) => !seen.WentWrong && seen.Exchange.Attempts is [{ End: AttemptEnd.Answered }];

    /// <summary>UF-RSL-001.</summary>
    public static Outcome StillAnswers(Observation seen) =>
        seen.Outages.IsEmpty ? Unexercised.NothingBroken
        : IsInTime(seen) ? Outcome.Held
        : Outcome.Broken(Where(seen), $"an answer of the contract in time, although {InWords(seen)}", Actual(seen));

    /// <summary>UF-RSL-002.</summary>
    public static Outcome StillContinues(Observation seen) =>
        seen.Outages.IsEmpty ? Unexercised.NothingBroken
        : IsInTime(seen) && seen.Reply.Kind == ReplyKind.Continue ? Outcome.Held
        : Outcome.Broken(Where(seen), $"continue in time, without what cannot be had, although {InWords(seen)}", Actual(seen));

    /// <summary>UF-LAT-005.</summary>
    public static Outcome BoundsItsCalls(Trial trial)
    {
        if (Cell(trial) is not ({ UsesService: true } cell, var seen)) return NotUsed;
        if (!cell.Outages.Any(outage => outage.Fault.Kind.IsSlow)) return Outcome.NotExercised("no service is slower than the caller waits");
        return seen.Exchange.Attempts[0].End == AttemptEnd.Answered
            ? Outcome.Held
            : Outcome.Broken("clock", $"an answer within {Shown.Time(seen.Exchange.Sending.Clock.Patience)}, although {cell.InWords}", Actual(seen));
    }

    /// <summary>UF-RSL-003.</summary>
    public static Outcome ComesBack(Trial trial)
    {
        if (trial.Cell is not { UsesService: true } cell) return NotUsed;
        if (cell.Recovery is { } recovery && recovery <= cell.RecoversWithin) return Outcome.Held;
        var last = trial.Observations[^1];
        return Outcome.Broken(FaultCell.Back, $"as before within {Shown.Time(cell.RecoversWithin)} after the end of {cell.InWords}",
            cell.Recovery is { } late ? $"as before after {Shown.Time(late)}"
            : last.WentWrong ? $"still {Shown.Reply(last)}"
            : Missing(cell, last) is { Length: > 0 } missing ? $"still {last.Reply.Word} without {missing}"
            : $"still {last.Reply.Word} without asking the service");
    }

    /// <summary>DS-001.</summary>
    public static Outcome NoStorm(Trial trial)
    {
        if (Cell(trial) is not ({ UsesService: true } cell, var seen)) return NotUsed;
        var kinds = Broken(trial, cell, FaultCell.Broken).GroupBy(call => call.Kind).Select(kind => (kind.Key, Count: OfOneCall([.. kind], seen))).ToArray();
        if (kinds.Length == 0) return Outcome.NotExercised("no call reached the service");
        var attempts = seen.Exchange.Attempts.Length;
        var worst = kinds.MaxBy(kind => kind.Count);
        return worst.Count <= cell.MostCalls * attempts
            ? Outcome.Held
            : Outcome.Broken("journal", Number($"at most {cell.MostCalls} calls of a kind for each attempt of the caller, although {cell.InWords}"),
                Number($"{worst.Count} x {worst.Key} for {attempts} {(attempts == 1 ? "attempt" : "attempts")}"));
    }

    /// <summary>DS-003.</summary>
    public static Outcome IsIsolated(Trial trial)
    {
        if (Cell(trial) is not ({ UsesService: false } cell, var seen)) return Outcome.NotExercised("the endpoint calls the service at this step");
        if (trial.Seen(FaultCell.Elsewhere) is null) return Outcome.NotExercised("no other step of the pack uses the service");
        if (trial.Seen(FaultCell.Healthy) is not { } healthy) return Unexercised.NothingCompared;
        if (IsUnharmed(healthy, seen, cell.Claims)) return Outcome.Held;
        return trial.Seen(FaultCell.BrokenAgain) is { } again && !IsUnharmed(healthy, again, cell.Claims)
            ? Outcome.Broken(FaultCell.Broken, $"{healthy.Reply.Word} in about {Shown.Time(healthy.Exchange.Wait)}, as while nothing is broken: this step does not use the service ({cell.InWords})",
                $"{Shown.Reply(seen)} after {Shown.Time(seen.Exchange.Wait)}")
            : Unexercised.DependsOnEarlierCalls;
    }

    /// <summary>Whether a call is answered as the healthy one was, with these claims, and about as soon.</summary>
    public static bool IsUnharmed(Observation healthy, Observation seen, ImmutableArray<string> claims)
    {
        var (usual, patience) = (healthy.Exchange.Wait, healthy.Exchange.Sending.Clock.Patience);
        var (times, plus) = (usual * Slower, usual + (patience * SlowerByPatience));
        return Comparisons.SameDecision(healthy, seen) && Missing(claims, seen).Length == 0 && seen.Exchange.Wait <= (times > plus ? times : plus);
    }

    /// <summary>DS-004.</summary>
    public static Outcome RespectsRetryAfter(Trial trial)
    {
        if (Cell(trial) is not ({ UsesService: true, RetryAfter: { } wait } cell, _)) return Outcome.NotExercised("no service said when it may be asked again");
        var calls = Broken(trial, cell, FaultCell.Broken).Concat(Broken(trial, cell, FaultCell.BrokenAgain)).ToArray();
        if (calls.Length == 0) return Outcome.NotExercised("no call reached the service");
        foreach (var kind in calls.GroupBy(call => call.Kind))
        {
            var soon = SoonerThan(wait, kind).ToArray();
            if (soon.Length > 0)
                return Outcome.Broken("journal", $"no further {kind.Key} for {Shown.Time(wait)}, as its Retry-After asks", Number($"{soon.Length} more, the first after {Shown.Time(soon[0])}"));
        }

        return Outcome.Held;
    }

    /// <summary>DS-005.</summary>
    public static Outcome UsesStandBy(Trial trial)
    {
        if (Cell(trial) is not ({ UsesService: true, StandBy: { } standBy } cell, var seen)) return Outcome.NotExercised("the pack names no stand-by of the service");
        if (!cell.Outages.All(outage => outage.Fault.Kind.IsDown)) return Outcome.NotExercised("the service is not down");
        if (cell.Claims.IsEmpty) return Outcome.NotExercised("the healthy answers carry no claim that could come from the stand-by");
        ImmutableArray<Observation> all = [seen, .. trial.Observations.Where(one => one.Label == FaultCell.BrokenAgain)];
        return all.Any(one => IsInTime(one) && Missing(cell, one).Length == 0)
            ? Outcome.Held
            : Outcome.Broken("body", $"{string.Join(", ", cell.Claims)}, from the stand-by '{standBy}', although {cell.InWords}",
                seen.WentWrong ? Actual(seen) : $"{seen.Reply.Word} without {Missing(cell, seen)}");
    }

    /// <summary>DS-006.</summary>
    public static Outcome IsKnown(Trial trial)
    {
        if (trial.Cell is null) return Unexercised.NothingBroken;
        var calls = trial.Calls(FaultCell.Healthy);
        if (calls.IsEmpty) return Outcome.NotExercised("the endpoint does not call the services at this step");
        var unknown = calls.Where(call => call.Call is { Stub: null, Fault: null }).Select(call => call.Kind).Distinct().ToArray();
        return unknown.Length == 0 ? Outcome.Held : Outcome.Broken("journal", "only calls that a stub of the pack answers", $"no stub answers {string.Join(", ", unknown)}");
    }

    private static (FaultCell, Observation)? Cell(Trial trial) =>
        trial.Cell is { } cell && trial.Seen(FaultCell.Broken) is { } seen ? (cell, seen) : null;

    private static IEnumerable<ServiceCall> Broken(Trial trial, FaultCell cell, string label) =>
        trial.Calls(label).Where(call => cell.Outages.Any(outage => outage.Service == call.Service));

    // How soon after it each call came that came too soon: whoever is told again to wait, waits anew.
    private static IEnumerable<TimeSpan> SoonerThan(TimeSpan wait, IEnumerable<ServiceCall> calls)
    {
        var told = default(TimeSpan?);
        foreach (var (_, call, _) in calls)
        {
            if (call.At - told is { } since && since < wait) yield return since;
            if (call.Fault is not null) told = call.At;
        }
    }

    // Writes of people who called before may still wait in a queue: where writes do not say whose they are, only the same one again counts.
    private static int OfOneCall(ImmutableArray<ServiceCall> kind, Observation seen)
    {
        if (kind.All(call => !call.IsSideEffect)) return kind.Length;
        var own = seen.Person?.Attributes.Text("email") is { } email ? kind.Count(call => call.Call.BodyText.Contains(email, StringComparison.OrdinalIgnoreCase)) : 0;
        return own > 0 ? own : kind.GroupBy(SideEffects.Content).Max(same => same.Count());
    }

    private static string Missing(FaultCell cell, Observation seen) => Missing(cell.Claims, seen);

    private static string Missing(ImmutableArray<string> claims, Observation seen) =>
        string.Join(", ", claims.Except(seen.Reply.Claims.Select(claim => claim.Name)));

    private static string InWords(Observation seen) => string.Join(" and ", seen.Outages);

    private static string Where(Observation seen) => seen.Exchange.Attempts[0].End == AttemptEnd.TimedOut ? "clock" : seen.Answer is null || seen.HasDecisiveStatus ? "body" : "status line";

    private static string Actual(Observation seen) => seen.Exchange.Attempts[0].End == AttemptEnd.TimedOut
        ? $"no answer after {Shown.Time(seen.Exchange.Sending.Clock.Patience)}{(seen.Exchange.Attempts.Length > 1 ? $", then {Shown.Reply(seen)}" : "")}"
        : seen.Answer is not null && !seen.HasDecisiveStatus ? Failing.Status(seen)
        : Shown.Reply(seen);

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

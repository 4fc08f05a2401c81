using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Harness.Dialects;
using Harness.Exchanges;
using Harness.Rules;
using Harness.Running.Probes;
using Harness.Scenarios;

namespace Harness.Running;

/// <summary>Folds a run while it goes by; its size does not grow with the run.</summary>
internal sealed class Tally(RunPlan plan, RuleBook book)
{
    private const int MostTold = 500;

    private readonly Dictionary<string, (long Held, long Broken, long Waived, string? Reason)> verdicts = book.All.ToDictionary(rule => rule.Id, _ => (0L, 0L, 0L, (string?)null));
    private readonly SortedDictionary<string, long> replies = new(StringComparer.Ordinal);
    private readonly Latency latency = new(plan.Clock.Scaled(plan.Dialect.SlowFrom));

    private readonly Dictionary<(string Pack, string Scenario), string[]> promises = plan.Packs
        .SelectMany(pack => pack.Roles.Where(role => Kinds.ContainsKey(role.Key)).GroupBy(role => role.Value, role => Kinds[role.Key]).Select(roles => (pack.Name, roles)))
        .DistinctBy(one => (one.Name, one.roles.Key))
        .ToDictionary(one => (one.Name, one.roles.Key), one => one.roles.ToArray());

    private readonly SortedSet<string> promised = new(StringComparer.Ordinal);
    private readonly SortedSet<int> refusals = [];
    private bool everLetIn;

    // Cells of a fault matrix share their healthy calls.
    private readonly ConditionalWeakTable<Call, Tally> shared = [];

    private static readonly ImmutableDictionary<string, string> Kinds = new Dictionary<string, string>
    {
        ["continues"] = Words.Of(ReplyKind.Continue),
        ["blocks"] = Words.Of(ReplyKind.Block),
        ["refuses"] = Words.Of(ReplyKind.ValidationError),
    }.ToImmutableDictionary();

    public long Cases { get; private set; }

    public long Failed { get; private set; }

    /// <summary>Failed cases of which nothing can be concluded.</summary>
    public long Invalid { get; private set; }

    public long NotAsked { get; private set; }

    public long Exchanges { get; private set; }

    public bool EverConnected { get; private set; }

    /// <summary>The statuses that turned every caller away; empty where one was let in, or where an author expects to be turned away.</summary>
    public ImmutableArray<int> Refusals => everLetIn ? [] : [.. refusals];

    public void Add(CaseResult result, PlannedCase planned, Played played, IEnumerable<RuleVerdict> judged)
    {
        Cases++;
        if (result.Outcome == CaseOutcome.Failed && result.Findings.All(RunFinding.IsInvalid)) Invalid++;
        if (result.Outcome == CaseOutcome.Failed) Failed++;
        if (result.Outcome == CaseOutcome.NotAsked) NotAsked++;
        if (result.Findings.All(finding => Expectations.IsOne(finding.Rule)) && promises.TryGetValue((result.Pack, result.Scenario), out var kinds)) promised.UnionWith(kinds);
        Exchanges += played.Trial is { Probe: FaultCell.Trial } ? played.Calls.Count(seen => shared.TryAdd(seen.Exchange.Call, this)) : played.Calls.Length;
        EverConnected |= played.Calls.Any(seen => seen.Exchange.Connected);
        var expected = planned.Scenario.Expect;
        foreach (var seen in played.Calls)
        {
            if (seen.Answer is not { Status: var status }) continue;
            if (status is 401 or 403 && !expected.Status.Contains(status) && !expected.Reply.Contains(seen.Reply.Kind)) refusals.Add(status);
            else everLetIn = true;
        }

        foreach (var seen in played.Observations) Add(seen);
        foreach (var verdict in judged) Add(verdict, result.Findings);
    }

    public void Add(RuleVerdict verdict, ImmutableArray<Finding> findings)
    {
        if (!verdicts.TryGetValue(verdict.Rule, out var total)) return;
        verdicts[verdict.Rule] = verdict.Verdict switch
        {
            Verdict.Held => total with { Held = total.Held + 1 },
            Verdict.Broken when findings.FirstOrDefault(finding => finding.Rule == verdict.Rule)?.Waived is { } waiver =>
                total with { Broken = total.Broken + 1, Waived = total.Waived + 1, Reason = waiver },
            Verdict.Broken => total with { Broken = total.Broken + 1 },
            _ => total with { Reason = Told(verdict, total.Reason) },
        };
    }

    // A rule of which nothing is known asserts nothing: its reasons are what was seen, and all of them count.
    private string? Told(RuleVerdict verdict, string? before)
    {
        if (Unexercised.IsWeak(before) || Unexercised.Weight(verdict.Reason) > Unexercised.Weight(before)) return verdict.Reason;
        var tells = !Unexercised.IsWeak(verdict.Reason) && book.Find(verdict.Rule)!.Confidence == Confidence.Unknown;
        return tells && before!.Length < MostTold && !before.Split("; ").Contains(verdict.Reason) ? $"{before}; {verdict.Reason}" : before;
    }

    /// <summary>The rules for which a rule that was broken, and matters as much, speaks.</summary>
    public ImmutableHashSet<string> Covered =>
        [.. book.All.Where(rule => verdicts[rule.Id].Broken > 0).SelectMany(rule => rule.Covers.Where(covered => book.Find(covered) is not { } other || other.Severity <= rule.Severity))];

    public Totals Totals() => new()
    {
        Profile = plan.Profiles.Values.First(),
        Clock = plan.Clock,
        Exchanges = Exchanges,
        Replies = replies.ToImmutableSortedDictionary(StringComparer.Ordinal),
        Understood = [.. plan.StepsPlayed.SelectMany(step => plan.Dialect.Step(step)!.Understands).Distinct().Order().Select(Words.Of)],
        Promised = [.. promised],
        Addresses = [.. plan.ProfilesPlayed.Select(profile => profile.Endpoint).Distinct()],
        Held = [.. verdicts.Where(verdict => verdict.Value is { Held: > 0, Broken: 0 }).Select(verdict => verdict.Key)],
        Latency = latency.Summary(),
    };

    public ImmutableArray<RuleTotal> RuleTotals() => [.. book.All.Select(rule =>
    {
        var (held, broken, waived, reason) = verdicts[rule.Id];
        var verdict = broken > waived ? Verdict.Broken : waived > 0 ? Verdict.Waived : held > 0 ? Verdict.Held : Verdict.NotExercised;
        return new RuleTotal(rule.Id, rule.Severity, rule.Statement, rule.Source, verdict, held, broken,
            verdict switch { Verdict.NotExercised => Reason(rule, reason), Verdict.Waived => reason, _ => null });
    })];

    private string Reason(Rule rule, string? reason) => reason switch
    {
        _ when !Unexercised.IsWeak(reason) => rule.Confidence == Confidence.Unknown ? $"not documented what is right; seen: {reason}" : reason!,
        _ when rule.Scope == "policy" => "a run looks at no policy file: 'import policy' does",
        _ when !IsMet(rule.Needs) => $"needs {rule.Needs.Text}",
        _ when rule.AskedBy.Contains(FaultCell.Trial) => Unexercised.NothingBrokenReason,
        _ when rule.Needs != Need.Nothing && !rule.AskedBy.IsEmpty =>
            rule.Scope is "trial" or "handshake" || rule.AskedBy.Any(ProbeBook.Ids.Contains) ? $"no probe {string.Join(" or ", rule.AskedBy)} was played" : $"no payload of the variation {string.Join(" or ", rule.AskedBy)} was sent",
        null => rule.Scope == "trial" ? Unexercised.NoProbeReason : "nothing was played that exercises it",
        _ => reason,
    };

    private bool IsMet(Need need) =>
        need == Need.Roles ? plan.PacksPlayed.Any(pack => !pack.Roles.IsEmpty)
        : need == Need.Downstream ? plan.PacksPlayed.Any(pack => !pack.Downstream.IsEmpty)
        : need == Need.WatchedLog ? plan.WatchLog is not null
        : need == Need.ColdStart ? plan.MakeCold is not null
        : need.IsMet(plan.ProfilesPlayed.FirstOrDefault() ?? plan.Profiles.Values.First());

    private void Add(Observation seen)
    {
        replies[seen.Reply.Word] = replies.GetValueOrDefault(seen.Reply.Word) + 1;
        foreach (var attempt in seen.Outages.IsEmpty ? seen.Exchange.Attempts : [])
            if (attempt.End == AttemptEnd.Answered) latency.Add(attempt.Timing.Total);
    }
}

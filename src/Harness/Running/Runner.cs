using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Harness.Claims;
using Harness.Dialects;
using Harness.Exchanges;
using Harness.Rules;
using Harness.Running.Downstream;
using Harness.Running.Probes;
using Harness.Scenarios;

namespace Harness.Running;

/// <summary>
/// Plays a plan: results stream out in the order of the plan and are forgotten. After <see cref="Footer"/> the run is over.
/// </summary>
/// <param name="plan">What to play.</param>
/// <param name="client">Sends the calls.</param>
/// <param name="time">Tells the time.</param>
public sealed class Runner(RunPlan plan, ConnectorClient client, TimeProvider time)
{
    /// <summary>After so many cases in a row without any answer the rest is not played: the endpoint is not there.</summary>
    public const int MostSilentCases = 3;

    /// <summary>The same for an endpoint that has answered before.</summary>
    public const int MostSilentCasesLater = 20;

    private readonly RuleBook book = RuleBook.Of(plan.Dialect);
    private readonly Evidence evidence = new(new Redactor(plan.Profiles.Values), plan.PasswordVariable);
    private readonly Tally tally = new(plan, RuleBook.Of(plan.Dialect));
    private readonly DateTimeOffset started = time.GetUtcNow();
    private readonly long startedAt = time.GetTimestamp();
    private readonly Dictionary<Scenario, ImmutableArray<Rule<Observation>>> expectations = plan.Packs
        .SelectMany(pack => pack.Scenarios)
        .ToDictionary(scenario => scenario, scenario => Expectations.Rules(scenario.Expect), (IEqualityComparer<Scenario>)ReferenceEqualityComparer.Instance);

    // The run file's last line must not grow beyond what its reader takes.
    private const int LongestCurl = 16 * 1024;

    private readonly ServiceLane? lane = plan.Downstream.IsEmpty ? null : new(plan, time);
    private readonly PlainCalls plains = new();
    private readonly FailureGroups groups = new();
    private readonly Waivers waivers = new(plan, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
    private readonly ImmutableArray<FailureTotal>.Builder failures = ImmutableArray.CreateBuilder<FailureTotal>();

    private readonly long casesPlanned = plan.Count;

    private readonly Shortfall shortfall = new();

    private string? stoppedBecause;
    private bool everAnswered;
    private int silentCases;

    /// <summary>What the run was asked for.</summary>
    public RunHeader Header() => new()
    {
        Tool = ConnectorClient.UserAgent,
        Started = started,
        Seed = plan.Seed,
        Endpoints = [.. plan.StepsPlayed.SelectMany(step => plan.Profiles[step].OtherInstances.Prepend(plan.Profiles[step].Endpoint)).Select(evidence.Clean).Distinct().Order(StringComparer.Ordinal)],
        Clock = plan.Clock.ToString(),
        Credentials = plan.Profiles.Values.First().Credentials switch { Credentials.Basic => "basic", Credentials.Certificate => "certificate", _ => "none" },
        Packs = [.. plan.Packs.Select(pack => pack.Name)],
        Sources = plan.Sources,
        Options = [.. plan.Options.Select(evidence.Of)],
        Planned = casesPlanned,
        FailOn = plan.FailOn,
        KnowsAttributes = plan.Profiles.Values.First().Attributes is not null,
    };

    /// <summary>Whether a text holds a secret of the plan, in any spelling: nothing that leaves the runner does.</summary>
    public bool FindsSecret(string text) => evidence.FindsSecret(text);

    /// <summary>
    /// Plays all cases. Cancelling stops before the next case; what was played until then counts. Leaving the loop early stops as well.
    /// </summary>
    public async IAsyncEnumerable<CaseResult> Play([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var underway = Channel.CreateBounded<Task<(PlannedCase Case, Played Played)>>(Math.Max(1, plan.Parallel));
        var starting = Start(underway.Writer, enough.Token);
        try
        {
            await foreach (var next in underway.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                if (await Ended(next).ConfigureAwait(false) is not { } done || stoppedBecause is not null) continue;
                var result = Judged(done.Case, done.Played);
                if (IsHopeless(done.Played)) await enough.CancelAsync().ConfigureAwait(false);
                yield return result;
            }
        }
        finally
        {
            await enough.CancelAsync().ConfigureAwait(false);
            await starting.ConfigureAwait(false);
        }

        foreach (var group in plan.Exactly is null ? groups.All : [])
        {
            var shrunk = await Smallest(group, cancellationToken).ConfigureAwait(false);
            if (shrunk is not null) yield return shrunk;
        }
    }

    /// <summary>What came of the run. To be called once, after <see cref="Play"/>.</summary>
    /// <param name="cancelled">Whether the user ended the run early.</param>
    public RunFooter Footer(bool cancelled = false)
    {
        var findings = RunFindings();
        foreach (var finding in findings.Where(IsGrave)) shortfall.Add(finding);
        var totals = tally.Totals();
        var exit = ExitCodeOf(findings, cancelled);
        return new()
        {
            Seconds = time.GetElapsedTime(startedAt).TotalSeconds,
            Cases = tally.Cases,
            NotAsked = tally.NotAsked,
            Invalid = tally.Invalid,
            Passed = tally.Cases - tally.Failed - tally.NotAsked,
            Failed = tally.Failed,
            NotPlayed = casesPlanned - tally.Cases,
            Exchanges = tally.Exchanges,
            Replies = totals.Replies,
            NeverSeen = [.. NeverSeen(plan.StepsPlayed.SelectMany(step => plan.Dialect.Step(step)!.Understands).Distinct().Order())],
            Latency = new(totals.Latency.Count, totals.Latency.P50.TotalMilliseconds, totals.Latency.P90.TotalMilliseconds, totals.Latency.P99.TotalMilliseconds, totals.Latency.Max.TotalMilliseconds),
            Rules = tally.RuleTotals(),
            Failures = failures.ToImmutable(),
            Findings = findings,
            ExitCode = (int)exit,
            Verdict = VerdictOf(exit),
        };
    }

    private async Task WarmUp(CancellationToken cancellationToken)
    {
        // A case that breaks services is no warm-up.
        if (plan.Warmup == 0 || plan.Cases().FirstOrDefault(planned => !new Stage(plan, planned, client, plains).Breaks) is not { } first) return;
        for (var i = 0; i < plan.Warmup; i++)
            await CasePlayer.Play(new(plan, first with { Repetition = -1 - i }, client, plains) { Round = -1 }, new(plan.Clock), cancellationToken).ConfigureAwait(false);
    }

    // Nobody waits ten seconds a case for an endpoint that is not there; one that has answered before gets more patience.
    private bool IsHopeless(Played played)
    {
        // While something is broken on purpose, silence is a finding; before and after, it is the endpoint's own.
        var calls = played.Trial?.Cell is null ? played.Observations : played.Calls;
        if (calls.IsEmpty) return false;
        var isAnswered = calls.Any(seen => seen.Answer is not null);
        (everAnswered, silentCases) = (everAnswered || isAnswered, isAnswered ? 0 : silentCases + 1);
        var most = everAnswered ? MostSilentCasesLater : MostSilentCases;
        if (silentCases < most || tally.Cases >= casesPlanned) return false;
        stoppedBecause = $"the endpoint gave no answer in {most} cases in a row";
        return true;
    }

    private static async Task<(PlannedCase Case, Played Played)?> Ended(Task<(PlannedCase Case, Played Played)> task)
    {
        try
        {
            return await task.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private async Task Start(ChannelWriter<Task<(PlannedCase, Played)>> underway, CancellationToken cancellationToken)
    {
        using var places = new SemaphoreSlim(Math.Max(1, plan.Parallel));
        var last = new List<Task>();
        try
        {
            if (lane is not null) await lane.Open(cancellationToken).ConfigureAwait(false);
            await WarmUp(cancellationToken).ConfigureAwait(false);
            var abandoned = new HashSet<Pack>(ReferenceEqualityComparer.Instance);
            foreach (var planned in plan.Cases())
            {
                if (abandoned.Contains(planned.Pack)) continue;
                var isAlone = LaneOf(planned) is not null || planned.Scenario.Probe is { } probe && ProbeBook.Find(probe)!.IsAlone;
                if (isAlone) await Task.WhenAll(last).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await places.WaitAsync(cancellationToken).ConfigureAwait(false);
                var task = One(planned);
                last.RemoveAll(one => one.IsCompleted);
                last.Add(task);
                await underway.WriteAsync(task, cancellationToken).ConfigureAwait(false);
                if (isAlone) await ((Task)task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (HappyPath.Is(planned) && await task.ConfigureAwait(false) is var (_, played) && HappyPath.Problem(planned, played) is not null)
                    abandoned.Add(planned.Pack);
            }

            underway.Complete();
        }
        catch (OperationCanceledException)
        {
            // What is under way ends by itself, cancelled; nothing new is started.
            underway.Complete();
        }
#pragma warning disable CA1031 // the reader of the channel throws it
        catch (Exception error)
#pragma warning restore CA1031
        {
            underway.Complete(error);
        }

        await Task.WhenAll(last).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        async Task<(PlannedCase, Played)> One(PlannedCase planned)
        {
            try
            {
                var began = time.GetTimestamp();
                if (LaneOf(planned) is { } services) await services.Arrange(planned.Pack, cancellationToken).ConfigureAwait(false);
                var played = await Play().ConfigureAwait(false);
                if (LaneOf(planned) is { } left) await left.Leave(cancellationToken).ConfigureAwait(false);
                return (planned, played with { Start = time.GetElapsedTime(startedAt, began), Took = time.GetElapsedTime(began) });
            }
            finally
            {
                places.Release();
            }

            Task<Played> Play() => HappyPath.Play(new(plan, planned, client, plains) { Lane = LaneOf(planned) }, planned, new(plan.Clock), By, cancellationToken);

            Stage By(Persona person) => new(plan, planned, client, plains) { Persona = person, Lane = LaneOf(planned) };
        }
    }

    private ServiceLane? LaneOf(PlannedCase planned) => planned.Pack.Downstream.IsEmpty ? null : lane;

    private bool IsGrave(Finding finding) => finding.Severity >= plan.FailOn && finding.Waived is null;

    private CaseResult Judged(PlannedCase planned, Played played)
    {
        var (found, verdicts) = Judge(planned, played);
        var findings = waivers.Mark(planned.Id, found);
        waivers.Note(planned.Id, verdicts);
        var grave = findings.RemoveAll(finding => !IsGrave(finding));
        foreach (var finding in grave) shortfall.Add(finding);
        var isNews = groups.Add(planned, played, grave);
        var keeps = plan.Exactly is not null || (planned.Varied.IsEmpty ? planned.Repetition == 0 || !grave.IsEmpty : isNews);
        var result = Result(planned, played, findings, grave.IsEmpty ? CaseOutcome.Passed : CaseOutcome.Failed, verdicts, keeps);
        tally.Add(result, played, verdicts);
        return result;
    }

    private (ImmutableArray<Finding> Findings, List<RuleVerdict> Verdicts) Judge(PlannedCase planned, Played played)
    {
        var scenario = planned.Scenario;
        var verdicts = new List<RuleVerdict>();
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var found = played.Trial is { } trial ? Rules.Judge.Trial(book, trial) : null;
        for (var i = 0; i < played.Observations.Length; i++)
        {
            var isLast = i == played.Observations.Length - 1;
            var alone = Rules.Judge.Exchange(book, played.Observations[i], isLast && !played.Observations[i].IsOdd ? expectations[scenario] : []);
            if (found is not null) (found, alone) = Rules.Judge.OneFinding(book, found, played.Observations[i], alone);
            Add(alone);
        }

        if (found is not null)
        {
            verdicts.AddRange(found.Verdicts);
            findings.InsertRange(0, found.Findings);
        }

        if (played.Trial?.Invalid is { } invalid) findings.Add(RunFinding.Invalid(planned.Id, invalid));
        if (played.Journey is { } journey) findings.AddRange(Expectations.Token(scenario.Expect, journey, played.Observations.LastOrDefault()));
        if (played.Observations.IsEmpty && played.Trial is null) findings.Add(RunFinding.NoCall(planned.Id));
        if (HappyPath.Problem(planned, played) is { } problem) return ([problem, .. findings.Where(finding => !HappyPath.Covers(finding.Rule))], verdicts);
        return ([.. findings.DistinctBy(finding => (finding.Rule, finding.Where, finding.Expected, finding.Actual))], verdicts);

        void Add(Judgement judgement)
        {
            verdicts.AddRange(judgement.Verdicts);
            findings.AddRange(judgement.Findings);
        }
    }

    // The smallest payload of a group, played once more for its evidence; null where the group's simplest case is the smallest already.
    private async Task<CaseResult?> Smallest(FailureGroup group, CancellationToken cancellationToken)
    {
        var (smallest, note) = await Shrink(group, cancellationToken).ConfigureAwait(false);
        var (result, curl) = (default(CaseResult), default(string));
        if (smallest.Id != group.Simplest.Id && await Again(smallest, cancellationToken).ConfigureAwait(false) is { } played)
        {
            var (found, verdicts) = Judge(smallest, played);
            var findings = waivers.Mark(smallest.Id, found);
            if (findings.Any(IsGrave))
            {
                result = Result(smallest, played, findings, CaseOutcome.Failed, verdicts, keeps: true) with { ShrunkFrom = group.Simplest.Id };
                curl = played.Observations is [var seen] && evidence.Of(seen).Curl is { Length: <= LongestCurl } line ? line : null;
            }
        }

        if (smallest.Id != group.Simplest.Id && result is null) (smallest, note) = (group.Simplest, "depends on state: the smallest payload passed when it was sent once more");
        failures.Add(new()
        {
            Rule = group.Key.Rule,
            Severity = group.Finding.Severity,
            Statement = group.Finding.Statement,
            Where = evidence.Of(group.Finding).Where,
            Status = group.Key.Status,
            Actual = evidence.Of(group.Finding).Actual,
            Cases = group.Cases,
            Case = smallest.Id,
            Changes = [.. smallest.Changes.Select(change => evidence.Clean(change.Text)!)],
            Note = note,
            Curl = curl,
        });
        return result;
    }

    // For its evidence, under an address of its own; null where the run was cancelled meanwhile.
    private async Task<Played?> Again(PlannedCase planned, CancellationToken cancellationToken)
    {
        try
        {
            return await CasePlayer.Play(new(plan, planned, client, plains) { Round = Shrinker.MostCalls + 1 }, new(plan.Clock), cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private async Task<(PlannedCase Smallest, string Note)> Shrink(FailureGroup group, CancellationToken cancellationToken)
    {
        var simplest = group.Simplest;
        if (simplest.Scenario.Probe is not null || !simplest.Faults.IsEmpty || group.Key.Rule == RunFinding.HappyPathId || book.Find(group.Key.Rule) is Rule<Trial>) return (simplest, "");
        var isExpected = group.Key.Rule.StartsWith("EXPECT-", StringComparison.Ordinal);
        if (isExpected && simplest.Varied.IsEmpty) return (simplest, "");
        if (simplest.Changes.IsEmpty) return (simplest, simplest.Scenario.IsJourney ? "" : "the plain call shows it");
        if (stoppedBecause is not null || cancellationToken.IsCancellationRequested) return (simplest, "the run ended before a smaller payload was looked for");
        var shrinker = new Shrinker(async (planned, round, cancelled) =>
        {
            var played = await CasePlayer.Play(new(plan, planned, client, plains) { Round = round }, new(plan.Clock), cancelled).ConfigureAwait(false);
            return Judge(planned, played).Findings.Any(finding =>
                finding.Rule == group.Key.Rule && finding.Where == group.Key.Where && FailureGroups.KeyOf(finding, played).Status == group.Key.Status);
        });
        try
        {
            var shrunk = await shrinker.Shrink(simplest, keepsOwn: isExpected, cancellationToken).ConfigureAwait(false);
            return shrunk switch
            {
                { Smallest: null } => (simplest, "depends on state: sent again, it passes; no smaller payload was looked for"),
                { IsMinimal: false } => (shrunk.Smallest, $"smallest payload found in {shrunk.Calls} calls, then the calls ran out"),
                { Smallest.Varied: [], Smallest.IsShrunk: false } or { Smallest.Changes: [] } => (shrunk.Smallest, "the plain call shows it"),
                _ => (shrunk.Smallest, $"smallest payload, found in {shrunk.Calls} calls"),
            };
        }
        catch (OperationCanceledException)
        {
            return (simplest, "the run ended before a smaller payload was looked for");
        }
    }

    private CaseResult Result(
        PlannedCase planned, Played played, ImmutableArray<Finding> findings, CaseOutcome outcome, List<RuleVerdict> verdicts, bool keeps) => new()
        {
            Case = planned.Id,
            Pack = planned.Pack.Name,
            Scenario = planned.Scenario.Id,
            About = planned.Scenario.About,
            File = planned.Pack.File,
            Line = planned.Scenario.Position.Line,
            Persona = plan.Persona ?? planned.Scenario.Persona,
            Tags = planned.Scenario.Tags,
            Steps = [.. played.Observations.Select(seen => seen.Step.Id)],
            Repetition = planned.Repetition,
            Changes = [.. planned.Varied.Select(change => evidence.Clean(change.Text)!)],
            NotAsked = played.Trial?.NotAsked,
            Cell = CellOf(planned, played),
            Outcome = outcome,
            WaitMs = played.Observations.Sum(seen => seen.Exchange.Wait.TotalMilliseconds),
            StartMs = played.Start.TotalMilliseconds,
            TookMs = played.Took.TotalMilliseconds,
            Hash = HashOf(played.Trial?.Cell is null ? played.Calls : played.Observations),
            Findings = [.. findings.Select(evidence.Of)],
            Calls = played.Calls.Length,
            Exchanges = keeps ? [.. played.Told(findings).Select(evidence.Of)] : [],
            Story = keeps && played.Journey is { } journey ? [.. journey.Story.Select(evidence.Of)] : [],
            TokenClaims = keeps && played.Journey?.TokenClaims is { } token ? evidence.Clean(Encoding.UTF8.GetString(token.ToJson())) : null,
            Exercised = keeps ? [.. verdicts.Where(verdict => verdict.Verdict != Verdict.NotExercised).Select(verdict => verdict.Rule).Distinct()] : [],
        };

    private static string? Others(Observation seen, FaultCell cell)
    {
        var others = seen.Reply.Claims.Where(claim => cell.Values.TryGetValue(claim.Name, out var value) && value != claim.Value.GetRawText()).Select(claim => claim.Name).ToArray();
        return others.Length == 0 ? null : string.Join(", ", others);
    }

    private FaultCellResult? CellOf(PlannedCase planned, Played played)
    {
        if (played.Trial is not { Probe: FaultCell.Trial } trial || trial is { NotAsked: not null, Cell: null }) return null;
        var seen = trial.Seen(FaultCell.Broken);
        var without = seen is null || trial.Cell is null ? [] : trial.Cell.Claims.Except(seen.Reply.Claims.Select(claim => claim.Name)).ToArray();
        return new()
        {
            Service = string.Join(" and ", planned.Faults.Select(fault => fault.Service)),
            Fault = string.Join(" and ", planned.Faults.Select(fault => fault.Fault).Distinct()),
            Step = trial.Step.Id,
            UsesService = trial.Cell?.UsesService,
            Consequence = seen?.Consequence.Word,
            Sees = evidence.Clean(seen?.Consequence.Sees),
            Without = without.Length == 0 ? null : string.Join(", ", without),
            Changed = seen is null || trial.Cell is null ? null : Others(seen, trial.Cell),
            WaitMs = seen?.Exchange.Wait.TotalMilliseconds ?? 0,
            RecoveryMs = trial.Cell?.Recovery?.TotalMilliseconds,
            Invalid = evidence.Clean(trial.Invalid),
        };
    }

    private ImmutableArray<Finding> RunFindings()
    {
        var judgement = Rules.Judge.Totals(book, tally.Totals()).Without(tally.Covered);
        var findings = waivers.Mark("run", judgement.Findings);
        waivers.Note("run", judgement.Verdicts);
        foreach (var verdict in judgement.Verdicts) tally.Add(verdict, findings);
        var notExercised = tally.RuleTotals().Where(rule => rule.Verdict == Verdict.NotExercised && plan.Require.Contains(rule.Rule));
        var neverSeen = NeverSeen(plan.RequireReplies).ToArray();
        return
        [
            .. findings.Select(evidence.Of),
            .. notExercised.Select(RunFinding.Required),
            .. neverSeen.Length == 0 ? [] : new[] { RunFinding.NeverSeen(neverSeen) },
            .. (plan.Exactly is null ? lane : null)?.NeverCalled(plan.PacksPlayed).Select(never => RunFinding.NeverCalled(never.Pack, never.Service, never.Address)) ?? [],
            .. waivers.Findings(isWhole: tally.Cases == casesPlanned && plan.Only.IsEmpty && plan.Steps.IsEmpty && plan.Tags.IsEmpty && plan.Exactly is null),
        ];
    }

    private IEnumerable<string> NeverSeen(IEnumerable<ReplyKind> replies) =>
        replies.Select(Words.Of).Where(reply => !tally.Totals().Replies.ContainsKey(reply));

    private ExitCode ExitCodeOf(ImmutableArray<Finding> findings, bool cancelled) =>
        cancelled ? ExitCode.Cancelled
        : tally.Exchanges == 0 || !tally.EverConnected ? ExitCode.NothingRan
        : tally.Failed > tally.Invalid || findings.Any(finding => IsGrave(finding) && !RunFinding.IsInvalid(finding)) || stoppedBecause is not null ? ExitCode.Findings
        : tally.Invalid > 0 || findings.Any(RunFinding.IsInvalid) ? ExitCode.InvalidMeasurement
        : ExitCode.Conforms;

    private string VerdictOf(ExitCode exit) => exit switch
    {
        ExitCode.Conforms => "The endpoint conforms to the contract wherever it was exercised.",
        ExitCode.NothingRan when tally.Exchanges == 0 => "Nothing ran: no scenario was chosen, or none made a call.",
        ExitCode.NothingRan => "No connection was ever made: is the endpoint running, and is its address right?",
        ExitCode.InvalidMeasurement => "The measurement is invalid: what was broken behind the endpoint says nothing about it.",
        ExitCode.Cancelled => "The run was cancelled.",
        _ when stoppedBecause is { } reason => $"The endpoint does not conform; the run stopped early because {reason}.",
        _ => shortfall.Verdict,
    };

    private static string HashOf(ImmutableArray<Observation> observations)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var seen in observations) hash.AppendData(seen.Exchange.Call.Body.Span);
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }
}

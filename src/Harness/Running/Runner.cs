using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Harness.Claims;
using Harness.Dialects;
using Harness.Dialects.CustomPolicies;
using Harness.Dialects.ProtectedApis;
using Harness.Exchanges;
using Harness.Rules;
using Harness.Running.Downstream;
using Harness.Running.Probes;
using Harness.Scenarios;

namespace Harness.Running;

/// <summary>
/// Plays a plan: results stream out in the order of the plan and are forgotten. After <see cref="Footer"/> the run is over.
/// </summary>
public sealed class Runner
{
    /// <summary>After so many cases in a row without any answer the rest is not played: the endpoint is not there.</summary>
    public const int MostSilentCases = 3;

    /// <summary>The same for an endpoint that has answered before.</summary>
    public const int MostSilentCasesLater = 20;

    private readonly RuleBook book;
    private readonly Evidence evidence;
    private readonly Waivers waivers;
    private readonly CaseJudge judge;
    private readonly SmallestPayloads smallest;
    private readonly Tally tally;
    private readonly DateTimeOffset started;
    private readonly long startedAt;
    private readonly long casesPlanned;
    private readonly PlainCalls plains = new();
    private readonly FailureGroups groups = new();
    private readonly Shortfall shortfall = new();
    private readonly RunPlan plan;
    private readonly ConnectorClient client;
    private readonly TimeProvider time;
    private readonly LogWatch? log;

    private string? stoppedBecause;
    private bool everAnswered;
    private int silentCases;

    /// <summary>A run that has not begun.</summary>
    /// <param name="plan">What to play.</param>
    /// <param name="client">Sends the calls.</param>
    /// <param name="time">Tells the time.</param>
    public Runner(RunPlan plan, ConnectorClient client, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(time);
        (this.plan, this.client, this.time) = (plan, client, time);
        (started, startedAt, casesPlanned) = (time.GetUtcNow(), time.GetTimestamp(), plan.Count);
        book = RuleBook.Of(plan.Dialect);
        var redactor = new Redactor(plan.Profiles.Values);
        evidence = new(redactor, new(redactor, client.Trust));
        waivers = new(plan, DateOnly.FromDateTime(started.UtcDateTime));
        judge = new(plan, book, evidence, waivers);
        log = plan.WatchLog is { } file ? new(file, plan.Profiles.Values.SelectMany(SentData.Of)) : null;
        smallest = new(plan, book, judge, evidence, client, plains, log);
        tally = new(plan, book);
        Lane = plan.Downstream.IsEmpty ? null : new(plan, time);
    }

    /// <summary>The stand-ins, where there are any; runs of parts of a plan share them.</summary>
    internal ServiceLane? Lane { get; init; }

    /// <summary>Why the rest is not played, or null while there is no reason.</summary>
    internal string? StoppedBecause => stoppedBecause;

    /// <summary>Whether every case of the plan was played.</summary>
    internal bool IsWhole => tally.Cases >= casesPlanned;

    /// <summary>What the run was asked for.</summary>
    public RunHeader Header() => new()
    {
        Tool = ConnectorClient.UserAgent,
        Started = started,
        Seed = plan.Seed,
        Endpoints = [.. plan.ProfilesPlayed.SelectMany(profile => profile.OtherInstances.Prepend(profile.Endpoint)).Distinct().Select(evidence.Clean).Distinct().Order(StringComparer.Ordinal)],
        Clock = plan.Clock.ToString(),
        Credentials = KindsOfCredentials is { Length: > 0 } kinds ? string.Join(", ", kinds) + OldCredentials : "none",
        CredentialNotes = [.. plan.CredentialNotes, .. KindsOfCredentials is [] && plan.ProfilesPlayed.Any(profile => AddressKeys.AreIn(profile.Endpoint)) ? new[] { "the key in its address is all that protects the endpoint" } : []],
        Packs = [.. plan.Packs.Select(pack => pack.Name)],
        Sources = plan.Sources,
        Folder = plan.Folder,
        Options = [.. plan.Options.Select(evidence.Of)],
        Planned = casesPlanned,
        FailOn = plan.FailOn,
        KnowsAttributes = plan.Dialect.Id == ProtectedApiDialect.DialectId || plan.Profiles.Values.First().Attributes is not null,
    };

    private string OldCredentials => plan.ProfilesPlayed.FirstOrDefault(profile => profile.OldCredentials is not null) is not { } before ? ""
        : $"; old: {(before.OldCredentials is Credentials.Basic basic ? basic.User : (before.OldCredentials as Credentials.Certificate)?.Shown.Subject)}; change {(before.Rotation == Rotation.Done ? "done" : "under way")}";

    private string[] KindsOfCredentials =>
        [.. plan.ProfilesPlayed.SelectMany(Kinds).Where(kind => kind.Length > 0).Distinct().Order(StringComparer.Ordinal)];

    private static string[] Kinds(Profile profile) =>
    [
        profile.Issuer is not null ? "tokens of the harness" : profile.Credentials switch { Credentials.Basic => "basic", Credentials.Certificate => "certificate", Credentials.TokenOrKey when profile.Technical is { Authentication: AuthenticationType.ApiKeyHeader } => "API key", Credentials.TokenOrKey => "bearer token", _ => "" },
        profile is { SubscriptionKey: not null, Protected.SubscriptionKeyHeader: not null } ? "subscription key" : "",
    ];

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
                var result = Add(done.Case, done.Played);
                if (stoppedBecause is not null) await enough.CancelAsync().ConfigureAwait(false);
                yield return result;
            }
        }
        finally
        {
            await enough.CancelAsync().ConfigureAwait(false);
            await starting.ConfigureAwait(false);
        }

        await foreach (var shrunk in Smallest(cancellationToken).ConfigureAwait(false)) yield return shrunk;
        if (log is not null) await Task.Delay(LogWatch.Late, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Plays one case, for whoever decides on their own when each is played; cases that are <see cref="IsAlone"/> go alone.</summary>
    internal async Task<Played> Play(PlannedCase planned, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        if (LaneOf(planned) is { } services) await services.Arrange(planned.Pack, cancellationToken).ConfigureAwait(false);
        var played = await HappyPath.Play(By(null), planned, new(plan.Clock), By, cancellationToken).ConfigureAwait(false);
        if (LaneOf(planned) is { } left) await left.Leave(cancellationToken).ConfigureAwait(false);
        return played with { Start = time.GetElapsedTime(startedAt, began), Took = time.GetElapsedTime(began) };

        Stage By(Persona? person) => person is null
            ? new(plan, planned, client, plains, log) { Lane = LaneOf(planned) }
            : new(plan, planned, client, plains, log) { Persona = person, Lane = LaneOf(planned) };
    }

    /// <summary>Judges what was played and adds it to the run. To be called by one at a time.</summary>
    /// <param name="planned">The case.</param>
    /// <param name="played">What was played for it.</param>
    /// <param name="keeps">Whether the result has its evidence in any case, also where others have told the same.</param>
    internal CaseResult Add(PlannedCase planned, Played played, bool keeps = false)
    {
        var result = Judged(planned, played, keeps);
        NoteSilence(played);
        log?.Read();
        return result;
    }

    /// <summary>The smallest payloads of what failed, where they are no cases of the plan. To be called once, after the last case.</summary>
    internal async IAsyncEnumerable<CaseResult> Smallest([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var group in plan.Exactly is null ? groups.All : [])
            if (await smallest.Of(group, stoppedBecause is not null, cancellationToken).ConfigureAwait(false) is { } shrunk) yield return shrunk;
    }

    /// <summary>Whether no other case may be played meanwhile.</summary>
    internal bool IsAlone(PlannedCase planned) => LaneOf(planned) is not null || (planned.Scenario.Probe is { } probe && ProbeBook.Find(probe)!.IsAlone);

    /// <summary>What came of the run. To be called once, after <see cref="Play(CancellationToken)"/>.</summary>
    /// <param name="cancelled">Whether the user ended the run early.</param>
    public RunFooter Footer(bool cancelled = false)
    {
        var findings = RunFindings();
        foreach (var finding in findings.Where(judge.Weighs)) shortfall.Add(finding);
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
            Failures = smallest.Failures,
            Findings = findings,
            ExitCode = (int)exit,
            Verdict = VerdictOf(exit),
        };
    }

    private async Task WarmUp(CancellationToken cancellationToken)
    {
        // A case that breaks services is no warm-up.
        if (plan.Warmup == 0 || plan.Cases().FirstOrDefault(planned => !new Stage(plan, planned, client, plains, log).Breaks) is not { } first) return;
        for (var i = 0; i < plan.Warmup; i++)
            await CasePlayer.Play(new(plan, first with { Repetition = -1 - i }, client, plains, log) { Round = -1 }, new(plan.Clock), cancellationToken).ConfigureAwait(false);
    }

    // Nobody waits ten seconds a case for an endpoint that is not there; one that has answered before gets more patience.
    private void NoteSilence(Played played)
    {
        // While something is broken on purpose, silence is a finding; before and after, it is the endpoint's own.
        var calls = played.Trial is { Cell: not null } or { Invalid: not null } ? played.Calls : played.Observations;
        if (calls.IsEmpty) return;
        var isAnswered = calls.Any(seen => seen.Answer is not null);
        (everAnswered, silentCases) = (everAnswered || isAnswered, isAnswered ? 0 : silentCases + 1);
        var most = everAnswered ? MostSilentCasesLater : MostSilentCases;
        if (silentCases >= most && tally.Cases < casesPlanned) stoppedBecause ??= $"the endpoint gave no answer in {most} cases in a row";
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
            if (Lane is not null) await Lane.Open(cancellationToken).ConfigureAwait(false);
            await WarmUp(cancellationToken).ConfigureAwait(false);
            var abandoned = new HashSet<Pack>(ReferenceEqualityComparer.Instance);
            foreach (var planned in plan.Cases())
            {
                if (abandoned.Contains(planned.Pack)) continue;
                var isAlone = IsAlone(planned);
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
                return (planned, await Play(planned, cancellationToken).ConfigureAwait(false));
            }
            finally
            {
                places.Release();
            }
        }
    }

    private ServiceLane? LaneOf(PlannedCase planned) => planned.Pack.Downstream.IsEmpty ? null : Lane;

    private CaseResult Judged(PlannedCase planned, Played played, bool always)
    {
        var (findings, verdicts) = judge.Waived(planned, played);
        waivers.Note(planned.Id, verdicts);
        var grave = findings.RemoveAll(finding => !judge.IsGrave(finding));
        foreach (var finding in findings.Where(judge.Weighs)) shortfall.Add(finding);
        var isNews = groups.Add(planned, played, grave);
        var keeps = always || plan.Exactly is not null || (planned.Varied.IsEmpty ? planned.Repetition == 0 || !grave.IsEmpty : isNews);
        var result = judge.Result(planned, played, findings, verdicts, keeps);
        tally.Add(result, planned, played, verdicts);
        return result;
    }

    private ImmutableArray<Finding> RunFindings()
    {
        var judgement = Rules.Judge.Totals(book, tally.Totals() with { Log = log?.Seen() }).Without(tally.Covered);
        var findings = waivers.Mark("run", judgement.Findings);
        waivers.Note("run", judgement.Verdicts);
        foreach (var verdict in judgement.Verdicts) tally.Add(verdict, findings);
        var notExercised = tally.RuleTotals().Where(rule => rule.Verdict == Verdict.NotExercised && plan.Require.Contains(rule.Rule));
        var neverSeen = NeverSeen(plan.RequireReplies).ToArray();
        return
        [
            .. findings.Select(evidence.Of),
            .. notExercised.Select(RunFinding.Required),
            .. tally is { Failed: 0, Refusals: { IsEmpty: false } refusals } && findings.All(finding => !judge.IsGrave(finding)) ? new[] { RunFinding.NeverLetIn(refusals) } : [],
            .. neverSeen.Length == 0 ? [] : new[] { RunFinding.NeverSeen(neverSeen) },
            .. (plan.Exactly is null ? Lane : null)?.NeverCalled(plan.PacksPlayed.Where(pack => !tally.IsOfStrangersOnly(pack))).Select(never => RunFinding.NeverCalled(never.Pack, never.Service, never.Address)) ?? [],
            .. waivers.Findings(isWhole: tally.Cases == casesPlanned && plan.Only.IsEmpty && plan.Steps.IsEmpty && plan.Tags.IsEmpty && plan.Exactly is null),
        ];
    }

    private IEnumerable<string> NeverSeen(IEnumerable<ReplyKind> replies) =>
        replies.Select(Words.Of).Where(reply => !tally.Totals().Replies.ContainsKey(reply));

    private ExitCode ExitCodeOf(ImmutableArray<Finding> findings, bool cancelled) =>
        cancelled ? ExitCode.Cancelled
        : tally.Exchanges == 0 || !tally.EverConnected ? ExitCode.NothingRan
        : tally.NotAsked == tally.Cases && findings.IsEmpty && stoppedBecause is null ? ExitCode.NothingRan
        : tally.Failed > tally.Invalid || findings.Any(finding => judge.IsGrave(finding) && !RunFinding.IsInvalid(finding)) || stoppedBecause is not null ? ExitCode.Findings
        : tally.Invalid > 0 || findings.Any(RunFinding.IsInvalid) ? ExitCode.InvalidMeasurement
        : ExitCode.Conforms;

    private string VerdictOf(ExitCode exit) => exit switch
    {
        ExitCode.NothingRan when tally.NotAsked > 0 && tally.NotAsked == tally.Cases => "Nothing could be judged: no case that was chosen could be asked of this endpoint.",
        ExitCode.NothingRan when tally.Exchanges == 0 => "Nothing ran: no scenario was chosen, or none made a call.",
        ExitCode.NothingRan => "No connection was ever made: is the endpoint running, and is its address right?",
        ExitCode.InvalidMeasurement => "The measurement is invalid: what was broken behind the endpoint says nothing about it.",
        ExitCode.Cancelled => "The run was cancelled.",
        _ when stoppedBecause is { } reason => $"The endpoint does not conform; the run stopped early because {reason}.",
        ExitCode.Findings when tally.Refusals is { IsEmpty: false } refusals =>
            $"Nothing could be judged, because the endpoint refused {(KindsOfCredentials is [] ? "" : "the credentials of ")}every call ({string.Join(" or ", refusals)}).",
        _ => shortfall.Verdict,
    };
}

using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Harness.Exchanges;
using Harness.Rules;
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

    private readonly PlainCalls plains = new();

    private string? stoppedBecause;
    private bool everAnswered;
    private int silentCases;

    /// <summary>What the run was asked for.</summary>
    public RunHeader Header() => new()
    {
        Tool = ConnectorClient.UserAgent,
        Started = started,
        Seed = plan.Seed,
        Endpoints = [.. plan.StepsPlayed.Select(step => evidence.Clean(plan.Profiles[step].Endpoint)).Distinct().Order(StringComparer.Ordinal)],
        Clock = plan.Clock.ToString(),
        Credentials = plan.Profiles.Values.First().Credentials is Credentials.Basic ? "basic" : "none",
        Packs = [.. plan.Packs.Select(pack => pack.Name)],
        Planned = plan.Count,
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
    }

    /// <summary>What came of the run. To be called once, after <see cref="Play"/>.</summary>
    /// <param name="cancelled">Whether the user ended the run early.</param>
    public RunFooter Footer(bool cancelled = false)
    {
        var findings = RunFindings();
        var totals = tally.Totals();
        var exit = ExitCodeOf(findings, cancelled);
        return new()
        {
            Seconds = time.GetElapsedTime(startedAt).TotalSeconds,
            Cases = tally.Cases,
            Passed = tally.Cases - tally.Failed,
            Failed = tally.Failed,
            NotPlayed = plan.Count - tally.Cases,
            Exchanges = tally.Exchanges,
            Replies = totals.Replies,
            Latency = new(totals.Latency.Count, totals.Latency.P50.TotalMilliseconds, totals.Latency.P90.TotalMilliseconds, totals.Latency.P99.TotalMilliseconds, totals.Latency.Max.TotalMilliseconds),
            Rules = tally.RuleTotals(),
            Findings = findings,
            ExitCode = (int)exit,
            Verdict = VerdictOf(exit),
        };
    }

    private async Task WarmUp(CancellationToken cancellationToken)
    {
        if (plan.Cases().FirstOrDefault() is not { } first) return;
        for (var i = 0; i < plan.Warmup; i++)
            await CasePlayer.Play(new(plan, first, client, plains), new(plan.Clock), cancellationToken).ConfigureAwait(false);
    }

    // Nobody waits ten seconds a case for an endpoint that is not there; one that has answered before gets more patience.
    private bool IsHopeless(Played played)
    {
        if (played.Observations.IsEmpty) return false;
        var isAnswered = played.Observations.Any(seen => seen.Answer is not null);
        (everAnswered, silentCases) = (everAnswered || isAnswered, isAnswered ? 0 : silentCases + 1);
        var most = everAnswered ? MostSilentCasesLater : MostSilentCases;
        if (silentCases < most || tally.Cases >= plan.Count) return false;
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
            await WarmUp(cancellationToken).ConfigureAwait(false);
            foreach (var planned in plan.Cases())
            {
                await places.WaitAsync(cancellationToken).ConfigureAwait(false);
                var task = One(planned);
                last.RemoveAll(one => one.IsCompleted);
                last.Add(task);
                await underway.WriteAsync(task, cancellationToken).ConfigureAwait(false);
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
                return (planned, await CasePlayer.Play(new(plan, planned, client, plains), new(plan.Clock), cancellationToken).ConfigureAwait(false));
            }
            finally
            {
                places.Release();
            }
        }
    }

    private CaseResult Judged(PlannedCase planned, Played played)
    {
        var scenario = planned.Scenario;
        var verdicts = new List<RuleVerdict>();
        var findings = ImmutableArray.CreateBuilder<Finding>();
        for (var i = 0; i < played.Observations.Length; i++)
        {
            var last = i == played.Observations.Length - 1;
            Add(Judge.Exchange(book, played.Observations[i], last ? expectations[scenario] : []));
        }

        if (played.Trial is { } trial) Add(Judge.Trial(book, trial));
        if (played.Journey is { } journey) findings.AddRange(Expectations.Token(scenario.Expect, journey));
        if (played.Observations.IsEmpty) findings.Add(RunFinding.NoCall(planned.Id));

        var failed = findings.Any(finding => finding.Severity >= plan.FailOn);
        var result = Result(planned, played, [.. findings.Select(evidence.Of)], failed ? CaseOutcome.Failed : CaseOutcome.Passed, verdicts);
        tally.Add(result, played.Observations, verdicts);
        return result;

        void Add(Judgement judgement)
        {
            verdicts.AddRange(judgement.Verdicts);
            findings.AddRange(judgement.Findings);
        }
    }

    private CaseResult Result(PlannedCase planned, Played played, ImmutableArray<Finding> findings, CaseOutcome outcome, List<RuleVerdict> verdicts)
    {
        var keep = !findings.IsEmpty || planned.Repetition == 0;
        return new()
        {
            Case = planned.Id,
            Pack = planned.Pack.Name,
            Scenario = planned.Scenario.Id,
            About = planned.Scenario.About,
            File = planned.Pack.File,
            Line = planned.Scenario.Position.Line,
            Persona = plan.Persona ?? planned.Scenario.Persona,
            Steps = [.. played.Observations.Select(seen => seen.Step.Id)],
            Repetition = planned.Repetition,
            Outcome = outcome,
            WaitMs = played.Observations.Sum(seen => seen.Exchange.Wait.TotalMilliseconds),
            Hash = HashOf(played.Observations),
            Findings = findings,
            Calls = played.Observations.Length,
            Exchanges = keep ? [.. played.Observations.Select(evidence.Of)] : [],
            Story = keep && played.Journey is { } journey ? [.. journey.Story.Select(evidence.Of)] : [],
            TokenClaims = keep && played.Journey?.TokenClaims is { } token ? evidence.Clean(Encoding.UTF8.GetString(token.ToJson())) : null,
            Exercised = keep ? [.. verdicts.Where(verdict => verdict.Verdict != Verdict.NotExercised).Select(verdict => verdict.Rule).Distinct()] : [],
        };
    }

    private ImmutableArray<Finding> RunFindings()
    {
        var judgement = Judge.Totals(book, tally.Totals());
        foreach (var verdict in judgement.Verdicts) tally.Add(verdict);
        var notExercised = tally.RuleTotals().Where(rule => rule.Verdict == Verdict.NotExercised && plan.Require.Contains(rule.Rule));
        return [.. judgement.Findings.Select(evidence.Of), .. notExercised.Select(RunFinding.Required)];
    }

    private ExitCode ExitCodeOf(ImmutableArray<Finding> findings, bool cancelled) =>
        cancelled ? ExitCode.Cancelled
        : tally.Exchanges == 0 || !tally.EverConnected ? ExitCode.NothingRan
        : tally.Failed > 0 || findings.Any(finding => finding.Severity >= plan.FailOn) || stoppedBecause is not null ? ExitCode.Findings
        : ExitCode.Conforms;

    private string VerdictOf(ExitCode exit) => exit switch
    {
        ExitCode.Conforms => "The endpoint conforms to the contract wherever it was exercised.",
        ExitCode.NothingRan when tally.Exchanges == 0 => "Nothing ran: no scenario was chosen, or none made a call.",
        ExitCode.NothingRan => "No connection was ever made: is the endpoint running, and is its address right?",
        ExitCode.Cancelled => "The run was cancelled.",
        _ when stoppedBecause is { } reason => $"The endpoint does not conform; the run stopped early because {reason}.",
        _ => "The endpoint does not conform to the contract.",
    };

    private static string HashOf(ImmutableArray<Observation> observations)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var seen in observations) hash.AppendData(seen.Exchange.Call.Body.Span);
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }
}

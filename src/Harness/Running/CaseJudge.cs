using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Harness.Dialects;
using Harness.Rules;
using Harness.Scenarios;

namespace Harness.Running;

/// <summary>Judges what was played for a case, and makes of it what leaves the runner.</summary>
internal sealed class CaseJudge(RunPlan plan, RuleBook book, Evidence evidence, Waivers waivers)
{
    private readonly Dictionary<Scenario, ImmutableArray<Rule<Observation>>> expectations = plan.Packs
        .SelectMany(pack => pack.Scenarios)
        .ToDictionary(scenario => scenario, scenario => Expectations.Rules(scenario.Expect), (IEqualityComparer<Scenario>)ReferenceEqualityComparer.Instance);

    /// <summary>Whether a finding fails the run.</summary>
    public bool IsGrave(Finding finding) => Weighs(finding) && finding.Waived is null;

    /// <summary>Whether a finding fails the run, or would, had nobody waived it.</summary>
    public bool Weighs(Finding finding) => finding.Severity >= plan.FailOn;

    /// <summary>The same, with what is waived marked so.</summary>
    public (ImmutableArray<Finding> Findings, List<RuleVerdict> Verdicts) Waived(PlannedCase planned, Played played)
    {
        var (found, verdicts) = Judge(planned, played);
        return (waivers.Mark(planned.Id, found), verdicts);
    }

    /// <summary>What was found wrong, and which rules were exercised.</summary>
    public (ImmutableArray<Finding> Findings, List<RuleVerdict> Verdicts) Judge(PlannedCase planned, Played played)
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
            Add(alone with { Findings = [.. alone.Findings.Select(finding => CertificateHint.On(finding, played.Observations[i]))] });
        }

        if (played.Trial is { } shaking) foreach (var judgement in Rules.Judge.Handshakes(book, shaking)) Add(judgement);
        if (found is not null)
        {
            verdicts.AddRange(found.Verdicts);
            findings.InsertRange(0, found.Findings);
        }

        if (played.Trial?.Invalid is { } invalid) findings.Add(RunFinding.Invalid(planned.Id, invalid));
        if (played.Journey is { } journey) findings.AddRange(Expectations.Token(scenario.Expect, journey, played.Observations.LastOrDefault()));
        if (played is { Observations.IsEmpty: true, Trial: null, LeftOut: null }) findings.Add(RunFinding.NoCall(planned.Id));
        if (HappyPath.Problem(planned, played) is { } problem) return ([problem, .. findings.Where(finding => !HappyPath.Covers(finding.Rule))], verdicts);
        return ([.. AlikeFindings.Told(findings.DistinctBy(finding => (finding.Rule, finding.Where, finding.Expected, finding.Actual)))], verdicts);

        void Add(Judgement judgement)
        {
            verdicts.AddRange(judgement.Verdicts);
            findings.AddRange(judgement.Findings);
        }
    }

    // Why a case neither passes nor fails, or null where it does: calls by which no rule could be judged are no pass.
    private string? NotAsked(Played played, ImmutableArray<Finding> findings, List<RuleVerdict> verdicts)
    {
        if ((played.Trial?.NotAsked ?? played.LeftOut) is { } reason) return reason;
        if (!findings.IsEmpty || verdicts.Exists(verdict => verdict.Verdict != Verdict.NotExercised)) return null;
        var own = verdicts.Where(verdict => book.Find(verdict.Rule) is { AskedBy.IsEmpty: false } && !Unexercised.IsWeak(verdict.Reason)).ToArray();

        // Of what nobody knows what is right, it is told what came: that was asked.
        var isTold = played.Observations.Any(seen => seen.Answer is not null) && own.Any(verdict => book.Find(verdict.Rule)!.Confidence == Confidence.Unknown);
        return isTold ? null : own.Select(verdict => verdict.Reason).MaxBy(Unexercised.Weight) ?? "none of its calls exercises a rule";
    }

    /// <summary>The case as it leaves the runner.</summary>
    public CaseResult Result(PlannedCase planned, Played played, ImmutableArray<Finding> findings, List<RuleVerdict> verdicts, bool keeps)
    {
        var notAsked = NotAsked(played, findings, verdicts);
        return new()
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
            NotAsked = notAsked,
            Cell = CellOf(planned, played),
            Outcome = findings.Any(IsGrave) ? CaseOutcome.Failed : notAsked is null ? CaseOutcome.Passed : CaseOutcome.NotAsked,
            WaitMs = played.Observations.Sum(seen => seen.Exchange.Wait.TotalMilliseconds),
            StartMs = played.Start.TotalMilliseconds,
            TookMs = played.Took.TotalMilliseconds,
            Hash = HashOf(played.Trial?.Cell is null ? played.Calls : played.Observations),
            Findings = [.. findings.Select(evidence.Of)],
            Calls = played.Calls.Length,
            Exchanges = keeps ? [.. played.Told(findings).Select(evidence.Of)] : [],
            Story = !keeps ? [] : played.Journey is { } journey ? [.. journey.Story.Select(evidence.Of)] : [.. HandshakeStory.Of(played.Trial).Select(evidence.Of)],
            TokenClaims = keeps && played.Journey?.TokenClaims is { } token ? evidence.Clean(Encoding.UTF8.GetString(token.ToJson())) : null,
            Exercised = keeps ? [.. verdicts.Where(verdict => verdict.Verdict != Verdict.NotExercised).Select(verdict => verdict.Rule).Distinct()] : [],
        };
    }

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

    private static string HashOf(ImmutableArray<Observation> observations)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var seen in observations) hash.AppendData(seen.Exchange.Call.Body.Span);
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }
}

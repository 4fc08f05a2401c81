using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.ProtectedApis;
using Harness.Exchanges;
using Harness.Planning;
using Harness.ReferenceConnector;
using Harness.Reporting;
using Harness.Rules;
using Harness.Running;
using Harness.Scenarios;
using Harness.Tokens;

namespace Harness.Cli;

/// <summary>Plays a plan against the reference connector, correct and with each defect: which are noticed, and is the correct one accused of anything?</summary>
internal sealed class Selftest(RunPlan plan, ImmutableArray<StandIn> services, TimeProvider time)
{
    // Defects of time need a clock, and waiting for the real one would take minutes.
    private static readonly TimeSpan QuickPatience = TimeSpan.FromMilliseconds(250);

    // Nor need anybody wait for the real clock while services are broken; there is more to do for each call.
    private static readonly TimeSpan PatienceWhileBroken = TimeSpan.FromSeconds(1);

    // As a share of the caller's patience: longer than a connector that falls asleep stays awake.
    private const double IdleShare = 0.4;

    // Making a key takes a good part of a second, and every defect of a gateway is played with two of them.
    private readonly Lazy<ImmutableArray<SigningKey>> keys = new(() => [SigningKey.Create(), SigningKey.Create()]);

    private ImmutableHashSet<string> accusesAnybody = [];
    private ImmutableDictionary<string, ImmutableArray<string>> exercisedByCase = ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Plays the correct connector; returns what it was wrongly accused of.</summary>
    public async Task<ImmutableArray<string>> PlayCorrect(CancellationToken cancellationToken)
    {
        var sounded = await Task.WhenAll(Parts.Select(part => Correct(part, cancellationToken))).ConfigureAwait(false);
        exercisedByCase = sounded.SelectMany(one => one.Exercised).ToImmutableDictionary();
        accusesAnybody = [.. sounded.SelectMany(one => one.Accused)];
        return [.. sounded.SelectMany(one => one.Alarms)];
    }

    private async Task<(Dictionary<string, ImmutableArray<string>> Exercised, HashSet<string> Accused, List<string> Alarms)> Correct(RunPlan part, CancellationToken cancellationToken)
    {
        var (exercised, accused, alarms) = (new Dictionary<string, ImmutableArray<string>>(), new HashSet<string>(), new List<string>());
        Sound("run", (await Run([], part, Note, cancellationToken).ConfigureAwait(false)).Findings);
        return (exercised, accused, alarms);

        bool Note(CaseResult result)
        {
            if (result.Changes.IsEmpty) exercised[result.Case] = result.Exercised;
            Sound(result.Case, result.Findings);
            return true;
        }

        void Sound(string id, ImmutableArray<Finding> findings)
        {
            foreach (var finding in findings.Where(IsAlarm))
            {
                alarms.Add(Alarm(id, finding));
                accused.Add(finding.Rule);
            }
        }
    }

    /// <summary>The rules of this contract.</summary>
    public IEnumerable<string> Rules => RuleBook.Of(plan.Dialect).All.Select(rule => rule.Id);

    /// <summary>Whether a defect breaks a rule of this contract that is none of these, and is one of what the packs play against: a connector or a gateway.</summary>
    public bool Concerns(Defect defect, IEnumerable<string> others) => Defects.Gateways.Contains(defect) == plan.Dialect is ProtectedApiDialect && Own(defect).Except(others).Any();

    private List<string> Own(Defect defect) => [.. defect.Rules.Where(rule => RuleBook.Of(plan.Dialect).Find(rule) is not null)];

    /// <summary>Plays a defect until a rule of its row notices it; where none does, all of the packs until anything else does.</summary>
    public async Task<SelftestRow> Play(Defect played, CancellationToken cancellationToken)
    {
        var defect = played with { Rules = Own(played) };
        var found = new SortedSet<string>(StringComparer.Ordinal);
        await Search(Aimed(defect), () => found.Overlaps(defect.Rules)).ConfigureAwait(false);
        foreach (var part in Parts)
            if (found.Count == 0) await Search(part, () => found.Count > 0).ConfigureAwait(false);
        ImmutableArray<string> own = [.. found.Intersect(defect.Rules)];
        return new(defect.Id, defect.Summary, [.. defect.Rules], !own.IsEmpty, own.IsEmpty ? [.. found] : own) { IsOutOfReach = Defects.Downstream.Any(one => one.Id == defect.Id) && !plan.Packs.Any(HasServices) };

        async Task Search(RunPlan aimed, Func<bool> isEnough) =>
            Note((await Run([defect.Id], aimed, result => Note(result.Findings) && !isEnough(), cancellationToken).ConfigureAwait(false)).Findings);

        bool Note(ImmutableArray<Finding> findings)
        {
            found.UnionWith(findings.Where(finding => defect.Rules.Contains(finding.Rule) || (IsAlarm(finding) && !OwnRules.SaysNothing(finding) && !accusesAnybody.Contains(finding.Rule))).Select(finding => finding.Rule));
            return true;
        }
    }

    // What the connector does with its services is played at its own pace.
    private RunPlan WithoutServices => plan with { Packs = plan.Packs.RemoveAll(HasServices), StepsServed = plan.StepsServed };

    private RunPlan WithServices => plan with
    {
        Packs = [.. plan.Packs.Where(HasServices)],
        StepsServed = plan.StepsServed,
        Clock = plan.Clock with { Scale = PatienceWhileBroken / plan.Clock.Timeout },
    };

    private IEnumerable<RunPlan> Parts => new[] { WithoutServices, WithServices }.Where(part => !part.Packs.IsEmpty);

    // What is behind a gateway is the API itself, which only has to say what reached it.
    private static bool HasServices(Pack pack) => !pack.Downstream.IsEmpty && pack.Dialect != ProtectedApiDialect.DialectId;

    // Of the cells those that exercised the rules on the correct connector; all where only what is wrong exercises them.
    private RunPlan AimedAtServices(Defect defect)
    {
        var all = WithServices;
        var cases = all.Packs.SelectMany(pack => exercisedByCase.Where(one => one.Key.StartsWith(pack.Name + "/", StringComparison.Ordinal) && one.Value.Any(defect.Rules.Contains)))
            .Select(one => one.Key).Order(StringComparer.Ordinal).ToImmutableArray();
        return all with { Only = cases };
    }

    private RunPlan Aimed(Defect defect)
    {
        if (Defects.Downstream.Any(one => one.Id == defect.Id) && plan.Packs.Any(HasServices)) return AimedAtServices(defect);
        var packs = WithoutServices.Packs.Select(pack => Exercising(pack, defect.Rules)).Where(pack => pack.Scenarios.Length > 0).ToImmutableArray();

        // Some rules look at what the correct connector never does, such as returning a name: any call may show them.
        var isHidden = packs.IsEmpty && defect.Rules.Any(rule => RuleBook.Of(plan.Dialect).Find(rule) is { Scope: "exchange" });
        var aimed = isHidden ? WithoutServices : plan with { StepsServed = plan.StepsServed, Packs = packs };
        if (defect.Rules.Any(IsAboutTime)) aimed = aimed with { Clock = aimed.Clock with { Scale = QuickPatience / aimed.Clock.Timeout } };
        var idle = aimed.Clock.Patience * IdleShare;
        return defect.Rules.Contains("UF-LAT-003") ? aimed with { MakeCold = cancellationToken => Task.Delay(idle, time, cancellationToken) } : aimed;
    }

    // Only what can ask the rules: a probe or a variation that they name, or a call that exercised them on the correct connector.
    private Pack Exercising(Pack pack, IReadOnlyList<string> rules)
    {
        var book = RuleBook.Of(plan.Dialect);
        var askedBy = rules.SelectMany(rule => book.Find(rule)?.AskedBy ?? []).ToHashSet(StringComparer.Ordinal);
        var isAboutRun = rules.Any(rule => book.Find(rule) is { Scope: "run" });
        return pack with { Scenarios = [.. pack.Scenarios.Where(Asks).Select(OnlyAsked)] };

        bool Asks(Scenario scenario) => (isAboutRun && scenario.Vary.IsEmpty)
            || (scenario.Probe is { } probe && askedBy.Contains(probe)) || scenario.Vary.Any(askedBy.Contains)
            || (exercisedByCase.TryGetValue($"{pack.Name}/{scenario.Id}", out var exercised) && exercised.Any(rules.Contains));

        Scenario OnlyAsked(Scenario scenario) => scenario.Vary.Any(askedBy.Contains) ? scenario with { Vary = [.. scenario.Vary.Where(askedBy.Contains)] } : scenario;
    }

    private bool IsAboutTime(string rule) => RuleBook.Of(plan.Dialect).Find(rule) is { Area: "network" or "latency" } or { Id: "CP-LAT-001" or "CP-LAT-002" };

    private bool IsAlarm(Finding finding) => finding.Severity >= Severity.Warning;

    private static string Alarm(string id, Finding finding) => $"{id}: {finding.Rule} {finding.Where}: {finding.Actual}";

    private async Task<RunFooter> Run(string[] defects, RunPlan aimed, Func<CaseResult, bool> goesOn, CancellationToken cancellationToken)
    {
        var (lab, aim) = await Open(defects, aimed, cancellationToken).ConfigureAwait(false);
        await using (lab.ConfigureAwait(false))
        {
            using var client = new ConnectorClient(time);
            var runner = new Runner(aim(aimed), client, time);
            await foreach (var result in runner.Play(cancellationToken).ConfigureAwait(false))
                if (!goesOn(result)) break;
            return runner.Footer();
        }
    }

    private async Task<(IAsyncDisposable Lab, Func<RunPlan, RunPlan> Aim)> Open(string[] defects, RunPlan aimed, CancellationToken cancellationToken)
    {
        if (plan.Dialect is ProtectedApiDialect)
        {
            var apis = plan.Packs.SelectMany(pack => pack.Scenarios).Select(scenario => scenario.Protected).OfType<ProtectedApi>().ToArray();
            var said = Array.Find(apis, api => api.Issuer is not null) ?? apis[0];
            var gateway = await GatewayLab.Start(defects, said, keys.Value, services, time, cancellationToken).ConfigureAwait(false);
            return (gateway, gateway.Aim);
        }

        var rules = Defects.Known.Where(defect => defects.Contains(defect.Id)).SelectMany(defect => defect.Rules).ToHashSet(StringComparer.Ordinal);
        var rotation = rules.Contains("UF-AUT-012") ? Rotation.Done : Rotation.UnderWay;
        var lab = await Lab.Start(defects, aimed.Clock.Patience, services, time, cancellationToken, rotation).ConfigureAwait(false);
        return (lab, plan => lab.Aim(plan, rules.Contains("UF-AUT-006")));
    }
}

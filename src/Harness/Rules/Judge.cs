using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.CustomPolicies;

namespace Harness.Rules;

/// <summary>Holds what was observed against the rule book. Pure: the same subject gets the same judgement.</summary>
public static class Judge
{
    /// <summary>Judges one exchange, by the book and by what the author of the scenario expects.</summary>
    public static Judgement Exchange(RuleBook book, Observation observation, ImmutableArray<Rule<Observation>> expectations)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(observation);
        return Of(
            expectations.IsEmpty ? book.ForExchanges : book.ForExchanges.AddRange(expectations),
            observation, observation.Profile, observation.Step, observation.Label, rule => NotAsked(rule, observation));
    }

    /// <summary>Judges an exchange by what the author of the scenario expects alone.</summary>
    internal static Judgement Expectations(Observation observation, ImmutableArray<Rule<Observation>> expectations) =>
        Of(expectations, observation, observation.Profile, observation.Step, observation.Label, _ => null);

    /// <summary>Judges what a probe observed.</summary>
    public static Judgement Trial(RuleBook book, Trial trial)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(trial);
        var judgement = Of(book.ForTrials, trial, trial.Profile, trial.Step, trial.Probe,
            rule => !rule.AskedBy.Contains(trial.Probe) ? Unexercised.NoProbe : trial.NotAsked is { } reason ? Outcome.NotExercised(reason) : null);
        if (trial.Failure is not { } failure) return judgement;
        var (id, severity, statement, source) = (RuleBook.CheckFailed.Id, RuleBook.CheckFailed.Severity, RuleBook.CheckFailed.Statement, RuleBook.CheckFailed.Source);
        return judgement with { Findings = judgement.Findings.Add(new(id, severity, statement, source, trial.Probe, trial.Probe, "a judgement", failure)) };
    }

    /// <summary>Judges the handshakes that a probe made, one after the other.</summary>
    internal static IEnumerable<Judgement> Handshakes(RuleBook book, Trial trial) => trial.Handshakes.Select(shaken =>
        Of(book.ForHandshakes, shaken, trial.Profile, trial.Step, shaken.Offer.Text, rule => rule.AskedBy.Contains(trial.Probe) ? null : Unexercised.NoProbe));

    /// <summary>
    /// One wrong answer, one finding: what a probe found speaks for what its calls show alone, and counts as much as the gravest of it.
    /// Calls that its finding is not about speak for themselves.
    /// </summary>
    internal static (Judgement Trial, Judgement Exchange) OneFinding(RuleBook book, Judgement found, Observation seen, Judgement alone)
    {
        var covered = new HashSet<string>(StringComparer.Ordinal);
        var findings = found.Findings.ToBuilder();
        for (var i = 0; i < findings.Count; i++)
        {
            var (where, covers) = (findings[i].Where, book.Find(findings[i].Rule)?.Covers ?? []);
            if (covers.IsEmpty || !Comparisons.IsAbout(where, seen.Label)) continue;
            foreach (var finding in alone.Findings.Where(finding => covers.Contains(finding.Rule)))
            {
                covered.Add(finding.Rule);
                if (finding.Severity > findings[i].Severity) findings[i] = findings[i] with { Severity = finding.Severity };
            }
        }

        return covered.Count == 0 ? (found, alone) : (found with { Findings = findings.ToImmutable() }, alone.Without(covered));
    }

    /// <summary>Judges a whole run.</summary>
    public static Judgement Totals(RuleBook book, Totals totals)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(totals);
        return Of(book.ForRuns, totals, totals.Profile, null, "run", _ => null);
    }

    /// <summary>Judges a profile as a policy file has it.</summary>
    internal static Judgement Policy(RuleBook book, PolicyProfile profile) => Of(book.ForPolicies, profile, null, null, profile.Profile.Id, _ => null);

    // Null where the rule is asked by this call.
    private static Outcome? NotAsked(Rule rule, Observation seen) =>
        !rule.AskedBy.IsEmpty && !seen.Changes.Any(change => rule.AskedBy.Contains(change.Variation)) ? Unexercised.NotSent
        : rule.AskedBy.IsEmpty && seen.Changes.Any(change => change.IsUndocumented) ? Unexercised.UndocumentedCall
        : seen.IsOdd && rule.AskedBy.IsEmpty && !rule.HoldsForOddCalls ? Unexercised.OddCall
        : null;

    private static Judgement Of<T>(ImmutableArray<Rule<T>> rules, T subject, Profile? profile, FlowStep? step, string label, Func<Rule, Outcome?> notAsked)
    {
        var verdicts = ImmutableArray.CreateBuilder<RuleVerdict>(rules.Length);
        List<(Rule Rule, Finding Finding)>? broken = null;
        var failed = ImmutableArray<Finding>.Empty;
        foreach (var rule in rules)
        {
            switch (NotMet(rule, profile) ?? notAsked(rule) ?? Check(rule, subject, step))
            {
                case Outcome.HeldOutcome:
                    verdicts.Add(new(rule.Id, Verdict.Held, null));
                    break;
                case Outcome.NotExercisedOutcome not:
                    verdicts.Add(new(rule.Id, Verdict.NotExercised, not.Reason));
                    break;
                case Outcome.CheckFailedOutcome error:
                    verdicts.Add(new(rule.Id, Verdict.NotExercised, "its check failed"));
                    failed = failed.Add(Finding(RuleBook.CheckFailed, new(rule.Id, "a judgement", error.Problem)));
                    break;
                case Outcome.BrokenOutcome evidence:
                    verdicts.Add(new(rule.Id, Verdict.Broken, null));
                    (broken ??= []).AddRange(evidence.More.Prepend(evidence).Select(place => ((Rule)rule, Finding(rule, place))));
                    break;
            }
        }

        return broken is null
            ? new(failed, verdicts.MoveToImmutable())
            : new([.. broken.Where(b => !IsCovered(b.Rule)).Select(b => b.Finding with { Severity = Gravest(b) }), .. failed], [.. verdicts.Select(Uncovered)]);

        Finding Finding(Rule rule, Outcome.BrokenOutcome evidence) =>
            new(rule.Id, rule.Severity, rule.Statement, rule.Source, label, evidence.Where, evidence.Expected, evidence.Actual);

        bool IsCovered(Rule rule) => broken.Exists(other => other.Rule.Id != rule.Id && other.Rule.Covers.Contains(rule.Id));

        // What a rule speaks for may matter more than the rule itself: the one finding counts as much as the gravest of them.
        Severity Gravest((Rule Rule, Finding Finding) speaking)
        {
            var spokenFor = new List<(Rule Rule, Finding Finding)> { speaking };
            for (var i = 0; i < spokenFor.Count; i++)
            {
                var covers = spokenFor[i].Rule.Covers;
                spokenFor.AddRange(broken.Where(other => covers.Contains(other.Rule.Id) && !spokenFor.Contains(other)).ToArray());
            }

            return spokenFor.Max(one => one.Finding.Severity);
        }

        RuleVerdict Uncovered(RuleVerdict verdict) =>
            verdict.Verdict == Verdict.Broken && broken.Find(b => b.Rule.Id == verdict.Rule) is { } own && IsCovered(own.Rule)
                ? new(verdict.Rule, Verdict.NotExercised, Unexercised.MoreSpecificReason)
                : verdict;
    }

    private static Outcome? NotMet(Rule rule, Profile? profile) =>
        profile is null || rule.Needs.IsMet(profile) ? null : Outcome.NotExercised($"needs {rule.Needs.Text}");

    private static Outcome Check<T>(Rule<T> rule, T subject, FlowStep? step)
    {
        if (step is not null && !rule.Steps.IsEmpty && !rule.Steps.Contains(step.Id)) return Unexercised.OtherStep;
        try
        {
            return rule.Check(subject);
        }
#pragma warning disable CA1031 // a check that throws is a finding about the harness, and must not end the run
        catch (Exception error)
#pragma warning restore CA1031
        {
            return new Outcome.CheckFailedOutcome($"{error.GetType().Name}: {error.Message}");
        }
    }
}

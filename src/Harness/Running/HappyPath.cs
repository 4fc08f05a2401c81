using Harness.Claims;
using Harness.Dialects;
using Harness.Exchanges;
using Harness.Rules;
using Harness.Rules.UserFlow;
using Harness.Running.Probes;
using Harness.Scenarios;

namespace Harness.Running;

/// <summary>
/// The scenario of a pack that its endpoint is known to continue. It is played first; where the endpoint turns it away, so it would the
/// others, and the reason is told once instead of fifty times.
/// </summary>
internal static class HappyPath
{
    // What the first finding says already: the scenario's own expectation, and that 401 is no decision.
    private const string StatusIsNoDecision = "UF-STA-001";

    // Where the caller is turned away, its password may be the reason.
    private const string AnyPasswordWorks = "UF-AUT-004";

    public static bool Is(PlannedCase planned) =>
        planned is { Repetition: 0, Varied.IsEmpty: true, IsShrunk: false } && planned.Scenario.Id == planned.Pack.Roles.GetValueOrDefault(RunPlan.HappyRole);

    /// <summary>
    /// Plays a case. Where the happy path is turned away it is asked again by somebody else: an endpoint may know the person from another
    /// pack. Where the pack brings something along, such as a code, it is asked twice: nobody has used it before, so that now a retry tells.
    /// </summary>
    public static async Task<Played> Play(Stage stage, PlannedCase planned, Sending sending, Func<Persona, Stage> by, CancellationToken cancellationToken)
    {
        var played = await CasePlayer.Play(stage, sending, cancellationToken).ConfigureAwait(false);
        if (!Is(planned)) return played;
        if (IsTurnedAway(played))
        {
            (stage, var first) = (by(stage.OtherPerson(1)), played);
            played = await CasePlayer.Play(stage, sending, cancellationToken).ConfigureAwait(false);
            if (IsTurnedAway(played)) return first;
        }

        if (planned.Own.IsEmpty || played is not { Journey: null, Trial: null, Observations: [{ Reply.Kind: ReplyKind.Continue } lost] }) return played;
        return played with { Trial = await Twice(stage, lost, sending, cancellationToken).ConfigureAwait(false) };
    }

    private static bool IsTurnedAway(Played played) => played.Observations is [.., { Reply.Kind: ReplyKind.Block or ReplyKind.ValidationError }];

    private static async Task<Trial> Twice(Stage stage, Observation lost, Sending sending, CancellationToken cancellationToken)
    {
        var second = await Ask(Retries.SecondAttempt).ConfigureAwait(false);
        var more = Comparisons.SameDecision(lost, second) ? [] : await RetryAfterLostAnswer.Again(lost, () => Ask("again")).ConfigureAwait(false);
        return new(RetryAfterLostAnswer.Row.Id, lost.Profile, lost.Step, [lost, second, .. more]);

        async Task<Observation> Ask(string label) =>
            await stage.Observe(label, lost.Step, stage.Claims(lost.Step), sending, cancellationToken).ConfigureAwait(false) with { IsAside = true };
    }

    /// <summary>What is wrong with the happy path, or null where nothing is or the case is another.</summary>
    public static Finding? Problem(PlannedCase planned, Played played)
    {
        if (!Is(planned) || played.Observations is not [.., var last]) return null;
        var isUnauthorized = last is { Reply.Kind: ReplyKind.Refused, Answer.Status: 401 or 403 };
        if (!isUnauthorized && last.Reply.Kind is not (ReplyKind.Block or ReplyKind.ValidationError)) return null;
        var mend = isUnauthorized && last.Profile.Protected is { IsConnector: false }
            ? $"Does the gateway know the issuer, the audience, the policy and the scopes that the pack names under 'protectedApi', and the subscription key?{NewKeys(last.Profile)}{NoKey(last.Profile)}"
            : isUnauthorized
            ? "Check the credentials: --user and --password-env, the key in the address, --header."
            : "If the endpoint needs a code or an account, give it with --set CLAIM=VALUE or with 'with' in the pack; if it remembers people from an earlier run, use another --seed.";
        return RunFinding.HappyPath(planned.Id, $"{Shown.Reply(last).TrimEnd('.')}. The rest of the pack is not played. {mend}");
    }

    // What differs from run to run, and what the pack names and the run lacks, is the likeliest reason.
    private static string NewKeys(Profile profile) => profile.Issuer is { KeepsKeys: false } ? " The keys of the issuer are new in each run: has the gateway fetched them since? 'issuer.keys' in the pack keeps them." : "";

    private static string NoKey(Profile profile) =>
        profile is { SubscriptionKey: null, Protected.SubscriptionKeyHeader: { } header } ? $" The call had no {header}: give --subscription-key-env VARIABLE." : "";

    public static bool Covers(string rule) => rule is StatusIsNoDecision or AnyPasswordWorks || Expectations.IsOne(rule);
}

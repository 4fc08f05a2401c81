using Harness.Dialects;
using Harness.Rules;

namespace Harness.Running;

/// <summary>
/// The scenario of a pack that its endpoint is known to continue. It is played first; where the endpoint turns it away, so it would the
/// others, and the reason is told once instead of fifty times.
/// </summary>
internal static class HappyPath
{
    // What the first finding says already: the scenario's own expectation, and that 401 is no decision.
    private const string StatusIsNoDecision = "UF-STA-001";

    public static bool Is(PlannedCase planned) =>
        planned is { Repetition: 0, Varied.IsEmpty: true, IsShrunk: false } && planned.Scenario.Id == planned.Pack.Roles.GetValueOrDefault(RunPlan.HappyRole);

    /// <summary>What is wrong with the happy path, or null where nothing is or the case is another.</summary>
    public static Finding? Problem(PlannedCase planned, Played played)
    {
        if (!Is(planned) || played.Observations is not [.., var last]) return null;
        var isUnauthorized = last is { Reply.Kind: ReplyKind.Refused, Answer.Status: 401 or 403 };
        if (!isUnauthorized && last.Reply.Kind is not (ReplyKind.Block or ReplyKind.ValidationError)) return null;
        var mend = isUnauthorized
            ? "Check the credentials: --user and --password-env, the key in the address, --header."
            : "If the endpoint needs a code or an account, give it with --set CLAIM=VALUE or with 'with' in the pack.";
        return RunFinding.HappyPath(planned.Id, $"{Shown.Reply(last)}. The rest of the pack is not played. {mend}");
    }

    public static bool Covers(string rule) => rule == StatusIsNoDecision || rule.StartsWith("EXPECT-", StringComparison.Ordinal);
}

using System.Collections.Concurrent;
using Harness.ReferenceConnector.Contract;
using Harness.ReferenceConnector.Loyalty;

namespace Harness.ReferenceConnector;

public static partial class Defects
{
    private const int LongestDetail = 500;

    /// <summary>What goes wrong when a service behind the API fails. While it is well, most of it does not show.</summary>
    public static IReadOnlyList<Defect> Downstream =>
    [
        new("no-downstream-timeout", "The loyalty service is waited for without any limit.", ["UF-LAT-005", "CP-RSL-001"])
        {
            Loyalty = behaviour => behaviour with { AllTries = null, OneTry = null },
        },
        new("awaits-writes", "The answer waits until the loyalty service has taken the sign-up.", ["UF-LAT-007"])
        {
            Loyalty = behaviour => behaviour with { AwaitsWrites = true },
        },
        new("duplicate-write", "The sign-up is written once for each attempt, with nothing that tells that it is the same.", ["UF-IDM-002", "CP-IDM-001"])
        {
            Loyalty = behaviour => behaviour with { SendsIdempotencyKey = false },
        },
        new("burns-code-at-first-call", "An invitation code is redeemed when it is looked at, and the caller's second attempt finds it used.",
            ["UF-IDM-003"])
        {
            Loyalty = behaviour => behaviour with { RedeemsWhenChecking = true },
        },
        new("continue-is-account", "Whoever was let through counts as a member from then on, and a new sign-up with the same address is refused.",
            ["UF-IDM-005"])
        {
            Before = ContinueIsAccount,
        },
        new("fails-with-downstream", "When the loyalty service fails, so does the sign-up: HTTP 500 without a body.", ["UF-RSL-001", "CP-RSL-001"])
        {
            After = InTrouble((scene, _, answer) => scene.Step is Step.PreTokenIssuance ? answer : Crash),
        },
        new("fails-token-with-downstream", "When the loyalty service fails, nobody can sign in: HTTP 500 at the token step.", ["UF-RSL-002"])
        {
            After = InTrouble((scene, _, answer) => scene.Step is Step.PreTokenIssuance ? Crash : answer),
        },
        new("breaker-never-closes", "Once the loyalty service has failed it is not asked again until the API is restarted.", ["UF-RSL-003"])
        {
            Loyalty = behaviour => behaviour with { Break = double.PositiveInfinity },
        },
        new("no-circuit-breaker", "Every call waits for the loyalty service anew, however long it has been silent.", ["UF-RSL-004", "DS-002"])
        {
            Loyalty = behaviour => behaviour with { FailuresUntilBreak = null },
        },
        new("retry-storm", "A failing loyalty service is asked again and again without a pause.", ["DS-001"])
        {
            Loyalty = behaviour => behaviour with { ReadRetries = 9, WriteRetries = 9, Pause = 0.001, FailuresUntilBreak = 10 },
        },
        new("one-lock-for-all-steps", "Every step takes the lock of the loyalty client, also those that do not use it, and a failure holds it for long.",
            ["DS-003"])
        {
            Before = OneLockForAllSteps,
        },
        new("ignores-retry-after", "The loyalty service is called again before the time that it asked for has passed.", ["DS-004"])
        {
            Loyalty = behaviour => behaviour with { HeedsRetryAfter = false },
        },
        new("no-stand-by", "There is a second loyalty service, and nobody asks it when the first is gone.", ["DS-005"])
        {
            Loyalty = behaviour => behaviour with { UsesStandBy = false },
        },
        new("calls-unknown-service-path", "Each look at the loyalty service is reported to an audit that nobody wrote down.", ["DS-006"])
        {
            Loyalty = behaviour => behaviour with { PathOfEachCall = "v2/audit" },
        },
        new("exception-of-downstream-in-message", "When the loyalty service fails the person reads the text of the exception.", ["UF-RES-021"])
        {
            After = InTrouble((scene, trouble, answer) => Refuse(scene, $"{trouble.GetType().FullName}: {trouble.Message}") ?? answer),
        },
        new("dependency-body-in-answer", "When the loyalty service fails, what it said instead is handed on in a header.", ["UF-STA-006"])
        {
            After = InTrouble((_, trouble, answer) => answer with { Headers = new Dictionary<string, string> { ["X-Error-Detail"] = Detail(trouble) } }),
        },
    ];

    /// <summary>Acts on the answers for which a service behind the API could not be had.</summary>
    private static After InTrouble(Func<Scene, Exception, HttpAnswer, HttpAnswer> change) =>
        (scene, answer) => answer.Meaning?.Trouble is { } trouble ? change(scene, trouble, answer) : answer;

    private static string Detail(Exception trouble)
    {
        var text = trouble is LoyaltyException { Body: { Length: > 0 } body } ? body : $"{trouble.GetType().FullName}: {trouble.Message}";
        // What no header can hold would be an error of another kind.
        return string.Concat(text.Take(LongestDetail).Select(character => char.IsBetween(character, ' ', '~') ? character : ' '));
    }

    private static Before ContinueIsAccount()
    {
        var members = new ConcurrentDictionary<string, Visits>(StringComparer.OrdinalIgnoreCase);
        return async scene =>
        {
            if (scene.Step is not Step.PostAttributeCollection || scene.Claims["email"] is not { } email
                || scene.Http.RequestServices.GetRequiredService<ConnectorOptions>().Loyalty is null)
                return null;
            // The caller's second attempt is told apart, a third one is a new sign-up.
            var attempt = Fingerprint(scene.Call);
            if (members.TryGetValue(email, out var known) && (known.Attempt != attempt || known.Count > 1))
                return Refuse(scene, "You are already a member.");
            var answer = await scene.Correct(scene.Call);
            if (answer.Meaning is Continue)
                members.AddOrUpdate(email, new Visits(attempt, 1), (_, visits) => visits with { Count = visits.Count + 1 });
            return answer;
        };
    }

    private static Before OneLockForAllSteps()
    {
        var gate = new Lock();
        var held = Task.CompletedTask;
        return async scene =>
        {
            if (scene.Step is Step.PostFederationSignup)
            {
                await held;
                return null;
            }

            var answering = scene.Correct(scene.Call);
            lock (gate)
                held = Task.WhenAll(held, Release(scene, answering));
            return await answering;
        };

        static async Task Release(Scene scene, Task<HttpAnswer> answering)
        {
            await ((Task)answering).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (answering is { IsCompletedSuccessfully: true, Result.Meaning.Trouble: not null })
                await Task.Delay(scene.Patience * 0.4, scene.Time);
        }
    }

    private sealed record Visits(string Attempt, int Count);
}

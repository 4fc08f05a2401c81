using System.Collections.Immutable;
using Harness.Claims;
using Harness.Dialects;
using Harness.Dialects.Variations;
using Harness.Exchanges;
using Harness.Exchanges.Handshakes;
using Harness.Rules;
using Harness.Running.Downstream;

namespace Harness.Running.Probes;

/// <summary>What a probe asks with: the stage, the step of its scenario, and the ways to send its calls.</summary>
internal sealed class Asking(Stage stage, Sending sending, CancellationToken cancellationToken)
{
    /// <summary>Whoever answers by chance differs between two calls sooner or later; that so many people differ alike is no chance.</summary>
    public const int Confirming = 4;

    public Stage Stage => stage;

    /// <summary>The stand-ins; only for probes that say that they break them.</summary>
    public ServiceLane Lane => stage.Lane!;

    public FlowStep Step { get; } = stage.Step(stage.Scenario.Steps[0]);

    public Profile Profile => stage.Profile(Step);

    public Clock Clock => sending.Clock;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>What the scenario's call carries.</summary>
    public ClaimSet Claims => stage.Claims(Step);

    public ClaimSet ClaimsOf(Persona persona) => stage.Claims(Step, persona);

    public Task<Observation> Send(string label, ClaimSet claims, Change? change = null) => Send(label, claims, sending, change);

    public Task<Observation> Send(string label, ClaimSet claims, Sending otherwise, Change? change = null) =>
        stage.Observe(label, Step, change?.Claims(claims) ?? claims, otherwise, cancellationToken, change is null ? [] : [change]);

    /// <summary>Makes a TLS handshake with the endpoint.</summary>
    public Task<Handshake> Shake(HandshakeOffer offer) => stage.Shake(Profile.Endpoint, offer, Clock.Patience, cancellationToken);

    /// <summary>A call that only prepares or disturbs another one.</summary>
    public async Task<Observation> SendAside(string label, ClaimSet claims, Change? change = null) =>
        await Send(label, claims, change).ConfigureAwait(false) with { IsAside = true };

    /// <summary>Compares calls that carry what the scenario's call does.</summary>
    public Task<ImmutableArray<Observation>> Compare(Func<Observation, Observation, bool> agrees, params Comparison[] comparisons) =>
        Compare(agrees, number => ClaimsOf(stage.OtherPerson(number)), comparisons);

    /// <summary>
    /// Sends each plain call and its changed ones. At the first difference it is found out whether it comes from the change or from the
    /// calls before: the plain call is sent again, then both for people whom the endpoint has not met, the changed one first.
    /// </summary>
    public async Task<ImmutableArray<Observation>> Compare(
        Func<Observation, Observation, bool> agrees, Func<int, ClaimSet> claims, params Comparison[] comparisons)
    {
        var seen = ImmutableArray.CreateBuilder<Observation>();
        foreach (var comparison in comparisons)
        {
            var plain = await Ask(comparison.Plain.Text, comparison.Plain, 0).ConfigureAwait(false);
            if (plain.WentWrong) continue;

            // Whoever answers the second attempt only is slow, and would be for every further call.
            if (plain.Exchange.Attempts.Length > 1) break;
            foreach (var change in comparison.Changes)
            {
                var changed = await Ask(change.Text, change, 0).ConfigureAwait(false);
                if (agrees(plain, changed)) continue;
                var again = await Confirm(Comparisons.AskedAgain(comparison.Plain.Text), comparison.Plain, 0).ConfigureAwait(false);
                if (!Comparisons.SameDecision(plain, again)) return seen.ToImmutable();
                for (var number = 1; number <= Confirming; number++)
                {
                    var otherChanged = await Confirm(Further(change.Text, number), change, number).ConfigureAwait(false);
                    var otherPlain = await Confirm(Further(comparison.Plain.Text, number), comparison.Plain, number).ConfigureAwait(false);
                    if (agrees(otherPlain, otherChanged)) break;
                }

                return seen.ToImmutable();
            }
        }

        return seen.ToImmutable();

        static string Further(string label, int number) => number == 1 ? Comparisons.ByAnother(label) : Comparisons.ByFurther(label, number);

        async Task<Observation> Ask(string label, Change change, int person)
        {
            seen.Add(await Send(label, claims(person), change).ConfigureAwait(false));
            return seen[^1];
        }

        async Task<Observation> Confirm(string label, Change change, int person)
        {
            seen.Add(await SendAside(label, claims(person), change).ConfigureAwait(false));
            return seen[^1];
        }
    }
}

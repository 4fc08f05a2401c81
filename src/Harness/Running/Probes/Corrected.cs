using Harness.Dialects;
using Harness.Rules;
using Harness.Rules.UserFlow;
using System.Collections.Immutable;

namespace Harness.Running.Probes;

/// <summary>After a validation error the person corrects the page and submits it again.</summary>
internal static class Corrected
{
    public static Probe Row { get; } = new("corrected", "The same person is refused, and then sends what is accepted.", asking => Play(asking, 1))
    {
        Roles = ["refuses", "continues"],
        Obstacle = asking => asking.Stage.IsSamePerson("refuses", "continues") ? null : "the scenarios that the endpoint refuses and continues are about different people",
    };

    /// <summary>So many refusals, then what is accepted; where it is not, the same for a person whom nobody refused, and once more for others.</summary>
    public static async Task<ImmutableArray<Observation>> Play(Asking asking, int refusals)
    {
        var seen = ImmutableArray.CreateBuilder<Observation>();
        var corrected = await Ask(Resubmissions.Refused, Resubmissions.Corrected, 0).ConfigureAwait(false);
        seen.Add(corrected);
        if (corrected.Reply.Kind == ReplyKind.Continue) return seen.ToImmutable();
        seen.Add(await asking.Send(Resubmissions.NeverRefused, asking.Stage.RoleClaims("continues", asking.Step, 1)).ConfigureAwait(false));
        if (seen[^1].Reply.Kind != ReplyKind.Continue) return seen.ToImmutable();
        for (var number = 2; number <= Asking.Confirming; number++)
        {
            var further = await Ask(Resubmissions.RefusedFurther, Resubmissions.CorrectedFurther, number).ConfigureAwait(false);
            seen.Add(further with { IsAside = true });
            if (further.Reply.Kind == ReplyKind.Continue) break;
        }

        return seen.ToImmutable();

        async Task<Observation> Ask(string refusedLabel, string correctedLabel, int person)
        {
            var refused = asking.Stage.RoleClaims("refuses", asking.Step, person);
            for (var i = 0; i < refusals; i++)
            {
                var refusal = await asking.Send(refusedLabel, refused).ConfigureAwait(false);
                seen.Add(refusal with { IsAside = i > 0 || person != 0 });
                if (refusal.Exchange.Attempts.Length > 1) break;
            }

            return await asking.Send(correctedLabel, asking.Stage.RoleClaims("continues", asking.Step, person)).ConfigureAwait(false);
        }
    }
}

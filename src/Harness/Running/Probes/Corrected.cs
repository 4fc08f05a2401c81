using Harness.Rules;
using Harness.Rules.UserFlow;
using System.Collections.Immutable;

namespace Harness.Running.Probes;

/// <summary>After a validation error the person corrects the page and submits it again.</summary>
internal static class Corrected
{
    public static Probe Row { get; } = new("corrected", "The same person is refused, and then sends what is accepted.", asking => Play(asking, 1)) { Roles = ["refuses", "continues"] };

    /// <summary>So many refusals, then what is accepted; where it is not, the same for a person whom nobody refused.</summary>
    public static async Task<ImmutableArray<Observation>> Play(Asking asking, int refusals)
    {
        var seen = ImmutableArray.CreateBuilder<Observation>();
        var refused = asking.Stage.RoleClaims("refuses", asking.Step);
        for (var i = 0; i < refusals; i++)
        {
            var refusal = await asking.Send(Resubmissions.Refused, refused).ConfigureAwait(false);
            seen.Add(refusal with { IsAside = i > 0 });
            if (refusal.Exchange.Attempts.Length > 1) break;
        }

        var corrected = await asking.Send(Resubmissions.Corrected, asking.Stage.RoleClaims("continues", asking.Step)).ConfigureAwait(false);
        seen.Add(corrected);
        if (corrected.Reply.Kind != Dialects.ReplyKind.Continue)
            seen.Add(await asking.Send(Resubmissions.NeverRefused, asking.Stage.RoleClaims("continues", asking.Step, asking.Stage.OtherPerson(1))).ConfigureAwait(false));
        return seen.ToImmutable();
    }
}

using Harness.Rules;
using Harness.Rules.UserFlow;
using System.Collections.Immutable;

namespace Harness.Running.Probes;

/// <summary>B2C may send one body more than once, and people press the button twice.</summary>
internal static class SameBody
{
    private const int Fewest = 8;
    private const int Most = 14;

    public static Probe Row { get; } = new("same-body", "The same body again and again.", Play);

    private static async Task<ImmutableArray<Observation>> Play(Asking asking)
    {
        var claims = asking.Claims;
        var seen = ImmutableArray.CreateBuilder<Observation>();
        while (seen.Count < Fewest || (seen.Count < Most && seen.Any(one => !Comparisons.SameDecision(seen[0], one))))
        {
            seen.Add(await asking.Send($"call {seen.Count + 1}", claims).ConfigureAwait(false));
            if (seen[^1].Exchange.Attempts.Length > 1) break;
        }

        return seen.ToImmutable();
    }
}

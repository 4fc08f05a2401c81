using System.Collections.Immutable;
using System.Globalization;
using Harness.Dialects.Variations;
using Harness.Rules;
using Harness.Rules.UserFlow;

namespace Harness.Running.Probes;

/// <summary>Somebody without credentials calls again and again while people sign up. Small enough for any endpoint that people may sign up at.</summary>
internal static class Flood
{
    private const int Calls = 40;
    private const int AtOnce = 8;
    private const int During = 12;

    public static Probe Row { get; } = new(Floods.Probe, "Forty calls without credentials, eight at a time, while the caller's own calls go on.", Play)
    {
        IsAlone = true,
        Turn = 1,
        Obstacle = asking => CredentialProbe.Obstacle(asking),
    };

    private static async Task<ImmutableArray<Observation>> Play(Asking asking)
    {
        var seen = ImmutableArray.CreateBuilder<Observation>();
        seen.Add(await asking.Send(Floods.Before, asking.Claims).ConfigureAwait(false));
        foreach (var flood in Floods.During)
        {
            if (!Disturbance.IsUnharmed(seen[0])) break;
            var flooding = Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Pour(asking)));
            var harmed = false;
            for (var i = 1; i <= During; i++)
            {
                var during = await asking.SendAside(string.Create(CultureInfo.InvariantCulture, $"{flood}{i}"), asking.Claims).ConfigureAwait(false);
                seen.Add(during);
                if (harmed |= !Disturbance.IsUnharmed(during)) break;
            }

            foreach (var poured in await flooding.ConfigureAwait(false)) seen.AddRange(poured);
            if (!harmed) break;
        }

        return seen.ToImmutable();
    }

    private static async Task<ImmutableArray<Observation>> Pour(Asking asking)
    {
        var change = CredentialForms.Strangers[0].Changes(new(asking.Profile, asking.Step, asking.Claims)).First();
        var poured = ImmutableArray.CreateBuilder<Observation>();
        for (var i = 0; i < Calls / AtOnce; i++) poured.Add(await asking.SendAside("without credentials", asking.Claims, change).ConfigureAwait(false));
        return poured.ToImmutable();
    }
}

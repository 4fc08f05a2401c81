using System.Collections.Immutable;
using Harness.Dialects.ProtectedApis;
using Harness.Rules;
using Harness.Rules.ProtectedApis;

namespace Harness.Running.Probes;

/// <summary>B2C changes its keys without notice: a gateway looks for a new one when a token names it.</summary>
internal static class KeyRollOver
{
    private const int MostPolls = 60;

    private static readonly TimeSpan LeastWait = TimeSpan.FromMilliseconds(100);

    public static Probe Row { get; } = new(LimitLabels.RollOver, "The issuer signs with a new key: how soon the gateway lets its tokens in.", Play)
    {
        IsAlone = true,
        Turn = 2,
        Says = GatewayNeeds.SoonKnownKeys,
        Obstacle = asking => asking.Profile switch
        {
            { Issuer: null } => $"needs {ProtectedApiDialect.IssuerInPack}",
            { Protected.KeysWithin: null } => "needs 'keysWithin' in the pack: how soon the gateway knows a new key",
            { Issuer: { KeepsKeys: true, Keys.KeepsAnother: false } } => "the keys of the file are used up ('keys' in the pack, --issuer-keys): a gateway that knows them from there cannot know another",
            _ => null,
        },
    };

    private static async Task<ImmutableArray<Observation>> Play(Asking asking)
    {
        var (issuer, within) = (asking.Profile.Issuer!, asking.Profile.Protected!.KeysWithin!.Value);
        var before = await asking.Send(LimitLabels.OldKey, asking.Claims).ConfigureAwait(false);
        if (before.WentWrong) return [before];
        issuer.Keys.RollOver();
        var seen = ImmutableArray.Create(before);
        var wait = within / MostPolls is var share && share > LeastWait ? share : LeastWait;
        for (var started = issuer.Time.GetTimestamp(); ;)
        {
            var isLast = issuer.Time.GetElapsedTime(started) >= within;
            var after = await asking.Send(LimitLabels.NewKey, asking.Claims).ConfigureAwait(false);
            if (isLast || !after.WentWrong) return seen.Add(after);
            if (seen.Length == 1) seen = seen.Add(after with { Label = LimitLabels.NewKeyAtOnce, IsAside = true });
            await Task.Delay(wait, issuer.Time, asking.CancellationToken).ConfigureAwait(false);
        }
    }
}

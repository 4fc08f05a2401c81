using System.Collections.Immutable;
using Harness.Dialects.Variations;
using Harness.Exchanges;
using Harness.Rules;
using Harness.Rules.UserFlow;

namespace Harness.Running.Probes;

/// <summary>The caller comes with the credentials of today and with those of yesterday.</summary>
internal static class OldCredentials
{
    public static Probe Row { get; } = new(Rotations.Probe, "The new credentials and the old ones, where a change of them is under way or done.", Play)
    {
        Obstacle = asking => (asking.Profile.OldCredentials, asking.Profile.Credentials) switch
        {
            (null or Credentials.None, _) => $"needs {Need.OldCredentials.Text}",
            (Credentials.Basic, Credentials.Basic) => null,
            _ => "one of the two is a client certificate",
        },
    };

    private static async Task<ImmutableArray<Observation>> Play(Asking asking)
    {
        var now = await asking.Send(Rotations.New, asking.Claims).ConfigureAwait(false);
        if (now.Answer is null) return [now];
        var change = CredentialForms.With(Rotations.Probe, "old", "the credentials are the old ones", (Credentials.Basic)asking.Profile.OldCredentials!);
        return [now, await asking.Send(Rotations.Old, asking.Claims, change).ConfigureAwait(false)];
    }
}

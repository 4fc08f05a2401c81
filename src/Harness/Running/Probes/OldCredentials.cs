using System.Collections.Immutable;
using Harness.Dialects;
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
            (Credentials.Certificate, _) or (_, Credentials.Certificate) when asking.Profile.Endpoint.Scheme == Uri.UriSchemeHttp => $"needs {Need.Https.Text}: over plain HTTP no certificate is shown",
            _ => null,
        },
    };

    private static async Task<ImmutableArray<Observation>> Play(Asking asking)
    {
        var now = await asking.Send(Rotations.New, asking.Claims).ConfigureAwait(false);

        // A certificate that is not known yet may be refused in the handshake; the old one tells whether that was the reason.
        if (now.Answer is null && asking.Profile.Credentials is not Credentials.Certificate) return [now];
        var change = new Change(Rotations.Probe, "old", "the credentials are the old ones") { Call = call => Older(asking.Profile, call), IsOdd = true, MayGoUnanswered = true };
        return [now, await asking.Send(Rotations.Old, asking.Claims, change).ConfigureAwait(false)];
    }

    // A caller has either Basic credentials or a certificate, and shows the one without the other.
    private static Call Older(Profile profile, Call call)
    {
        if (profile.Credentials is Credentials.Basic) call = call with { Headers = call.Headers.RemoveAt(0) };
        return profile.OldCredentials switch
        {
            Credentials.Basic basic => call with { Headers = call.Headers.Insert(0, new("Authorization", basic.HeaderValue)), Shows = Showing.Nothing },
            Credentials.Certificate old => call with { Shows = new(old.Shown) },
            _ => call,
        };
    }
}

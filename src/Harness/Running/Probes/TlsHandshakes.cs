using Harness.Exchanges.Handshakes;
using Harness.Rules;
using Harness.Rules.UserFlow;

namespace Harness.Running.Probes;

/// <summary>What the endpoint makes of versions and suites of TLS, and which certificates are shown. One call is made first, as ever.</summary>
internal static class TlsHandshakes
{
    public static Probe Row { get; } = new(Handshakes.Probe, "TLS 1.2, the suites that B2C lists, TLS 1.1 and 1.0, and the certificates of both sides.", Play)
    {
        Obstacle = asking => asking.Profile.Endpoint.Scheme == Uri.UriSchemeHttps ? null : $"needs {Need.Https.Text}",
    };

    private static async Task<Trial> Play(Asking asking, Trial trial)
    {
        var plain = await asking.Send(Comparisons.Plain, asking.Claims).ConfigureAwait(false);
        trial = trial with { Observations = [plain] };
        foreach (var offer in HandshakeOffer.All)
        {
            // Whoever refuses TLS 1.2 refuses it with any suite.
            if (offer == HandshakeOffer.Listed && trial.Handshakes[^1].End != HandshakeEnd.Agreed) continue;
            trial = trial with { Handshakes = trial.Handshakes.Add(await asking.Shake(offer).ConfigureAwait(false)) };
        }

        return trial;
    }
}

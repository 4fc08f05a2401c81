using System.Globalization;
using Harness.Dialects;
using Harness.Exchanges.Handshakes;
using Harness.Rules;

namespace Harness.Running;

/// <summary>Tells what was offered in TLS handshakes and what came of it, so that other tools can be asked the same.</summary>
internal static class HandshakeStory
{
    public static IEnumerable<StoryLine> Of(Trial? trial) => trial is null ? [] : trial.Handshakes.SelectMany(Of).Select(text => new StoryLine(trial.Step.Id, text));

    private static IEnumerable<string> Of(Handshake shaken)
    {
        if (shaken.Offer != HandshakeOffer.Certificates)
        {
            yield return $"Offered to {shaken.Host}: {shaken.Offer.Text}. {InWords(shaken.End)}: {shaken.Said}.";
            yield break;
        }

        yield return $"A whole handshake with {shaken.Host}: {shaken.Said}.";
        if (shaken.Server is { } server) yield return $"The endpoint shows {server.Subject}, {server.Dates}.";
        if (shaken.Client is { } client)
            yield return string.Create(CultureInfo.InvariantCulture, $"The caller shows {client.Subject}, {client.Dates}: {Math.Floor((client.Until - shaken.At).TotalDays)} days are left.");
    }

    private static string InWords(HandshakeEnd end) => end switch
    {
        HandshakeEnd.Agreed => "Agreed",
        HandshakeEnd.Refused => "Refused",
        HandshakeEnd.Silent => "No answer",
        _ => "Not connected",
    };
}

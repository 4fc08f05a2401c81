using System.Globalization;
using Harness.Exchanges.Handshakes;

namespace Harness.Rules.UserFlow;

/// <summary>What B2C needs of a TLS handshake: https-cipher-tls-requirements.md.</summary>
internal static class Handshakes
{
    /// <summary>The probe that makes them.</summary>
    public const string Probe = "handshakes";

    // The advice is to renew what expires within two months.
    private static readonly TimeSpan ShortLife = TimeSpan.FromDays(60);

    public static Outcome AcceptsTls12(Handshake shaken) => shaken.Offer == HandshakeOffer.Tls12 ? IsAccepted(shaken) : Unexercised.OtherHandshake;

    public static Outcome AcceptsListedSuite(Handshake shaken) => shaken.Offer == HandshakeOffer.Listed ? IsAccepted(shaken) : Unexercised.OtherHandshake;

    public static Outcome RefusesOlder(Handshake shaken) =>
        shaken.Offer != HandshakeOffer.Tls10 && shaken.Offer != HandshakeOffer.Tls11 ? Unexercised.OtherHandshake
        : shaken.End switch
        {
            HandshakeEnd.NotConnected or HandshakeEnd.Silent => Unexercised.NoAnswer,
            HandshakeEnd.Agreed => Outcome.Broken(shaken.Offer.Text, "a refusal", $"the endpoint chose {shaken.Said}"),
            _ => Outcome.Held,
        };

    public static Outcome ShowsGoodCertificate(Handshake shaken)
    {
        if (shaken.Offer != HandshakeOffer.Certificates) return Unexercised.OtherHandshake;
        if (shaken.Server is not { } server) return Unexercised.NoAnswer;
        if (server.TrustedBy == "--trust dev") return Outcome.NotExercised("--trust dev takes any certificate of this machine");
        if (!server.IsForHost) return Broken($"made out to {shaken.Host}", server.Subject);
        if (!server.IsInDateAt(shaken.At)) return Broken(string.Create(CultureInfo.InvariantCulture, $"in date on {shaken.At:yyyy-MM-dd}"), $"{server.Subject}, {server.Dates}");
        return server.IsOfAuthority ? Outcome.Held
            : server.TrustedBy is { } option ? Outcome.NotExercised($"name and dates are right; whether a public authority issued it was not checked, because of {option}")
            : Broken("issued by an authority that is trusted everywhere", $"{server.Subject} comes from no authority that is trusted here");

        static Outcome Broken(string expected, string actual) => Outcome.Broken("server certificate", $"one that is {expected}", actual);
    }

    public static Outcome ClientCertificateLastsLong(Handshake shaken)
    {
        if (shaken.Offer != HandshakeOffer.Certificates || shaken.Client is not { } client) return Unexercised.OtherHandshake;
        var left = client.Until - shaken.At;
        return left >= ShortLife
            ? Outcome.Held
            : Outcome.Broken("client certificate", "60 days of life or more", string.Create(CultureInfo.InvariantCulture, $"{client.Subject}, {client.Dates}: {(left < TimeSpan.Zero ? "it has ended" : $"{Math.Floor(left.TotalDays)} days are left")}"));
    }

    private static Outcome IsAccepted(Handshake shaken) => shaken.End switch
    {
        HandshakeEnd.Agreed => Outcome.Held,
        HandshakeEnd.NotConnected or HandshakeEnd.Silent => Unexercised.NoAnswer,
        _ => Outcome.Broken(shaken.Offer.Text, "an endpoint that accepts it", $"what came back is {shaken.Said}"),
    };
}

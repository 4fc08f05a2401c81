namespace Harness.Exchanges.Handshakes;

/// <summary>One TLS handshake with an endpoint, or the beginning of one.</summary>
/// <param name="Offer">What was offered.</param>
/// <param name="Host">The host that was asked for.</param>
/// <param name="At">When.</param>
/// <param name="End">What the endpoint made of it.</param>
/// <param name="Said">What came back, in words.</param>
internal sealed record Handshake(HandshakeOffer Offer, string Host, DateTimeOffset At, HandshakeEnd End, string Said)
{
    /// <summary>The certificate of the endpoint, where the offer is about certificates.</summary>
    public SeenCertificate? Server { get; init; }

    /// <summary>The client certificate of the run, where the offer is about certificates and the run has one.</summary>
    public SeenCertificate? Client { get; init; }
}

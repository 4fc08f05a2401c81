using System.Text.Json;
using Harness.Exchanges.Handshakes;

namespace Harness.Rules;

/// <summary>A TLS handshake of an example.</summary>
/// <param name="Offer">What was offered: <c>tls-1.2</c>, <c>listed-suites</c>, <c>tls-1.1</c>, <c>tls-1.0</c>, or <c>certificates</c> for a whole handshake.</param>
/// <param name="End">What became of it: <c>Agreed</c>, <c>Refused</c>, <c>Silent</c>, <c>NotConnected</c>.</param>
/// <param name="Said">What came back, in words.</param>
/// <param name="Server">The certificate of the endpoint, where one was seen.</param>
/// <param name="Client">The certificate of the caller, where it has one.</param>
public sealed record ExampleHandshake(string Offer, string End, string Said, ExampleCertificate? Server = null, ExampleCertificate? Client = null)
{
    /// <summary>When the handshakes of examples are made.</summary>
    internal static readonly DateTimeOffset At = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    internal IEnumerable<string> Lines => new[]
    {
        $"offered: {Offered.Text}; what came back: {Said}",
        Server is null ? null : $"the endpoint shows {Server.Played().Subject}, {Server.Played().Dates}",
        Client is null ? null : $"the caller shows {Client.Played().Subject}, {Client.Played().Dates}",
    }.OfType<string>();

    private HandshakeOffer Offered => HandshakeOffer.All.FirstOrDefault(offer => offer.Id == Offer) ?? throw new JsonException($"There is no offer '{Offer}'.");

    internal Handshake Played() => new(Offered, "api.example.com", At, Enum.Parse<HandshakeEnd>(End), Said) { Server = Server?.Played(), Client = Client?.Played() };
}

/// <summary>A certificate of an example.</summary>
/// <param name="Subject">Who it is made out to.</param>
/// <param name="FromDay">When it starts, in days from the handshake.</param>
/// <param name="UntilDay">When it ends, in days from the handshake.</param>
public sealed record ExampleCertificate(string Subject, int FromDay, int UntilDay)
{
    /// <summary>Whether it is made out to the host.</summary>
    public bool IsForHost { get; init; } = true;

    /// <summary>Whether its authority is trusted.</summary>
    public bool IsOfAuthority { get; init; } = true;

    internal SeenCertificate Played() => new(Subject, ExampleHandshake.At.AddDays(FromDay), ExampleHandshake.At.AddDays(UntilDay)) { IsForHost = IsForHost, IsOfAuthority = IsOfAuthority };
}

namespace Harness.Exchanges;

/// <summary>Where the time of one attempt went, taken at the handler that sends it.</summary>
/// <param name="Start">When it began, counted from the start of the exchange.</param>
/// <param name="Connect">TCP connect; zero on a connection that was open already.</param>
/// <param name="Tls">TLS handshake; zero without TLS or on an open connection.</param>
/// <param name="FirstByte">From sending to the headers of the answer, connect and TLS included; zero where none came.</param>
/// <param name="Total">From sending to the last byte of the body, or to the end of the attempt.</param>
public readonly record struct Timing(TimeSpan Start, TimeSpan Connect, TimeSpan Tls, TimeSpan FirstByte, TimeSpan Total)
{
    /// <summary>From the headers to the last byte; zero where no headers came.</summary>
    public TimeSpan Body => FirstByte == TimeSpan.Zero ? TimeSpan.Zero : Total - FirstByte;
}

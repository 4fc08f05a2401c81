namespace Harness.Exchanges.Handshakes;

/// <summary>What an endpoint made of an offer.</summary>
internal enum HandshakeEnd
{
    /// <summary>It chose a version and a suite that were offered.</summary>
    Agreed,

    /// <summary>It said no with an alert, closed the connection, or spoke something else.</summary>
    Refused,

    /// <summary>It took the connection and said nothing.</summary>
    Silent,

    /// <summary>No connection was made.</summary>
    NotConnected,
}

namespace Harness.Exchanges;

/// <summary>Which certificate a connection over TLS failed for, where that is known.</summary>
internal enum TlsTrouble
{
    /// <summary>None, or nobody knows.</summary>
    None,

    /// <summary>The server's comes from an authority that is not trusted.</summary>
    NotTrusted,

    /// <summary>The server asked for one and got none.</summary>
    NoneShown,

    /// <summary>The server asked for one, got one, and may not accept it.</summary>
    NotAccepted,
}

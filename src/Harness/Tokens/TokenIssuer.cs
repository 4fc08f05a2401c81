namespace Harness.Tokens;

/// <summary>The harness in the place of B2C: it signs tokens with these keys, and publishes them at an address.</summary>
/// <param name="Address">Scheme, host and port.</param>
/// <param name="Keys">The keys.</param>
/// <param name="Time">Decides from when until when tokens are valid.</param>
internal sealed record TokenIssuer(Uri Address, KeyRing Keys, TimeProvider Time)
{
    /// <summary>Whether the keys are kept in a file, so that a gateway may know them beforehand; else they are new in each run.</summary>
    public bool KeepsKeys { get; init; }
}

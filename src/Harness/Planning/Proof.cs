using Harness.Exchanges;

namespace Harness.Planning;

/// <summary>Credentials, and where they are from.</summary>
/// <param name="Credentials">What the caller proves itself with.</param>
/// <param name="Variable">The environment variable that holds the secret; null where there is none.</param>
internal sealed record Proof(Credentials Credentials, string? Variable)
{
    /// <summary>No proof at all.</summary>
    public static Proof None { get; } = new(new Credentials.None(), null);
}

using System.Collections.Immutable;
using Harness.Tokens;

namespace Harness.Planning;

/// <summary>The issuer of a run's tokens, which is not started yet.</summary>
/// <param name="Port">The port of 127.0.0.1 at which gateways find it; 0 for any free one.</param>
/// <param name="Tenant">Whose tokens they are; its address is known once it is started.</param>
/// <param name="Keys">The private keys as PEM; none for a new one.</param>
internal sealed record IssuerSetup(int Port, Tenant Tenant, ImmutableArray<string> Keys)
{
    /// <summary>The keys, ready to sign.</summary>
    public KeyRing Ring() => new(Keys.IsEmpty ? [SigningKey.Create()] : [.. Keys.Select(SigningKey.Read)]);
}

using Harness.Tokens;

namespace Harness.Planning;

/// <summary>The issuer of a run's tokens, which is not started yet.</summary>
/// <param name="Port">The port of 127.0.0.1 at which gateways find it; 0 for any free one.</param>
/// <param name="Tenant">Whose tokens they are; its address is known once it is started.</param>
/// <param name="KeyFile">The PEM file with its private keys, made where there is none; null for new keys with each run.</param>
internal sealed record IssuerSetup(int Port, Tenant Tenant, string? KeyFile);

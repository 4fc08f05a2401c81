using System.Collections.Immutable;
using System.CommandLine;

namespace Harness.Cli;

/// <summary>What <c>serve --issuer</c> takes besides.</summary>
internal sealed class IssuerOptions
{
    /// <summary>The tenant of the documents.</summary>
    private const string DefaultTenant = "contoso.onmicrosoft.com";

    private const string DefaultPolicy = "B2C_1_signupsignin1";

    /// <summary>The API for which tokens are where nobody says which.</summary>
    private const string DefaultAudience = "11111111-2222-4333-8444-555555555555";

    public Option<bool> Issuer { get; } = new("--issuer") { Description = "Be the issuer of B2C's tokens: metadata, keys, and tokens for whom you like." };

    public Option<string> Tenant { get; } = new("--tenant") { Description = $"The tenant's default domain (default: {DefaultTenant}).", HelpName = "DOMAIN", DefaultValueFactory = _ => DefaultTenant };

    public Option<Guid?> TenantId { get; } = new("--tenant-id") { Description = "The tenant's id, as 'tenantId' of a pack has it (default: made of the domain, always the same).", HelpName = "GUID" };

    public Option<string> Policy { get; } = new("--policy") { Description = $"The policy that tokens name where nobody asks another (default: {DefaultPolicy}); B2C_1A_... is a custom policy.", HelpName = "NAME", DefaultValueFactory = _ => DefaultPolicy };

    public Option<string> Audience { get; } = new("--audience") { Description = $"For whom the tokens are: the application id of your API (default: {DefaultAudience}).", HelpName = "ID", DefaultValueFactory = _ => DefaultAudience };

    public Option<string?> Keys { get; } = new("--keys") { Description = "Keep the private keys in this file, made at the first start, so that what knows the public ones goes on working; the next start goes on where this one ends (default: new keys with each start).", HelpName = "FILE" };

    public Option<string?> PublicKeys { get; } = new("--public-keys") { Description = "Write the public keys to this file, at the start and with each change, for gateways that read them from one.", HelpName = "FILE" };

    public Option<string?> Claims { get; } = new("--claims") { Description = "A JSON object with claims that every token carries.", HelpName = "FILE" };

    public Option<string?> Persona { get; } = new("--persona") { Description = "Whose token an application gets that names no persona (default: its own).", HelpName = "ID" };

    public Option<string?> Client { get; } = new("--client-id") { Description = "The only application that gets tokens from the token endpoint (default: any).", HelpName = "ID" };

    public Option<string?> SecretVariable { get; } = new("--client-secret-env") { Description = "Name of the environment variable that holds its secret (default: any secret will do).", HelpName = "VARIABLE" };

    /// <summary>Names that make no address at which anybody finds the issuer are refused.</summary>
    public IssuerOptions()
    {
        foreach (var option in new[] { Tenant, Policy })
        {
            option.Validators.Add(result =>
            {
                if (result.Tokens is [{ Value: var name }] && (name.Length == 0 || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_')))
                    result.AddError($"{option.Name} takes a name of letters, digits, '.', '-' and '_', not '{name}'.");
            });
        }
    }

    /// <summary>Those that say nothing of a stand-in.</summary>
    public ImmutableArray<Option> All => [Issuer, Tenant, TenantId, Policy, Audience, Keys, PublicKeys, Claims, Persona, Client, SecretVariable];
}

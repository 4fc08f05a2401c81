using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Exchanges;
using Harness.Rules;

namespace Harness.NUnit;

/// <summary>The endpoint that tests play against, as far as code knows it; what is left null is taken from the settings, or has its default.</summary>
/// <param name="Endpoint">Its address, query string included.</param>
public sealed record ConnectorUnderTest(Uri Endpoint)
{
    /// <summary>The addresses of single steps, by the steps' ids, where they differ from <see cref="Endpoint"/>.</summary>
    public ImmutableDictionary<string, Uri> Steps { get; init; } = ImmutableDictionary<string, Uri>.Empty;

    /// <summary>What the caller proves itself with.</summary>
    public Credentials? Credentials { get; init; }

    /// <summary>The environment variable that holds the password, for the curl lines of failure messages.</summary>
    public string? PasswordVariable { get; init; }

    /// <summary>What the caller proved itself with before a change of credentials.</summary>
    public Credentials? OldCredentials { get; init; }

    /// <summary>How far that change is. Default: under way.</summary>
    public Rotation Rotation { get; init; }

    /// <summary>The contract of hand-written tests, such as <c>user-flow</c>, which is the default; packs name their own.</summary>
    public string Dialect { get; init; } = "user-flow";

    /// <summary>
    /// The technical profile that calls, where <see cref="Dialect"/> is <c>technical-profile</c>: a pack that holds one, as
    /// <c>b2c-harness import policy</c> makes it, relative to the test assembly.
    /// </summary>
    public string? TechnicalProfile { get; init; }

    /// <summary>The caller's patience. Default: that of the caller today; of Azure AD B2C that is 5 s and two attempts.</summary>
    public Clock? Clock { get; init; }

    /// <summary>Which server certificates are accepted. Default: those the machine trusts.</summary>
    public Trust? Trust { get; init; }

    /// <summary>The file with the flow as it is configured in the tenant, relative to the test assembly. Default: <c>b2c-harness.json</c> beside it, where there is one.</summary>
    public string? Settings { get; init; }

    /// <summary>The seed of people and payloads. Default: 1.</summary>
    public int? Seed { get; init; }

    /// <summary>Findings of this severity or worse fail a test. Default: warning.</summary>
    public Severity? FailOn { get; init; }
}

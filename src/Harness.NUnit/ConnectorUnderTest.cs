using Harness.Exchanges;
using Harness.Rules;
using Harness.Scenarios;

namespace Harness.NUnit;

/// <summary>The endpoint that the tests of a fixture play against.</summary>
/// <param name="Endpoint">Its address, query string included.</param>
public sealed record ConnectorUnderTest(Uri Endpoint)
{
    /// <summary>What the caller proves itself with. Default: nothing.</summary>
    public Credentials Credentials { get; init; } = new Credentials.None();

    /// <summary>The environment variable that holds the password, for the curl lines of failure messages. Default: <c>PASSWORD</c>.</summary>
    public string PasswordVariable { get; init; } = "PASSWORD";

    /// <summary>The caller's patience. Default: the clock of the packs' caller today; of Azure AD B2C that is 5 s and two attempts.</summary>
    public Clock? Clock { get; init; }

    /// <summary>Which server certificates are accepted. Default: those the machine trusts.</summary>
    public Trust Trust { get; init; } = Trust.System;

    /// <summary>The flow as it is configured in the tenant. Default: unknown, and rules that need it are not exercised.</summary>
    public Settings Settings { get; init; } = Settings.Default;

    /// <summary>The seed of people and payloads. Default: 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Findings of this severity or worse fail a test. Default: warning.</summary>
    public Severity FailOn { get; init; } = Severity.Warning;
}

using System.Globalization;
using System.Net;
using System.Text;

namespace Harness.ReferenceConnector;

/// <summary>What one instance of the gateway is told at its start.</summary>
public sealed record GatewayOptions
{
    /// <summary>Where the policy describes itself whose tokens are trusted, as in <c>https://contoso.b2clogin.com/contoso.onmicrosoft.com/b2c_1_signupsignin1/v2.0/.well-known/openid-configuration</c>.</summary>
    public required Uri Metadata { get; init; }

    /// <summary>The address of the API behind the gateway; the path of the call is appended.</summary>
    public required Uri Backend { get; init; }

    /// <summary>The <c>aud</c> of the tokens: the id of the API.</summary>
    /// <value>Default: <c>5c0a62a1-2d1c-4b8a-9f51-6f0c1a3d9e70</c>.</value>
    public string Audience { get; init; } = "5c0a62a1-2d1c-4b8a-9f51-6f0c1a3d9e70";

    /// <summary>The policy that must have issued the tokens, in <c>tfp</c> or <c>acr</c>; compared without regard to case.</summary>
    /// <value>Default: <c>B2C_1_signupsignin1</c>.</value>
    public string Policy { get; init; } = "B2C_1_signupsignin1";

    /// <summary>The scope that the tokens must grant.</summary>
    /// <value>Default: <c>read</c>.</value>
    public string Scope { get; init; } = "read";

    /// <summary>The claim that the tokens must carry, and its value.</summary>
    /// <value>Default: <c>extension_membership</c> is <c>gold</c>.</value>
    public KeyValuePair<string, string> Claim { get; init; } = new("extension_membership", "gold");

    /// <summary>How far the clocks of gateway and issuer may be apart.</summary>
    /// <value>Default: none.</value>
    public TimeSpan Skew { get; init; }

    /// <summary>How long must lie between two looks at the issuer's keys. A token that names an unknown key gives reason for one.</summary>
    /// <value>Default: half a second, for those who try it. API Management takes five minutes.</value>
    public TimeSpan KeyInterval { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The key that subscribers send in <c>Ocp-Apim-Subscription-Key</c>.</summary>
    /// <value>Default: <c>local-only-subscription</c>.</value>
    public string SubscriptionKey { get; init; } = "local-only-subscription";

    /// <summary>What the gateway shows the API behind it, so that the API can tell it from other callers.</summary>
    /// <value>Default: <c>local-only-secret</c>.</value>
    public string BackendSecret { get; init; } = "local-only-secret";

    /// <summary>The address that may not call.</summary>
    /// <value>Default: <c>127.0.0.2</c>.</value>
    public IPAddress RefusedAddress { get; init; } = IPAddress.Parse("127.0.0.2");

    /// <summary>The ids of the defects to switch on, from <see cref="ReferenceConnector.Defects.Gateways"/>.</summary>
    /// <value>Default: none, a gateway that keeps out what must not come in.</value>
    public IReadOnlyCollection<string> Defects { get; init; } = [];

    /// <summary>The clock by which tokens expire and limits are counted.</summary>
    /// <value>Default: the system's.</value>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    // The generated text of a record names every property, and options are the first thing that somebody logs.
    private bool PrintMembers(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"Metadata = {Metadata}, Backend = {Backend}, Audience = {Audience}, Policy = {Policy}, Scope = {Scope}, ")
            .Append("Defects = ").AppendJoin(',', Defects);
        return true;
    }
}

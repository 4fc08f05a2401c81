using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Exchanges;

namespace Harness.Scenarios;

/// <summary>The settings file <c>b2c-harness.json</c>: endpoints by environment, and the flow as it is configured in the tenant.</summary>
public sealed record Settings
{
    internal const string AllOthers = "*";

    /// <summary>What holds where there is no settings file.</summary>
    public static Settings Default { get; } = new();

    /// <summary>Environment name to endpoint: one address for every step, or one per step id (<c>*</c> for the others).</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, Uri>> Endpoints { get; init; } =
        ImmutableDictionary<string, ImmutableDictionary<string, Uri>>.Empty;

    /// <summary>The Basic user name, or null.</summary>
    public string? User { get; init; }

    /// <summary>The name of the environment variable that holds the Basic password, or null.</summary>
    public string? PasswordVariable { get; init; }

    /// <summary>The names of the environment variables that hold the bearer token or the API key, by the id of the technical profile; <c>*</c> for the others.</summary>
    public ImmutableDictionary<string, string> TokenVariables { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The name of the variable that holds the token or key of a technical profile, or null.</summary>
    internal string? TokenVariableOf(string technicalProfile) => TokenVariables.GetValueOrDefault(technicalProfile) ?? TokenVariables.GetValueOrDefault(AllOthers);

    /// <summary>The clock as written, for example <c>user-flow@2025</c>, or null for the dialect's current one.</summary>
    public string? Clock { get; init; }

    /// <summary>Client id of the b2c-extensions-app, 32 hex digits.</summary>
    public string AppId { get; init; } = Dialects.Profile.DefaultAppId;

    /// <summary>The application the person signs in to.</summary>
    public string ClientId { get; init; } = Dialects.Profile.DefaultClientId;

    /// <summary>The tenant's default domain.</summary>
    public string TenantDomain { get; init; } = "contoso.onmicrosoft.com";

    /// <summary>The form of the body the tenant sends.</summary>
    public BodyForm BodyForm { get; init; } = BodyForm.Body2022;

    /// <summary>The languages in which the endpoint has messages; empty where the file does not list them.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>The flow's attributes, or null where the file does not list them.</summary>
    public ImmutableArray<FlowAttribute>? Attributes { get; init; }

    /// <summary>What the caller is configured with at one endpoint.</summary>
    /// <param name="endpoint">The endpoint's address.</param>
    /// <param name="credentials">What the caller proves itself with.</param>
    public Profile Profile(Uri endpoint, Credentials credentials) => new()
    {
        Endpoint = endpoint,
        Credentials = credentials,
        AppId = AppId,
        ClientId = ClientId,
        TenantDomain = TenantDomain,
        BodyForm = BodyForm,
        Languages = Languages,
        Attributes = Attributes,
    };
}

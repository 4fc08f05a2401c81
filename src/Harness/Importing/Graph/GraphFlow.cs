using System.Collections.Immutable;
using Harness.Dialects;

namespace Harness.Importing.Graph;

/// <summary>A user flow with the connectors of its steps and its attributes, as far as the files tell.</summary>
/// <param name="Name">Its id, for example <c>B2C_1_signup</c>.</param>
/// <param name="Dialect">The contract that it speaks: that of Azure AD B2C, or of the self-service sign-up of workforce tenants.</param>
/// <param name="Connectors">The connector of each step that has one.</param>
/// <param name="Attributes">The attributes that it collects; null where the files do not list them.</param>
/// <param name="AppId">The client id of the extensions app, as the names of custom attributes have it; null where there is none.</param>
internal sealed record GraphFlow(
    string Name, Dialect Dialect, ImmutableArray<(FlowStep Step, GraphConnector Connector)> Connectors, ImmutableArray<FlowAttribute>? Attributes, string? AppId)
{
    /// <summary>Its name in letters, digits and hyphens, for files and packs; no two flows of an import have the same.</summary>
    public string Plain { get; init; } = GraphPackText.Plain(Name);
}

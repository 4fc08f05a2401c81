using System.Collections.Immutable;

namespace Harness.Cli.Init;

/// <summary>What <c>init</c> needs to know.</summary>
/// <param name="Endpoints">The address for each step; <c>*</c> where one serves all that are not listed.</param>
/// <param name="Step">The step that the first pack plays, or null where the endpoint serves all.</param>
/// <param name="User">The user name of the Basic credentials, or null for none.</param>
/// <param name="PasswordVariable">The variable that holds the password.</param>
/// <param name="Pipeline">The pipeline to write, or null for none.</param>
internal sealed record InitAnswers(ImmutableArray<KeyValuePair<string, Uri>> Endpoints, string? Step, string? User, string PasswordVariable, PipelineKind? Pipeline)
{
    public const string DefaultPasswordVariable = "CONNECTOR_PASSWORD";
}

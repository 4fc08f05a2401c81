using System.Collections.Immutable;

namespace Harness.Cli.Init;

/// <summary>What <c>init</c> needs to know.</summary>
/// <param name="Endpoints">The address for each step; <c>*</c> where one serves all that are not listed.</param>
/// <param name="Steps">The steps that are served; none for all of them.</param>
/// <param name="User">The user name of the Basic credentials, or null for none.</param>
/// <param name="PasswordVariable">The variable that holds the password.</param>
/// <param name="Pipeline">The pipeline to write, or null for none.</param>
internal sealed record InitAnswers(ImmutableArray<KeyValuePair<string, Uri>> Endpoints, ImmutableArray<string> Steps, string? User, string PasswordVariable, PipelineKind? Pipeline)
{
    public const string DefaultPasswordVariable = "CONNECTOR_PASSWORD";

    private const string FirstChoice = "PostAttributeCollection";

    /// <summary>The step that the first pack plays.</summary>
    public string PackStep => Steps.IsEmpty || Steps.Contains(FirstChoice) ? FirstChoice : Steps[0];

    /// <summary>Whether a text can be the name of a variable.</summary>
    public static bool IsVariable(string text) => text.Length > 0 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') && !char.IsAsciiDigit(text[0]);
}

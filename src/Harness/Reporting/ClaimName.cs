using System.Text.RegularExpressions;

namespace Harness.Reporting;

/// <summary>Names of claims for people.</summary>
internal static partial class ClaimName
{
    /// <summary>The name without the id of the extensions app, which is the same for all of a tenant's custom attributes.</summary>
    public static string Short(string name) => AppId().Replace(name, "extension_");

    [GeneratedRegex("^extension_[0-9a-fA-F]{32}_")]
    private static partial Regex AppId();
}

using System.Globalization;

namespace Harness.Dialects.CustomPolicies;

/// <summary>A place in a policy file.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Line">1 for the first line.</param>
/// <param name="Column">1 for the first character.</param>
internal sealed record PolicyPlace(string File, int Line, int Column)
{
    /// <summary>As compilers write it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}");
}

namespace Harness.Scenarios;

/// <summary>A place in a file.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Line">1 for the first line.</param>
/// <param name="Column">1 for the first character.</param>
public sealed record Position(string File, int Line, int Column)
{
    /// <summary>As compilers write it.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}";
}

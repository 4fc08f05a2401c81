namespace Harness.Importing;

/// <summary>What became of a file of the output folder.</summary>
internal enum FileChange
{
    /// <summary>It was not there.</summary>
    New,

    /// <summary>It held something else.</summary>
    Changed,

    /// <summary>It held the same, and was left alone.</summary>
    Same,

    /// <summary>It holds something else that people are meant to write, and was left alone.</summary>
    Kept,

    /// <summary>An earlier import made it, and this one did not; it was left there.</summary>
    Left,
}

/// <summary>A file of the output folder.</summary>
/// <param name="Path">The file.</param>
/// <param name="Change">What became of it.</param>
internal sealed record ImportedFile(string Path, FileChange Change);

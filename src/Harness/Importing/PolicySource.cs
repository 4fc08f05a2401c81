namespace Harness.Importing;

/// <summary>A file that may hold a policy.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Shown">Its name for somebody at the keyboard: as given, or below the folder as given.</param>
/// <param name="Name">Its name in what is written: relative to what was given, so that it is the same on every machine.</param>
internal sealed record PolicySource(string Path, string Shown, string Name)
{
    /// <summary>The folders on its way, for finding what is near to it.</summary>
    public string[] Folders { get; } = (System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path)) ?? "").Split(System.IO.Path.DirectorySeparatorChar);

    /// <summary>How many folders from the root another file has in common.</summary>
    public int Shared(PolicySource other) => Folders.Zip(other.Folders).TakeWhile(pair => pair.First == pair.Second).Count();

    /// <summary>How many folders up and down another file is.</summary>
    public int Distance(PolicySource other) => Folders.Length + other.Folders.Length - (2 * Shared(other));
}

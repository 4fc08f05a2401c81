namespace Harness.EndToEnd.Tests.Command;

/// <summary>A folder of its own for a test, removed afterwards.</summary>
internal sealed class EmptyFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("harness-").FullName;

    public static implicit operator string(EmptyFolder folder) => folder.Path;

    public string Write(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public string Read(string name) => File.ReadAllText(At(name));

    public bool Has(string name) => File.Exists(At(name));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

namespace Harness.Reporting;

/// <summary>A report that is a folder of files for another program.</summary>
/// <param name="Id"><inheritdoc/></param>
/// <param name="FileName"><inheritdoc/></param>
/// <param name="About"><inheritdoc/></param>
/// <param name="IsOwn">Whether a file of this name is one of the report's, so that an older one is removed.</param>
/// <param name="Fill">Writes a saved run.</param>
internal sealed record FolderFormat(string Id, string FileName, string About, Func<string, bool> IsOwn, Func<RunFile, ReportFolder, Task> Fill) : ReportFormat(Id, FileName, About)
{
    /// <inheritdoc/>
    public override string? Refuses(string path) =>
        path == StandardOutput ? $"The {Id} report is a folder of files, so it cannot go to standard output: name a folder, such as {FileName}."
        : File.Exists(path) ? $"The {Id} report is a folder of files, and {path} is a file: name a folder, such as {FileName}."
        : null;

    /// <inheritdoc/>
    public override async Task Write(RunFile run, string path, TextWriter output)
    {
        Directory.CreateDirectory(path);
        foreach (var file in Files(path)) File.Delete(file);
        await Fill(run, new(path)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Files(string path) =>
        Directory.Exists(path) ? Directory.EnumerateFiles(path).Where(file => IsOwn(Path.GetFileName(file))).ToArray() : [];
}

using System.Text;

namespace Harness.Reporting;

/// <summary>A report that is one text.</summary>
/// <param name="Id"><inheritdoc/></param>
/// <param name="FileName"><inheritdoc/></param>
/// <param name="About"><inheritdoc/></param>
/// <param name="Render">Writes a saved run.</param>
internal sealed record FileFormat(string Id, string FileName, string About, Func<RunFile, TextWriter, Task> Render) : ReportFormat(Id, FileName, About)
{
    /// <inheritdoc/>
    public override string? Refuses(string path) =>
        Directory.Exists(path) ? $"The {Id} report is one file, and {path} is a folder: name a file in it, such as {(FileName == StandardOutput ? $"{Id}.txt" : FileName)}." : null;

    /// <inheritdoc/>
    public override async Task Write(RunFile run, string path, TextWriter output)
    {
        if (path == StandardOutput)
        {
            await Render(run, output).ConfigureAwait(false);
            await output.FlushAsync().ConfigureAwait(false);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await using (writer.ConfigureAwait(false)) await Render(run, writer).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Files(string path) => path != StandardOutput && File.Exists(path) ? [path] : [];
}

using System.Text.Json;
using Harness.Running;

namespace Harness.Reporting;

/// <summary>Writes a run file as the run goes by: a header, a line for each case, a footer. A killed run can still be reported.</summary>
public sealed class RunWriter : IAsyncDisposable
{
    private readonly FileStream file;

    private RunWriter(FileStream file) => this.file = file;

    /// <summary>Begins a file with the header of a run; an older file of the name is replaced.</summary>
    public static async Task<RunWriter> Begin(string path, RunHeader header)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var writer = new RunWriter(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 64 * 1024, useAsync: true));
        await writer.Line(new(Header: header)).ConfigureAwait(false);
        return writer;
    }

    /// <summary>Adds a case.</summary>
    public Task Add(CaseResult result) => Line(new(Case: result));

    /// <summary>Ends the file.</summary>
    public Task End(RunFooter footer) => Line(new(Footer: footer));

    /// <summary>Flushes and closes the file.</summary>
    public ValueTask DisposeAsync() => file.DisposeAsync();

    private async Task Line(RunLine line)
    {
        await JsonSerializer.SerializeAsync(file, line, RunJson.Lines.RunLine).ConfigureAwait(false);
        file.WriteByte((byte)'\n');
        await file.FlushAsync().ConfigureAwait(false);
    }
}

using System.Text;

namespace Harness.Reporting;

/// <summary>The folder into which a report of several files goes.</summary>
/// <param name="path">Its path.</param>
internal sealed class ReportFolder(string path)
{
    private static readonly UTF8Encoding Plain = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes one file.</summary>
    /// <param name="name">Its name, without folder.</param>
    /// <param name="text">What it holds.</param>
    public Task Write(string name, string text) => File.WriteAllTextAsync(Path.Combine(path, name), text, Plain);
}

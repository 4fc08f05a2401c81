using Harness.Importing;
using Harness.Reporting;

namespace Harness.Cli;

/// <summary>Tells what became of an imported file.</summary>
internal static class ImportedFileText
{
    public static TextLine Line(ImportedFile file) => file.Change switch
    {
        FileChange.New => new(Tone.Good, $"new      {file.Path}"),
        FileChange.Changed => new(Tone.Warn, $"changed  {file.Path}"),
        FileChange.Same => new(Tone.Quiet, $"same     {file.Path}"),
        FileChange.Kept => new(Tone.Warn, $"kept     {file.Path}: it holds what somebody wrote"),
        _ => new(Tone.Warn, $"gone     {file.Path}"),
    };
}

namespace Harness.EndToEnd.Tests.Reports;

/// <summary>The browser of this machine: what <c>CHROMIUM</c> names, or the first on the path.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe", "msedge.exe"];

    public static string? Path { get; } = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : Names
        .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => System.IO.Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    public static string? Missing =>
        Path is null ? "There is no Chromium here: put one on the PATH, or name it in CHROMIUM."
        : !File.Exists(Path) ? $"CHROMIUM names {Path}, and there is no such file."
        : null;
}

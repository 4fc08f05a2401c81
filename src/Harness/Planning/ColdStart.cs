using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Harness.Planning;

/// <summary>Ways to let the endpoint grow cold.</summary>
internal static partial class ColdStart
{
    private const double MostSeconds = 24 * 60 * 60;

    /// <summary>Runs a command of the user's through the shell; where it fails, nothing is known of a cold endpoint.</summary>
    public static async Task Restart(string command, CancellationToken cancellationToken)
    {
        // What it says belongs to people, and what it starts may live on: so it gets our standard error, and no pipe that ends with us.
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", ["/d", "/c", $"({command}) 1>&2"])
            : new ProcessStartInfo("/bin/sh", ["-c", $"exec 1>&2\n{command}"]);
        using var process = Process.Start(start) ?? throw new IOException("No shell could be started for the command of --before-cold.");
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        if (process.ExitCode != 0)
            throw new IOException($"The command of --before-cold ended with exit code {process.ExitCode.ToString(CultureInfo.InvariantCulture)}.");
    }

    public static bool TryParse(string text, out TimeSpan time)
    {
        var match = Form().Match(text);
        var number = match.Success ? double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0;
        var seconds = match.Groups[2].Value switch { "ms" => number / 1000, "min" => number * 60, _ => number };
        time = seconds is > 0 and <= MostSeconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;
        return time > TimeSpan.Zero;
    }

    [GeneratedRegex(@"^([0-9]{1,6}(?:\.[0-9]{1,6})?) ?(ms|s|min)\z")]
    private static partial Regex Form();
}

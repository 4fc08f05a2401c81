namespace Harness.Exchanges;

/// <summary>A file with a private key, which is nobody's but its owner's.</summary>
internal static class PrivateFile
{
    /// <summary>What people should know of who may read it, and how to mend it; null where nothing is wrong, or where files have no such modes.</summary>
    public static string? Note(string file) =>
        !OperatingSystem.IsWindows() && File.Exists(file) && File.GetUnixFileMode(file).HasFlag(UnixFileMode.OtherRead)
            ? $"{file} holds a private key, and everybody on this machine can read it: chmod 600 {file}"
            : null;
}

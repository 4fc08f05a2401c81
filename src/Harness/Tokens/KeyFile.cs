using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Harness.Tokens;

/// <summary>Private keys that an issuer keeps in a file between runs, so that gateways that know the public ones go on trusting its tokens.</summary>
internal static class KeyFile
{
    // One to sign with, and one that is known before it is needed.
    private const int KeysAtFirst = 2;

    // Above each key that is published; where nothing is said, the first one is.
    private const string PublishedLine = "# published";

    /// <summary>Reads the keys of a file, or makes the file with two new ones where there is none; only its owner may read it.</summary>
    /// <param name="file">The file: one RSA key in PEM after the other.</param>
    /// <returns>The keys, or what is wrong and how to mend it. How many of them are published, the first ones: the last of these signs.</returns>
    public static (ImmutableArray<SigningKey> Keys, int Published, string? Problem) Open(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        try
        {
            return File.Exists(file) ? Read(file) : (Make(file), 1, null);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return ([], 0, $"{file}: {problem.Message}");
        }
    }

    /// <summary>Writes what a ring has become, so that the next start goes on where it ended: keys that were retired leave the file.</summary>
    /// <returns>What is in the way, or null where they are written.</returns>
    public static string? Save(string file, KeyRing ring)
    {
        var (published, next) = ring.All;
        var beside = file + ".new";
        try
        {
            Write(beside, published, next, FileMode.Create);
            File.Move(beside, file, overwrite: true);
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return $"{file}: the keys cannot be kept. {problem.Message}";
        }
    }

    private static (ImmutableArray<SigningKey> Keys, int Published, string? Problem) Read(string file)
    {
        var text = File.ReadAllText(file);
        var keys = ImmutableArray.CreateBuilder<SigningKey>();
        var published = 0;
        for (var at = 0; PemEncoding.TryFind(text.AsSpan(at), out var fields);)
        {
            var (start, end) = (at + fields.Location.Start.Value, at + fields.Location.End.Value);
            try
            {
                keys.Add(SigningKey.Read(text[start..end]));
            }
            catch (Exception problem) when (problem is ArgumentException or CryptographicException)
            {
                foreach (var key in keys) key.Dispose();
                var line = text.AsSpan(0, start).Count('\n') + 1;
                return ([], 0, $"{file}:{line}:1: This is no private RSA key without a password. Let the harness make the file: name one that does not exist.");
            }

            if (published == keys.Count - 1 && text.AsSpan(at, start - at).Contains(PublishedLine, StringComparison.Ordinal)) published++;
            at = end;
        }

        return keys.Count > 0 ? (keys.ToImmutable(), Math.Max(1, published), null) : ([], 0, $"{file}:1:1: The file holds no key in PEM. Let the harness make the file: name one that does not exist.");
    }

    private static ImmutableArray<SigningKey> Make(string file)
    {
        ImmutableArray<SigningKey> keys = [.. Enumerable.Range(0, KeysAtFirst).Select(_ => SigningKey.Create())];
        Write(file, keys[..1], keys[1..], FileMode.CreateNew);
        return keys;
    }

    private static void Write(string file, ImmutableArray<SigningKey> published, ImmutableArray<SigningKey> next, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options) { NewLine = "\n" };
        foreach (var key in published) Write(key, PublishedLine);
        foreach (var key in next) Write(key, "# for later");

        void Write(SigningKey key, string state) => writer.Write($"# kid {key.Id}\n{state}\n{key.PrivatePem}\n");
    }
}

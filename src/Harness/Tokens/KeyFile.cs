using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Harness.Tokens;

/// <summary>Private keys that an issuer keeps in a file between runs, so that gateways that know the public ones go on trusting its tokens.</summary>
public static class KeyFile
{
    // One to sign with, and one that is known before it is needed.
    private const int KeysAtFirst = 2;

    /// <summary>Reads the keys of a file, or makes the file with two new ones where there is none; only its owner may read it.</summary>
    /// <param name="file">The file: one RSA key in PEM after the other.</param>
    /// <returns>The keys, or what is wrong and how to mend it.</returns>
    public static (ImmutableArray<SigningKey> Keys, string? Problem) Open(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        try
        {
            return File.Exists(file) ? Read(file) : (Make(file), null);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return ([], $"{file}: {problem.Message}");
        }
    }

    private static (ImmutableArray<SigningKey> Keys, string? Problem) Read(string file)
    {
        var text = File.ReadAllText(file);
        var keys = ImmutableArray.CreateBuilder<SigningKey>();
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
                return ([], $"{file}:{line}:1: This is no private RSA key without a password. Let the harness make the file: name one that does not exist.");
            }

            at = end;
        }

        return keys.Count > 0 ? (keys.ToImmutable(), null) : ([], $"{file}:1:1: The file holds no key in PEM. Let the harness make the file: name one that does not exist.");
    }

    private static ImmutableArray<SigningKey> Make(string file)
    {
        ImmutableArray<SigningKey> keys = [.. Enumerable.Range(0, KeysAtFirst).Select(_ => SigningKey.Create())];
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options);
        foreach (var key in keys) writer.Write(key.PrivatePem + "\n");
        return keys;
    }
}

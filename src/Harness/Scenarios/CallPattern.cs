using System.Diagnostics.CodeAnalysis;

namespace Harness.Scenarios;

/// <summary>Calls to a service, as packs name them: <c>POST /sign-ups</c>, <c>PUT /members/*</c>.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path without query; with <c>*</c> at its end every path that begins so.</param>
public sealed record CallPattern(string Method, string Path)
{
    /// <summary>Whether it means a call.</summary>
    public bool Means(string method, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return method == Method && (Path.EndsWith('*') ? path.StartsWith(Path[..^1], StringComparison.Ordinal) : path == Path);
    }

    internal static bool TryParse(string text, [NotNullWhen(true)] out CallPattern? pattern)
    {
        pattern = text.Split(' ') is [{ Length: > 0 } method, ['/', ..] path] && method.All(char.IsAsciiLetterUpper) ? new(method, path) : null;
        return pattern is not null;
    }
}

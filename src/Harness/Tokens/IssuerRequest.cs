using System.Collections.Immutable;

namespace Harness.Tokens;

/// <summary>What somebody asks of an issuer.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path, without the query.</param>
public sealed record IssuerRequest(string Method, string Path)
{
    /// <summary>The members of the form in the body; empty where it holds none.</summary>
    public ImmutableDictionary<string, string> Form { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The value of the Authorization line, or null.</summary>
    public string? Authorization { get; init; }
}

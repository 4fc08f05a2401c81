namespace Harness.Tokens;

/// <summary>A token that was issued.</summary>
/// <param name="Text">The token.</param>
/// <param name="Audience">For whom it is.</param>
/// <param name="From">From when it is good, in seconds since 1970.</param>
/// <param name="Until">Until when.</param>
public sealed record IssuedToken(string Text, string Audience, long From, long Until);

namespace Harness.Tokens;

/// <summary>One call that reached the issuer.</summary>
/// <param name="At">When it came.</param>
/// <param name="Method">The method as sent.</param>
/// <param name="Path">The path as sent, without the query.</param>
/// <param name="Document">What was asked for; null where the issuer serves nothing of that name.</param>
/// <param name="Status">The status of the answer.</param>
public sealed record IssuerCall(DateTimeOffset At, string Method, string Path, IssuerDocument? Document, int Status);

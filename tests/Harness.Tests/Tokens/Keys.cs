using Harness.Tokens;

namespace Harness.Tests.Tokens;

/// <summary>Keys for tests: to make one takes longer than most tests do.</summary>
internal static class Keys
{
    public static SigningKey One { get; } = SigningKey.Create();
}

namespace Harness.Rules.UserFlow;

/// <summary>What is in a password that endpoints misread.</summary>
internal static class PasswordSigns
{
    public static string? In(string password) =>
        password.Contains(':', StringComparison.Ordinal) ? "a colon" : password.Any(letter => letter > '\x7f') ? "letters beyond ASCII" : null;
}

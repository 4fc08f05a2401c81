using Harness.Dialects;
using Harness.Dialects.Variations;
using Harness.Exchanges;

namespace Harness.Running;

/// <summary>Writes texts that hold secrets as words of a POSIX shell, in which the secrets come from variables.</summary>
internal sealed class ShellSecrets
{
    // tr knows no letters but these.
    private const string OtherCase = "A-Za-z a-zA-Z";

    private readonly Redactor redactor;
    private readonly (string Text, string Word)[] known;

    public ShellSecrets(Redactor redactor, Profile profile)
    {
        this.redactor = redactor;
        var (now, old) = (profile.PasswordVariable ?? "PASSWORD", profile.OldPasswordVariable ?? "OLD_PASSWORD");
        (Now, Old) = ($"\"${now}\"", $"\"${old}\"");
        known = [.. Of(profile.Credentials, now).Concat(profile.OldCredentials is { } before ? Of(before, old) : []).OrderByDescending(secret => secret.Text.Length)];
    }

    /// <summary>The secret of the run.</summary>
    public string Now { get; }

    /// <summary>The secret of before a change.</summary>
    public string Old { get; }

    /// <summary>Whether a text holds one of them.</summary>
    public bool AreIn(string text) => known.Any(secret => text.Contains(secret.Text, StringComparison.Ordinal));

    /// <summary>A text as one word, or null where it holds something of a secret that no variable gives.</summary>
    public string? Word(string text)
    {
        foreach (var (secret, word) in known)
            if (text.LastIndexOf(secret, StringComparison.Ordinal) is >= 0 and var at)
                return Word(text[..at]) is { } before && Word(text[(at + secret.Length)..]) is { } after ? before + word + after : null;
        return redactor.Clean(text) != text ? null : text.Length == 0 ? "" : Curl.Quote(text);
    }

    private static IEnumerable<(string Text, string Word)> Of(Credentials credentials, string variable)
    {
        var secret = credentials switch { Credentials.Basic basic => basic.Password, Credentials.TokenOrKey token => token.Value, _ => "" };
        if (secret.Length == 0) yield break;
        yield return (secret, $"\"${variable}\"");
        if (secret.All(char.IsAscii)) yield return (CredentialForms.InOtherCase(secret), $"\"$(printf %s \"${variable}\" | tr {OtherCase})\"");
        if (secret.IndexOf(':', StringComparison.Ordinal) is var colon and > 0) yield return (secret[..colon], $"\"${{{variable}%%:*}}\"");
        if (secret.Length > 1) yield return (secret[..^1], $"\"${{{variable}%?}}\"");
    }
}

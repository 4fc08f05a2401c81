using System.Security.Cryptography;
using Harness.Dialects;
using Harness.Exchanges;
using Harness.Scenarios;

namespace Harness.Planning;

/// <summary>How the caller shows itself and whom it trusts, as options and settings say.</summary>
internal sealed class CallerDraft(Given given, Settings settings)
{
    private static readonly string[] OwnHeaders = ["Host", "Content-Type", "Content-Length", "Transfer-Encoding", "Connection"];

    /// <summary>What the caller was configured with, before it has an address.</summary>
    public Profile Profile(Uri nowhere) => settings.Profile(nowhere, new Credentials.None()) with { ExtraHeaders = [.. given.Many(RunOptions.Header).Select(Header)] };

    /// <summary>The server certificates that are accepted.</summary>
    public Trust Trust()
    {
        if (given.Text(RunOptions.Trust) is not { } text) return Exchanges.Trust.System;
        if (text == "dev") return Exchanges.Trust.Development;
        try
        {
            return Exchanges.Trust.File(text);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            given.Problem($"--trust takes 'dev' or a file with certificates; '{text}' cannot be used: {error.Message}");
            return Exchanges.Trust.System;
        }
    }

    private Header Header(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (name, value) = colon > 0 ? (text[..colon].Trim(), text[(colon + 1)..].Trim()) : ("", "");
        if (name.Length == 0 || name.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '_' or '.')) || value.Any(char.IsControl))
            given.Problem("--header takes 'NAME: VALUE' on one line; a name has letters, digits and hyphens.");
        else if (OwnHeaders.Contains(name, StringComparer.OrdinalIgnoreCase))
            given.Problem($"--header cannot set {name}: the harness writes it itself, as the caller does.");
        else return new(name, value);
        return default;
    }
}

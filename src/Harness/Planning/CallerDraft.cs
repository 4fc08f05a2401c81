using System.Security.Cryptography;
using Harness.Dialects;
using Harness.Exchanges;
using Harness.Scenarios;

namespace Harness.Planning;

/// <summary>How the caller shows itself and whom it trusts, as options and settings say.</summary>
internal sealed class CallerDraft(Given given, Settings settings, bool ofTechnicalProfiles)
{
    private static readonly string[] OwnHeaders = ["Host", "Content-Type", "Content-Length", "Transfer-Encoding", "Connection"];

    /// <summary>The variable that holds the password, the token or the key.</summary>
    public string? PasswordVariable => given.Text(RunOptions.TokenVariable) ?? (given.Text(RunOptions.Certificate) is not null ? CertificatePasswordVariable : given.Text(RunOptions.PasswordVariable) ?? settings.PasswordVariable);

    /// <summary>What the caller was configured with, before it has an address.</summary>
    public Profile Profile(Uri nowhere) => settings.Profile(nowhere, Credentials()) with { ExtraHeaders = [.. given.Many(RunOptions.Header).Select(Header)] };

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

    private string? CertificatePasswordVariable => given.Text(RunOptions.CertificatePasswordVariable);

    private Credentials Certificate(string file)
    {
        if (given.Text(RunOptions.User) is not null) given.Problem("--certificate and --user do not go together: a connector has either a client certificate or Basic credentials.");
        var password = CertificatePasswordVariable is { } variable ? Environment.GetEnvironmentVariable(variable) : null;
        if (CertificatePasswordVariable is not null && string.IsNullOrEmpty(password)) given.Problem($"The environment variable '{CertificatePasswordVariable}' is not set or empty; it should hold the password of {file}.");
        try
        {
            return Exchanges.Credentials.Certificate.Read(file, password);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            given.Problem($"--certificate takes a PFX file, or a PEM file with certificate and key; '{file}' cannot be used: {error.Message}{(password is null && error is CryptographicException ? " Does it need --certificate-password-env VARIABLE?" : "")}");
            return new Credentials.None();
        }
    }

    private Credentials Credentials()
    {
        if (given.Text(RunOptions.TokenVariable) is { } tokenVariable) return TokenOrKey(tokenVariable);
        if (given.Text(RunOptions.Certificate) is { } file) return Certificate(file);
        if (CertificatePasswordVariable is not null) given.Problem("--certificate-password-env goes with --certificate.");
        var user = given.Text(RunOptions.User) ?? settings.User;
        if (user is null)
        {
            if (given.Text(RunOptions.PasswordVariable) is not null) given.Problem("--password-env goes with --user.");
            return new Credentials.None();
        }

        if (user.Contains(':', StringComparison.Ordinal)) given.Problem("A user name of Basic credentials has no colon; did you mean --user NAME --password-env VARIABLE?");
        if (PasswordVariable is not { } variable)
        {
            given.Problem($"--user {user} needs --password-env VARIABLE: the name of the environment variable that holds the password.");
            return new Credentials.None();
        }

        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } password) return new Credentials.Basic(user, password);
        given.Problem($"The environment variable '{variable}' is not set or empty; it should hold the password of {user}.");
        return new Credentials.None();
    }

    private Credentials TokenOrKey(string variable)
    {
        if (given.Text(RunOptions.User) is not null || given.Text(RunOptions.Certificate) is not null) given.Problem("--token-env does not go together with --user or --certificate: a technical profile proves itself in one way.");
        if (!ofTechnicalProfiles) given.Problem("--token-env is for technical profiles of custom policies; an API connector has Basic credentials (--user) or a client certificate (--certificate).");
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } token && !token.Any(char.IsControl)) return new Credentials.TokenOrKey(token);
        given.Problem($"The environment variable '{variable}' is not set, is empty, or has more than one line; it should hold the bearer token or the API key.");
        return new Credentials.None();
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

using System.Collections.Immutable;
using System.Security.Cryptography;
using Harness.Dialects;
using Harness.Dialects.CustomPolicies;
using Harness.Exchanges;
using Harness.Scenarios;

namespace Harness.Planning;

/// <summary>What the caller proves itself with, as options and settings say: a connector in one way, each technical profile in the way that its policy names.</summary>
internal sealed class CredentialDraft(Given given, Settings settings, ImmutableArray<TechnicalProfile> technical)
{
    private static readonly ImmutableArray<RunOption> ByProfile = [RunOptions.User, RunOptions.PasswordVariable, RunOptions.TokenVariable];

    // --rotation last: the others say whose credentials lack their half.
    private static readonly ImmutableArray<RunOption> OldOptions =
        [RunOptions.OldUser, RunOptions.OldPasswordVariable, RunOptions.OldCertificate, RunOptions.OldCertificatePasswordVariable, RunOptions.Rotation];

    private Proof? certificate;

    /// <summary>The proof of an API connector.</summary>
    public Proof OfConnector()
    {
        foreach (var option in ByProfile.Where(option => given.Many(option).Count > 1)) given.Problem($"{option.Name} is given twice; a connector has one.");
        if (given.Many(RunOptions.TokenVariable).Count > 0) given.Problem("--token-env is for technical profiles of custom policies; an API connector has Basic credentials (--user) or a client certificate (--certificate).");
        CheckCertificatePassword();
        if (given.Text(RunOptions.Certificate) is null) return Basic(given.Text(RunOptions.User) ?? settings.User, given.Text(RunOptions.PasswordVariable));
        if (given.Text(RunOptions.User) is not null) given.Problem("--certificate and --user do not go together: a connector has either a client certificate or Basic credentials.");
        return Certificate();
    }

    /// <summary>The proof of an application that calls an API behind a gateway, beside the tokens of the run's issuer; or of B2C, where a connector is behind it.</summary>
    public Proof OfApplication(bool isConnector)
    {
        if (isConnector) return OfConnector();
        if (given.Text(RunOptions.User) is not null) given.Problem("--user is for API connectors and technical profiles; to an API behind a gateway an application shows a token (--token-env), or the harness makes it ('issuer' in the pack).");
        CheckCertificatePassword();
        if (given.Text(RunOptions.TokenVariable) is { } variable) return Token(variable);
        return given.Text(RunOptions.Certificate) is null ? Proof.None : Certificate();
    }

    /// <summary>The subscription key of a gateway, and the variable that holds it; null where none is given.</summary>
    public string? SubscriptionKey()
    {
        if (given.Text(RunOptions.SubscriptionKeyVariable) is not { } variable) return null;
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } key) return key;
        Tell($"The environment variable '{variable}' is not set or empty; it should hold the subscription key.");
        return null;
    }

    /// <summary>What the connector was called with before a change of credentials, of any kind, and how far the change is; null where none is under way.</summary>
    public (Credentials Old, Rotation Rotation)? OfConnectorBefore(Credentials now)
    {
        var rotation = Rotation();
        if (OldOptions.FirstOrDefault(option => given.Text(option) is not null) is not { } asked) return null;
        if (given.Text(RunOptions.OldUser) is { } user && given.Text(RunOptions.OldCertificate) is not null) given.Problem($"--old-user {user} and --old-certificate do not go together: before the change the connector had one of them.");
        if (given.Text(RunOptions.OldCertificate) is null && given.Text(RunOptions.OldCertificatePasswordVariable) is not null) given.Problem("--old-certificate-password-env goes with --old-certificate.");
        var old = given.Text(RunOptions.OldCertificate) is { } file
            ? ReadCertificate(RunOptions.OldCertificate, file, RunOptions.OldCertificatePasswordVariable).Credentials
            : Basic(RunOptions.OldUser, given.Text(RunOptions.OldUser), RunOptions.OldPasswordVariable, given.Text(RunOptions.OldPasswordVariable)).Credentials;
        if (asked == RunOptions.Rotation && old is Credentials.None) given.Problem("--rotation needs the old credentials: --old-user and --old-password-env, or --old-certificate.");
        else if (now is Credentials.None && given.Problems.Count == 0) given.Problem($"{asked.Name} needs the new credentials beside the old ones: --user and --password-env, or --certificate.");
        else if (IsSame(old, now)) given.Problem("The old credentials are the new ones: --old-user and --old-password-env, or --old-certificate, name what the endpoint was called with before.");
        return (old, rotation);
    }

    /// <summary>Tells that nothing is asked about the old credentials of technical profiles.</summary>
    public void CheckNoneOld()
    {
        if (OldOptions.FirstOrDefault(option => given.Text(option) is not null) is { } option) given.Problem($"{option.Name} is for API connectors; no rule about technical profiles asks for old credentials.");
    }

    /// <summary>The proof of a technical profile: what is of another kind is never sent to it.</summary>
    public Proof Of(TechnicalProfile profile) => profile.Authentication switch
    {
        AuthenticationType.Basic => Basic(Own(RunOptions.User, profile) ?? settings.User, Own(RunOptions.PasswordVariable, profile)),
        AuthenticationType.Bearer or AuthenticationType.ApiKeyHeader => Token(Own(RunOptions.TokenVariable, profile) ?? settings.TokenVariableOf(profile.Id)),
        AuthenticationType.ClientCertificate when given.Text(RunOptions.Certificate) is not null => Certificate(),
        _ => Proof.None,
    };

    /// <summary>What whoever reads a run must know of the credentials of its technical profiles, in sentences.</summary>
    public IEnumerable<string> Notes(ImmutableArray<(TechnicalProfile Profile, Proof Proof)> played)
    {
        var isUsed = played.Any(one => one.Proof.Credentials is not Credentials.None);
        foreach (var (profile, proof) in played.Where(one => one.Proof.Credentials is Credentials.None))
        {
            if (OptionOf(profile) is { } option)
            {
                if (profile.BearerClaim is null) yield return $"{profile.Id} wants {InWords(profile)}; none is given ({option.Name})";
            }
            else if (!isUsed && ByProfile.Append(RunOptions.Certificate).FirstOrDefault(row => given.Many(row).Count > 0) is { } idle)
            {
                yield return $"{profile.Id} wants none (authenticationType None), so that of {idle.Name} is not sent to it";
            }
        }
    }

    /// <summary>Tells what is given for nobody, or for a technical profile that wants something else.</summary>
    public void CheckKinds()
    {
        foreach (var option in ByProfile)
        {
            var byProfile = given.Many(option).Select(text => (Text: text, Id: IdIn(text))).ToArray();
            foreach (var twice in byProfile.GroupBy(one => one.Id).Where(one => one.Count() > 1))
                given.Problem($"{option.Name} is given twice{(twice.Key is null ? "" : $" for {twice.Key}")}; write {option.Name} ID={option.Value} for each technical profile.");
            foreach (var (text, id) in byProfile) Check(option, text, id);
        }

        if (given.Text(RunOptions.Certificate) is not null) CheckPlain(RunOptions.Certificate);
        CheckCertificatePassword();
    }

    private void CheckCertificatePassword()
    {
        if (given.Text(RunOptions.Certificate) is null && given.Text(RunOptions.CertificatePasswordVariable) is not null) given.Problem("--certificate-password-env goes with --certificate.");
    }

    private void Check(RunOption option, string text, string? id)
    {
        if (id is not null)
        {
            var profile = technical.First(known => known.Id == id);
            if (profile.Authentication != AuthenticationType.None && !Wants(profile, option)) given.Problem($"{option.Name} is not for {id}: it wants {InWords(profile)}. Give {OptionOf(profile)!.Name} {id}={OptionOf(profile)!.Value}.");
        }
        else if (option == RunOptions.TokenVariable && text.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
        {
            given.Problem($"There is no technical profile '{text[..equals]}'. {DidYouMean.Hint(text[..equals], [.. technical.Select(known => known.Id)])}");
        }
        else
        {
            CheckPlain(option);
        }
    }

    // Policies without authentication are on their way to one.
    private void CheckPlain(RunOption option)
    {
        if (technical.IsEmpty || technical.Any(profile => profile.Authentication == AuthenticationType.None || Wants(profile, option))) return;
        given.Problem($"{option.Name} is for nobody here: {string.Join(", ", technical.Select(profile => $"{profile.Id} wants {InWords(profile)} ({OptionOf(profile)!.Name})"))}.");
    }

    private static bool Wants(TechnicalProfile profile, RunOption option) => OptionOf(profile) == (option == RunOptions.PasswordVariable ? RunOptions.User : option);

    private static RunOption? OptionOf(TechnicalProfile profile) => profile.Authentication switch
    {
        AuthenticationType.Basic => RunOptions.User,
        AuthenticationType.Bearer or AuthenticationType.ApiKeyHeader => RunOptions.TokenVariable,
        AuthenticationType.ClientCertificate => RunOptions.Certificate,
        _ => null,
    };

    private static string InWords(TechnicalProfile profile) => profile.Authentication switch
    {
        AuthenticationType.Basic => "a user name and a password",
        AuthenticationType.Bearer => "a bearer token",
        AuthenticationType.ApiKeyHeader => "an API key",
        _ => "a client certificate",
    };

    // A user name may have an equals sign: only what stands before it says whose it is.
    private string? IdIn(string text) => technical.Select(profile => profile.Id).FirstOrDefault(id => text.StartsWith(id + "=", StringComparison.Ordinal));

    private string? Own(RunOption option, TechnicalProfile profile) =>
        given.Many(option).FirstOrDefault(text => IdIn(text) == profile.Id) is { } own ? own[(profile.Id.Length + 1)..] : given.Many(option).FirstOrDefault(text => IdIn(text) is null);

    private Proof Basic(string? user, string? variable) => Basic(RunOptions.User, user, RunOptions.PasswordVariable, variable, settings.PasswordVariable);

    private Proof Basic(RunOption userOption, string? user, RunOption variableOption, string? asked, string? otherwise = null)
    {
        if (user is null)
        {
            if (asked is not null) Tell($"{variableOption.Name} goes with {userOption.Name}.");
            return Proof.None;
        }

        if (user.Contains(':', StringComparison.Ordinal)) Tell($"A user name of Basic credentials has no colon; did you mean {userOption.Name} NAME {variableOption.Name} VARIABLE?");
        if ((asked ?? otherwise) is not { } variable)
        {
            Tell($"{userOption.Name} {user} needs {variableOption.Name} VARIABLE: the name of the environment variable that holds the password.");
            return Proof.None;
        }

        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } password) return new(new Credentials.Basic(user, password), variable);
        Tell($"The environment variable '{variable}' is not set or empty; it should hold the password of {user}.");
        return Proof.None;
    }

    // No variable has an equals sign: that a technical profile is unknown is told elsewhere.
    private Proof Token(string? variable)
    {
        if (variable is null || variable.Contains('=', StringComparison.Ordinal)) return Proof.None;
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } token && !token.Any(char.IsControl)) return new(new Credentials.TokenOrKey(token), variable);
        Tell($"The environment variable '{variable}' is not set, is empty, or has more than one line; it should hold the bearer token or the API key.");
        return Proof.None;
    }

    private Proof Certificate() => certificate ??= ReadCertificate(RunOptions.Certificate, given.Text(RunOptions.Certificate)!, RunOptions.CertificatePasswordVariable);

    private Proof ReadCertificate(RunOption option, string file, RunOption variableOption)
    {
        var variable = given.Text(variableOption);
        var password = variable is null ? null : Environment.GetEnvironmentVariable(variable);
        if (variable is not null && string.IsNullOrEmpty(password)) given.Problem($"The environment variable '{variable}' is not set or empty; it should hold the password of {file}.");
        try
        {
            return new(Credentials.Certificate.Read(file, password, given.Time), variable);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            given.Problem($"{option.Name} takes a PFX file, or a PEM file with certificate and key; '{file}' cannot be used: {error.Message}{(password is null && error is CryptographicException ? $" Does it need {variableOption.Name} VARIABLE?" : "")}");
            return Proof.None;
        }
    }

    private Rotation Rotation()
    {
        if (given.Text(RunOptions.Rotation) is not { } text) return Dialects.Rotation.UnderWay;
        if (Words.TryParse<Rotation>(text, out var rotation)) return rotation;
        given.Problem($"--rotation takes {string.Join(" or ", Words.All<Rotation>())}, not '{text}'.");
        return Dialects.Rotation.UnderWay;
    }

    private static bool IsSame(Credentials old, Credentials now) =>
        (old, now) is (Credentials.Certificate before, Credentials.Certificate after) ? before.Shown.Thumbprint == after.Shown.Thumbprint : old is not Credentials.None && old == now;

    // Several technical profiles may share a variable.
    private void Tell(string problem)
    {
        if (!given.Problems.Contains(problem)) given.Problem(problem);
    }
}

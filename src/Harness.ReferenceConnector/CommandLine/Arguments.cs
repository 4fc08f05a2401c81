using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Harness.ReferenceConnector.Hosting;

namespace Harness.ReferenceConnector.CommandLine;

/// <summary>What somebody typed who starts the connector alone.</summary>
internal sealed record Arguments
{
    private const string PasswordVariable = "CONNECTOR_PASSWORD";

    private const StringSplitOptions Tidy = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    private static readonly Option[] Options =
    [
        new("--port", "N", "port to listen on at 127.0.0.1; 0 takes a free one (default 7071)", (arguments, value) => arguments with
        {
            Port = ushort.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
                ? port
                : throw Bad("port", value),
        }),
        new("--user", "NAME", "user of the Basic credentials (default connector)", Set(
            (connector, value) => connector with { User = value })),
        new("--password-env", "VARIABLE", $"environment variable that holds the password (default {PasswordVariable})", Set(
            (connector, value) => connector with { Password = Variable(value) })),
        new("--old-user", "NAME", "user of the credentials that are let in beside those, while they are being changed", Set(
            (connector, value) => connector with { OldUser = value })),
        new("--old-password-env", "VARIABLE", "environment variable that holds the password of --old-user", Set(
            (connector, value) => connector with { OldPassword = Variable(value) })),
        new("--log", "FILE", "append a line to FILE for every call", Set(
            (connector, value) => connector with { Log = value })),
        new("--token-env", "VARIABLE", "environment variable that holds the bearer token of custom policies", Set(
            (connector, value) => connector with { BearerToken = Variable(value) })),
        new("--api-key-env", "VARIABLE", "environment variable that holds the x-functions-key of custom policies", Set(
            (connector, value) => connector with { ApiKey = Variable(value) })),
        new("--server-certificate", "FILE", "PFX file of the server's certificate: the connector speaks HTTPS", (arguments, value) => arguments with { ServerFile = value }),
        new("--server-certificate-password-env", "VARIABLE", "environment variable that holds the password of that file", (arguments, value) => arguments with { ServerPassword = Variable(value) }),
        new("--client-authority", "FILE", "certificate of the authority of callers, who then show a certificate", Set(
            (connector, value) => connector with { ClientAuthority = Certificate(value, X509CertificateLoader.LoadCertificateFromFile) })),
        new("--client-subject", "NAME", "who the certificate of the caller is made out to, as CN=...", Set(
            (connector, value) => connector with { ClientSubject = value })),
        new("--client-thumbprint", "HEX,HEX", "thumbprints of the callers' certificates; two while they are being changed", Set(
            (connector, value) => connector with { ClientThumbprints = [.. connector.ClientThumbprints, .. value.Split(',', Tidy).Select(Thumbprint)] })),
        new("--close-handshakes", null, "fail the handshake for other callers, instead of answering 403", (arguments, _) => arguments with { Connector = arguments.Connector with { ClosesHandshakes = true } }),
        new("--loyalty", "URL", "address of the loyalty service (default: a stand-in on a free port)", Set(
            (connector, value) => connector with { Loyalty = HttpAddress(value) })),
        new("--loyalty-stand-by", "URL", "address of a second loyalty service, for when the first fails", Set(
            (connector, value) => connector with { LoyaltyStandBy = HttpAddress(value) })),
        new("--without-loyalty", "WORD", "while loyalty cannot be had: continue or refuse (default continue)", Set(
            (connector, value) => connector with { WithoutLoyalty = Degraded(value) })),
        new("--defect", "ID,ID", "defects to switch on; see --list-defects", Set(
            (connector, value) => connector with { Defects = [.. connector.Defects, .. value.Split(',', Tidy)] })),
        new("--patience", "SECONDS", "how long the caller waits; slow defects take their delays from it (default 5)", Set(
            (connector, value) => connector with { Patience = Seconds(value) })),
        new("--gateway", "URL", "be a gateway instead: the metadata address of the policy whose tokens it trusts", (arguments, value) => arguments with { Gateway = HttpAddress(value) }),
        new("--backend", "URL", "whom the API behind the gateway asks (default: nobody, it has one order)", (arguments, value) => arguments with { Store = HttpAddress(value) }),
        new("--subscription-key-env", "VARIABLE", "environment variable that holds the key of the gateway's subscribers", (arguments, value) => arguments with { SubscriptionKey = Variable(value) }),
        new("--list-defects", null, "show the table of defects", (arguments, _) => arguments with { ListDefects = true }),
        new("--help", null, "show this text", (arguments, _) => arguments with { Help = true }),
    ];

    public static string Usage { get; } = string.Join(Environment.NewLine,
    [
        "A sample API connector for user flows and custom policies of Azure AD B2C, or a gateway in front of an API, with mistakes that can be switched on.",
        "",
        .. Options.Select(option => $"  {option.Name + " " + option.Value,-44}{option.Help}"),
        "",
        "Exit codes: 0 stopped, 2 command line, 4 cannot listen.",
    ]);

    public int Port { get; private init; } = 7071;

    public ConnectorOptions Connector { get; private init; } =
        Environment.GetEnvironmentVariable(PasswordVariable) is { Length: > 0 } password ? new() { Password = password } : new();

    /// <summary>Where the policy describes itself whose tokens a gateway trusts; null where a connector is asked for.</summary>
    public Uri? Gateway { get; private init; }

    public Uri? Store { get; private init; }

    public string? SubscriptionKey { get; private init; }

    public bool ListDefects { get; private init; }

    public bool Help { get; private init; }

    private string? ServerFile { get; init; }

    private string? ServerPassword { get; init; }

    public static Arguments Parse(IReadOnlyList<string> words)
    {
        var arguments = new Arguments();
        for (var i = 0; i < words.Count; i++)
        {
            var (name, value) = words[i].Split('=', 2) is [var before, var after] ? (before, after) : (words[i], null);
            var option = Options.FirstOrDefault(option => option.Name == name)
                ?? throw new UsageException($"There is no option {name}.{Nearest.Hint(name, Options.Select(option => option.Name))}");
            if (option.Value is null && value is not null)
                throw new UsageException($"{name} takes no value.");
            if (option.Value is not null)
                value ??= ++i < words.Count ? words[i] : throw new UsageException($"{name} needs a value: {name} {option.Value}");
            arguments = option.Apply(arguments, value ?? "");
        }

        if (arguments is { Gateway: null, Store: not null } or { Gateway: null, SubscriptionKey: not null })
            throw new UsageException("--backend and --subscription-key-env are for a gateway: add --gateway and the metadata address of the policy whose tokens it trusts.");
        return arguments.ServerFile is not { } file ? arguments
            : arguments with { Connector = arguments.Connector with { ServerCertificate = Certificate(file, path => X509CertificateLoader.LoadPkcs12FromFile(path, arguments.ServerPassword)) } };
    }

    private static X509Certificate2 Certificate(string file, Func<string, X509Certificate2> read)
    {
        try
        {
            return read(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new UsageException($"The certificate {file} cannot be used: {problem.Message}");
        }
    }

    // OpenSSL writes colons, the windows of Windows blanks.
    private static string Thumbprint(string value) =>
        value.Replace(":", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal) is { Length: 40 } hex && hex.All(char.IsAsciiHexDigit)
            ? hex
            : throw Bad("thumbprint of 40 hexadecimal digits (SHA-1)", value);

    private static Func<Arguments, string, Arguments> Set(Func<ConnectorOptions, string, ConnectorOptions> change) =>
        (arguments, value) => arguments with { Connector = change(arguments.Connector, value) };

    private static string Variable(string name) =>
        Environment.GetEnvironmentVariable(name) ?? throw new UsageException($"The variable {name} is not set.");

    private static Uri HttpAddress(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw Bad("http address", value);

    private static WithoutLoyalty Degraded(string value) => value switch
    {
        "continue" => WithoutLoyalty.Continue,
        "refuse" => WithoutLoyalty.Refuse,
        _ => throw new UsageException($"--without-loyalty is continue or refuse, and not {value}."),
    };

    private static TimeSpan Seconds(string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 3600
            ? TimeSpan.FromSeconds(seconds)
            : throw Bad("number of seconds up to an hour", value);

    private static UsageException Bad(string expected, string value) => new($"{value} is no {expected}.");

    private sealed record Option(string Name, string? Value, string Help, Func<Arguments, string, Arguments> Apply);
}

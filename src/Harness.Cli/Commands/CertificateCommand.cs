using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Harness.Exchanges.Certificates;
using Harness.Planning;
using Harness.Running;

namespace Harness.Cli.Commands;

/// <summary><c>certificate new</c>: certificates for a trial of mutual TLS.</summary>
internal static class CertificateCommand
{
    private const string DefaultSubject = "CN=connector.contoso.onmicrosoft.com";
    private const int DefaultDays = 365;
    private const int MostDays = 3650;

    public static Command Make(Screen screen) =>
        new Verb("certificate", "Certificates for a trial of mutual TLS.", "b2c-harness certificate new --password-env PFX_PASSWORD") { New(screen) };

    private static Verb New(Screen screen)
    {
        var folder = new Option<string>("--out") { Description = "The folder of the files (default certificates).", HelpName = "DIR", DefaultValueFactory = _ => "certificates" };
        var subject = new Option<string>("--subject") { Description = $"Who the certificate of the caller is made out to (default {DefaultSubject}).", HelpName = "CN=...", DefaultValueFactory = _ => DefaultSubject };
        var days = new Option<int>("--days") { Description = $"How long the certificates live (default {DefaultDays}; B2C's documents advise a year at most).", HelpName = "N", DefaultValueFactory = _ => DefaultDays };
        var password = new Option<string>("--password-env") { Description = "Name of the environment variable that holds the password of the PFX files.", HelpName = "VARIABLE", Required = true };
        var force = new Option<bool>("--force") { Description = "Write over files that are there." };
        days.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var number) || number is < 1 or > MostDays))
                result.AddError($"--days takes a number from 1 to {MostDays}, not '{result.Tokens[0].Value}'.");
        });
        subject.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !IsName(result.Tokens[0].Value)) result.AddError($"--subject takes a name such as {DefaultSubject}, not '{result.Tokens[0].Value}'.");
        });
        var command = new Verb(
            "new",
            "Make an authority, a client certificate in a PFX file as B2C takes it, and a server certificate for localhost.",
            "b2c-harness certificate new --password-env PFX_PASSWORD",
            "b2c-harness certificate new --out pki --subject CN=api.contoso.onmicrosoft.com --days 90 --password-env PFX_PASSWORD") { folder, subject, days, password, force };
        ParsedOptions.AddTo(command, RunOptions.NoColor);
        command.SetAction(parsed =>
        {
            if (ParsedOptions.Given(parsed).Switch(RunOptions.NoColor)) screen.UseNoColor();
            var variable = parsed.GetValue(password)!;
            if (Environment.GetEnvironmentVariable(variable) is not { Length: > 0 } secret)
            {
                screen.Problem($"The environment variable '{variable}' is not set or empty; it should hold a password for the PFX files.");
                return (int)ExitCode.CommandLine;
            }

            return (int)Write(new(parsed.GetValue(folder)!, variable, TimeProvider.System), parsed.GetValue(subject)!, parsed.GetValue(days), secret, parsed.GetValue(force), screen);
        });
        return command;
    }

    private static ExitCode Write(CertificateFolder folder, string subject, int days, string secret, bool overwrites, Screen screen)
    {
        if (!overwrites && folder.Taken is { } taken)
        {
            screen.Problem($"{taken} is there already, and nothing was written. Choose another folder with --out, or write over it with --force.");
            return ExitCode.CommandLine;
        }

        folder.Write(subject, days, secret);
        foreach (var line in folder.Told(subject)) screen.Say(line);
        return ExitCode.Conforms;
    }

    private static bool IsName(string text)
    {
        try
        {
            return text.StartsWith("CN=", StringComparison.OrdinalIgnoreCase) && new X500DistinguishedName(text).Name.Length > "CN=".Length;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}

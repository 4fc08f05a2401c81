using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Harness.Exchanges.Certificates;

namespace Harness.Cli;

/// <summary>The files of <c>certificate new</c>. What holds a key can be read by nobody else.</summary>
internal sealed class CertificateFolder(string folder, string variable, TimeProvider time)
{
    private const string ClientFile = "client.pfx";
    private const string ServerFile = "server.pfx";
    private const string AuthorityFile = "authority.crt";

    /// <summary>The first file that would be written over, or null.</summary>
    public string? Taken => new[] { AuthorityFile, CertificateAuthority.FileName, ClientFile, ServerFile }.Select(In).FirstOrDefault(File.Exists);

    public void Write(string subject, int days, string password)
    {
        // Clocks of two machines are never quite the same.
        var from = time.GetUtcNow().AddMinutes(-5);
        var until = from.AddDays(days);
        var authority = CertificateAuthority.New(new("CN=Test authority of b2c-harness"), from, until);
        using var client = authority.Issue(new(subject), CertificatePurpose.Client, from, until);
        using var server = authority.Issue(new("CN=localhost"), CertificatePurpose.Server, from, until, ["localhost", "127.0.0.1"]);
        Directory.CreateDirectory(folder);
        using var key = authority.Certificate.GetRSAPrivateKey()!;
        var certificate = authority.Certificate.ExportCertificatePem();
        File.WriteAllText(In(AuthorityFile), certificate + "\n");
        Keep(CertificateAuthority.FileName, System.Text.Encoding.ASCII.GetBytes($"{certificate}\n{key.ExportPkcs8PrivateKeyPem()}\n"));
        Keep(ClientFile, client.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, password));
        Keep(ServerFile, server.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, password));
    }

    /// <summary>What there is now, and what to do with it.</summary>
    public IEnumerable<string> Told(string subject) =>
    [
        $"{In(ClientFile)}: the certificate of the caller, {subject}. Upload it to B2C, and give it to the harness.",
        $"{In(AuthorityFile)}: the authority that signed it. Your endpoint trusts callers whose certificate is from it and made out to {subject}.",
        $"{In(CertificateAuthority.FileName)}: the same with its key. Beside {ClientFile} it lets the harness show expired certificates and those of somebody else.",
        $"{In(ServerFile)}: a server certificate for localhost.",
        $"The password of both PFX files is that of {variable}. All of this is for trials: in production an authority that others trust signs the certificate.",
        "",
        "Try it with the reference connector, from the folder of the sources:",
        $"  dotnet run --project src/Harness.ReferenceConnector -- --server-certificate {Quoted(In(ServerFile))} --server-certificate-password-env {variable} --client-authority {Quoted(In(AuthorityFile))} --client-subject {Quoted(subject)}",
        $"  curl --cacert {Quoted(In(AuthorityFile))} --cert-type P12 --cert {Quoted(In(ClientFile))}:\"${variable}\" -H 'Content-Type: application/json' -d '{{}}' https://localhost:7071/api/user-flow",
        $"  b2c-harness run builtin:user-flow/transport --endpoint https://localhost:7071/api/user-flow --trust {Quoted(In(AuthorityFile))} --certificate {Quoted(In(ClientFile))} --certificate-password-env {variable}",
    ];

    private static string Quoted(string text) =>
        text.All(letter => char.IsAsciiLetterOrDigit(letter) || "/\\:=._-".Contains(letter, StringComparison.Ordinal)) ? text : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    private string In(string file) => Path.Combine(folder, file);

    private void Keep(string file, byte[] bytes)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        // The mode of a file that is written over would stay as it was.
        File.Delete(In(file));
        using var stream = new FileStream(In(file), options);
        stream.Write(bytes);
    }
}

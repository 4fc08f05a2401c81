using System.Security.Cryptography.X509Certificates;
using Harness.Dialects;
using Harness.Exchanges;
using Harness.Exchanges.Certificates;
using Harness.ReferenceConnector;

namespace Harness.Cli;

/// <summary>The certificates with which the reference connector and its caller show themselves to each other in a selftest.</summary>
internal sealed class LabCertificates
{
    private const string Subject = "CN=connector.contoso.onmicrosoft.com";

    private readonly X509Certificate2 server;

    public LabCertificates(TimeProvider time)
    {
        var (from, until) = (time.GetUtcNow().AddDays(-1), time.GetUtcNow().AddYears(1));
        var authority = CertificateAuthority.Quick(new("CN=Harness test authority"), from.AddDays(-1), until.AddDays(1));
        server = authority.Issue(new("CN=localhost"), CertificatePurpose.Server, from, until, ["localhost", "127.0.0.1"]);
        Client = new(authority.Issue(new(Subject), CertificatePurpose.Client, from, until), "client.pfx") { Authority = authority };
        Older = new(authority.Issue(new(Subject), CertificatePurpose.Client, from, until), "older-client.pfx");
    }

    /// <summary>What the caller shows.</summary>
    public Credentials.Certificate Client { get; }

    /// <summary>What the caller showed before its certificate was changed.</summary>
    public Credentials.Certificate Older { get; }

    /// <summary>What the caller trusts.</summary>
    public Trust Trust => Trust.Of(Client.Authority!.Certificate);

    /// <summary>The connector that knows them.</summary>
    public ConnectorOptions Told(ConnectorOptions options, Rotation rotation) => options with
    {
        ServerCertificate = server,
        ClientAuthority = Client.Authority!.Certificate,
        ClientSubject = Subject,
        ClientThumbprints = rotation == Rotation.UnderWay ? [Client.Shown.Thumbprint, Older.Shown.Thumbprint] : [Client.Shown.Thumbprint],
    };
}

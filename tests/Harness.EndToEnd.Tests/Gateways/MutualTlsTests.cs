using System.Security.Cryptography.X509Certificates;
using Harness.EndToEnd.Tests.Exchanges;
using Harness.Exchanges;
using Microsoft.AspNetCore.Http;

namespace Harness.EndToEnd.Tests.Gateways;

/// <summary>The documented configuration of HAProxy in front of a connector lets in B2C's certificate and no other.</summary>
[Category("RealParts")]
[Parallelizable(ParallelScope.All)]
public sealed class MutualTlsTests
{
    private const string Subject = "B2C caller";

    private readonly X509Certificate2 root = Certificates.Authority("Root");
    private readonly X509Certificate2 stranger = Certificates.Authority("Stranger");

    [OneTimeTearDown]
    public void Forget()
    {
        root.Dispose();
        stranger.Dispose();
    }

    [TestCase("the right one", "", "200")]
    [TestCase("none", "", "403")]
    [TestCase("of another issuer", "", "403")]
    [TestCase("expired", "", "403")]
    [TestCase("of another subject", "", "403")]
    [TestCase("none", "shown|trusted|b2c", "200")]
    [TestCase("of another issuer", "trusted", "200")]
    [TestCase("expired", "trusted", "200")]
    [TestCase("of another subject", "b2c", "200")]
    public async Task A_certificate_is_let_in_or_not(string caller, string forgotten, string status)
    {
        if (HaProxy.Missing is { } missing) Assert.Ignore(missing);
        await using var connector = await KestrelServer.Start(context => context.Response.WriteAsync($"{context.Request.Headers.Authorization}{context.Request.Headers["X-ARR-ClientCert"]}"));
        using var own = Certificates.ForServer("localhost", root);
        var configuration = forgotten.Split('|', StringSplitOptions.RemoveEmptyEntries).Aggregate(Configuration.Read("mutual-tls.cfg"), Configuration.Without);
        await using var proxy = await HaProxy.Start(
            configuration,
            new Dictionary<string, string> { ["SUBJECT"] = Subject, ["CONNECTOR_AUTHORIZATION"] = "Basic b3du", ["BACKEND"] = connector.At("/").Authority },
            new Dictionary<string, string> { ["SERVER"] = own.ExportCertificatePem() + "\n" + own.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem(), ["AUTHORITY"] = root.ExportCertificatePem() });
        using var certificate = Shown(caller);
        using var client = new ConnectorClient(TimeProvider.System, Trust.Development, certificate);
        var call = Calls.Post(new UriBuilder(proxy.Address) { Scheme = "https", Host = "localhost" }.Uri) with { Headers = [new("X-ARR-ClientCert", "forged")] };
        var exchange = await client.Send(call, Calls.Once).WaitAsync(Calls.Soon);
        Assert.That($"{exchange.Answer?.Status} {exchange.Answer?.Text()}", Does.StartWith(status).And.Not.Contain("forged").And.Contain(status == "200" ? "Basic b3du" : "Forbidden"));
    }

    private X509Certificate2? Shown(string caller) => caller switch
    {
        "the right one" => Certificates.ForClient(Subject, root),
        "of another issuer" => Certificates.ForClient(Subject, stranger),
        "expired" => Certificates.ForClient(Subject, root, validDays: -1),
        "of another subject" => Certificates.ForClient("Somebody else", root),
        _ => null,
    };
}

using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace Harness.EndToEnd.Tests.Exchanges;

/// <summary>A real web server that runs one piece of code for every request.</summary>
internal sealed class KestrelServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<string> paths = new();

    private KestrelServer(WebApplication app) => this.app = app;

    public int Port { get; private set; }

    /// <summary>Path and query of the requests, in order of arrival.</summary>
    public string[] Paths => [.. paths];

    /// <param name="answer">What every request runs.</param>
    /// <param name="certificate">With it, the server speaks TLS.</param>
    /// <param name="intermediates">Certificates sent along with it.</param>
    /// <param name="asksForCertificate">With it, whoever shows no client certificate is turned away; any will do.</param>
    public static async Task<KestrelServer> Start(
        RequestDelegate answer, X509Certificate2? certificate = null, X509Certificate2Collection? intermediates = null, bool asksForCertificate = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http1AndHttp2;
            if (certificate is not null) listen.UseHttps(certificate, https =>
            {
                https.ServerCertificateChain = intermediates;
                https.ClientCertificateMode = asksForCertificate ? ClientCertificateMode.RequireCertificate : ClientCertificateMode.NoCertificate;
                https.AllowAnyClientCertificate();
            });
        }));
        var server = new KestrelServer(builder.Build());
        server.app.Run(context =>
        {
            server.paths.Enqueue(context.Request.Path + context.Request.QueryString.ToString());
            return answer(context);
        });
        await server.app.StartAsync();
        server.Port = new Uri(server.app.Urls.Single()).Port;
        return server;
    }

    public Uri At(string pathAndQuery, string scheme = "http", string host = "127.0.0.1") => new($"{scheme}://{host}:{Port}{pathAndQuery}");

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}

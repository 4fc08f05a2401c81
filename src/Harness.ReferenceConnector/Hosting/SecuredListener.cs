using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Harness.ReferenceConnector.Hosting;

/// <summary>Listens with TLS: asks callers for a certificate where they have one, and lets defects speak before the handshake.</summary>
internal static class SecuredListener
{
    public static void Add(KestrelServerOptions kestrel, int port, ConnectorOptions options, IReadOnlyList<Defect> defects) => kestrel.Listen(IPAddress.Loopback, port, listen =>
    {
        var certificate = defects.Select(defect => defect.ServerCertificate).OfType<Func<X509Certificate2, X509Certificate2>>().Aggregate(options.ServerCertificate!, (shown, spoil) => spoil(shown));
        foreach (var greeting in defects.Select(defect => defect.Greeting).OfType<Greeting>()) listen.Use(next => connection => Greet(connection, greeting, next));
        listen.UseHttps(certificate, https =>
        {
            if (options.ClientAuthority is null) return;
            https.ClientCertificateMode = options.ClosesHandshakes ? ClientCertificateMode.RequireCertificate : ClientCertificateMode.AllowCertificate;
            var certificates = new ClientCertificates(options, TimeProvider.System);
            https.ClientCertificateValidation = (shown, _, _) => !options.ClosesHandshakes || certificates.IsOfCaller(shown);
        });
    });

    // What was looked at is left for whoever comes next.
    private static async Task Greet(ConnectionContext connection, Greeting greeting, ConnectionDelegate next)
    {
        var input = connection.Transport.Input;
        var read = await input.ReadAsync(connection.ConnectionClosed);
        while (!read.IsCompleted && !FirstBytes.AreWhole(read.Buffer))
        {
            input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            read = await input.ReadAsync(connection.ConnectionClosed);
        }

        var answer = FirstBytes.AreWhole(read.Buffer) ? greeting(new(System.Buffers.BuffersExtensions.ToArray(read.Buffer))) : null;
        input.AdvanceTo(read.Buffer.Start);
        if (answer is null) await next(connection);
        else await connection.Transport.Output.WriteAsync(answer, connection.ConnectionClosed);
    }
}

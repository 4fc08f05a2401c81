using System.Text;

namespace Harness.ReferenceConnector.Hosting;

/// <summary>
/// A web host inside another program: it reads no settings and no environment, writes to no console, and leaves
/// Ctrl-C to the program it lives in.
/// </summary>
internal static class QuietHost
{
    public static WebApplicationBuilder CreateBuilder()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => 
        {
            kestrel.AddServerHeader = false;
            // Every byte has a meaning there, so that a claim in a header may be in any encoding.
            kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        return builder;
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

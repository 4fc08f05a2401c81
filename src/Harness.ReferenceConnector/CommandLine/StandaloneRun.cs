using System.Net.Sockets;
using Harness.ReferenceConnector.Contract;
using Harness.ReferenceConnector.CustomPolicies;
using Harness.ReferenceConnector.Gateway;
using Harness.ReferenceConnector.Guests;
using Harness.ReferenceConnector.Hosting;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Hosting.Internal;

namespace Harness.ReferenceConnector.CommandLine;

/// <summary>The connector or the gateway as a program of its own, until somebody presses Ctrl-C.</summary>
internal static class StandaloneRun
{
    public static Task<ExitCode> Until(Arguments arguments) => arguments.Gateway is { } metadata ? Gateway(arguments, metadata) : Connector(arguments);

    private static async Task<ExitCode> Connector(Arguments arguments)
    {
        var options = arguments.Connector;
        await using var standIn = LoyaltyStandIn.Build("http://127.0.0.1:0");
        if (options.Loyalty is null)
        {
            await standIn.StartAsync();
            options = options with { Loyalty = new(standIn.Urls.Single()) };
        }

        await using var connector = Build(() => ReferenceConnectorApp.Build(options, Url(arguments), Talking()));
        return await Listen(connector, arguments,
        [
            .. PolicyRoute.All.Select(route => (route.Forms, route.Path)),
            .. GuestRoute.All.Select(route => route.Path).Concat(StepRoute.All.Select(route => route.Path)).Select(path => ("POST", path)),
        ]);
    }

    private static async Task<ExitCode> Gateway(Arguments arguments, Uri metadata)
    {
        var options = new GatewayOptions { Metadata = metadata, Backend = metadata, Defects = arguments.Connector.Defects };
        if (arguments.SubscriptionKey is { } key) options = options with { SubscriptionKey = key };
        await using var api = Build(() => OrdersApi.Build(options, arguments.Store, "http://127.0.0.1:0"));
        await api.StartAsync();
        Console.WriteLine($"The API behind the gateway, which lets in nobody else: {api.Urls.Single()}");
        await using var gateway = Build(() => GatewayApp.Build(options with { Backend = new(api.Urls.Single()) }, Url(arguments), Talking()));
        return await Listen(gateway, arguments, GatewayRoute.All.Select(route => (route.Method, route.Path)));
    }

    private static string Url(Arguments arguments) => $"http://127.0.0.1:{arguments.Port}";

    private static async Task<ExitCode> Listen(WebApplication app, Arguments arguments, IEnumerable<(string Forms, string Path)> routes)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception problem) when (problem is IOException { InnerException: AddressInUseException } or SocketException)
        {
            var reason = problem is SocketException ? $"cannot be used: {problem.Message}" : "is in use";
            await Console.Error.WriteLineAsync($"Port {arguments.Port} {reason}. Choose another one with --port.");
            return ExitCode.CannotListen;
        }

        foreach (var (forms, path) in routes) Console.WriteLine($"{forms} {app.Urls.Single()}{path}");
        await app.WaitForShutdownAsync();
        return ExitCode.Stopped;
    }

    private static WebApplication Build(Func<WebApplication> build)
    {
        try
        {
            return build();
        }
        catch (ArgumentException problem)
        {
            throw new UsageException(problem.Message);
        }
    }

    private static WebApplicationBuilder Talking()
    {
        var builder = QuietHost.CreateBuilder();
        builder.Services.AddSingleton<IHostLifetime, ConsoleLifetime>();
        // The host would print the stack of a failed start; that the port is taken is said in one sentence instead.
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        return builder;
    }
}

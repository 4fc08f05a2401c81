using System.Net.Sockets;
using Harness.ReferenceConnector.Contract;
using Harness.ReferenceConnector.CustomPolicies;
using Harness.ReferenceConnector.Guests;
using Harness.ReferenceConnector.Hosting;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Hosting.Internal;

namespace Harness.ReferenceConnector.CommandLine;

/// <summary>The connector as a program of its own, until somebody presses Ctrl-C.</summary>
internal static class StandaloneRun
{
    public static async Task<ExitCode> Until(Arguments arguments)
    {
        var options = arguments.Connector;
        await using var standIn = LoyaltyStandIn.Build("http://127.0.0.1:0");
        if (options.Loyalty is null)
        {
            await standIn.StartAsync();
            options = options with { Loyalty = new(standIn.Urls.Single()) };
        }

        await using var connector = Build(options, $"http://127.0.0.1:{arguments.Port}");
        try
        {
            await connector.StartAsync();
        }
        catch (Exception problem) when (problem is IOException { InnerException: AddressInUseException } or SocketException)
        {
            var reason = problem is SocketException ? $"cannot be used: {problem.Message}" : "is in use";
            await Console.Error.WriteLineAsync($"Port {arguments.Port} {reason}. Choose another one with --port.");
            return ExitCode.CannotListen;
        }

        foreach (var route in PolicyRoute.All)
            Console.WriteLine($"{route.Forms} {connector.Urls.Single()}{route.Path}");
        foreach (var path in GuestRoute.All.Select(route => route.Path).Concat(StepRoute.All.Select(route => route.Path)))
            Console.WriteLine($"POST {connector.Urls.Single()}{path}");
        await connector.WaitForShutdownAsync();
        return ExitCode.Stopped;
    }

    private static WebApplication Build(ConnectorOptions options, string url)
    {
        try
        {
            return ReferenceConnectorApp.Build(options, url, Talking());
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

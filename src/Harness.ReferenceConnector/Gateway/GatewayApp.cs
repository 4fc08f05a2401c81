using Harness.ReferenceConnector.Gateway;
using Harness.ReferenceConnector.Hosting;

namespace Harness.ReferenceConnector;

/// <summary>A gateway in front of an API that asks for tokens of Azure AD B2C, as a web application.</summary>
public static class GatewayApp
{
    /// <summary>Makes the gateway; the caller starts and stops it and finds its address in <see cref="WebApplication.Urls"/>.</summary>
    /// <param name="options">What the gateway is told.</param>
    /// <param name="url">Where to listen, such as <c>http://127.0.0.1:0</c> for any free port.</param>
    /// <returns>An application that has not been started. It writes no log.</returns>
    /// <exception cref="ArgumentException">A defect is unknown, or one of a connector.</exception>
    public static WebApplication Build(GatewayOptions options, string url) => Build(options, url, QuietHost.CreateBuilder());

    internal static WebApplication Build(GatewayOptions options, string url, WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(options);
        builder.Services.AddSingleton(options).AddSingleton(BehaviourOf(options)).AddSingleton<IssuerKeys>().AddSingleton<TokenCheck>()
            .AddSingleton(_ => new Passage(options.Backend)).AddSingleton<GatewayDoor>();
        var app = builder.Build();
        app.Urls.Add(url);
        app.UseRouting();
        foreach (var route in GatewayRoute.All)
            app.MapMethods(route.Path, [route.Method], (HttpContext http, GatewayDoor door) => door.Answer(http, route));
        app.MapFallback(() => GatewayAnswer.NotFound);
        return app;
    }

    internal static GatewayBehaviour BehaviourOf(GatewayOptions options) => Defects.Find(options.Defects).Aggregate(new GatewayBehaviour(), (behaviour, defect) =>
        defect.Gateway is { } spoil ? spoil(behaviour) : throw new ArgumentException($"The defect {defect.Id} is one of a connector, and this is a gateway."));
}

using Harness.ReferenceConnector.Contract;
using Harness.ReferenceConnector.CustomPolicies;
using Harness.ReferenceConnector.Decisions;
using Harness.ReferenceConnector.Guests;
using Harness.ReferenceConnector.Hosting;
using Harness.ReferenceConnector.Loyalty;

namespace Harness.ReferenceConnector;

/// <summary>An API connector for the sign-up user flow and for custom policies of Azure AD B2C, as a web application.</summary>
public static class ReferenceConnectorApp
{
    /// <summary>Makes the connector; the caller starts and stops it and finds its address in <see cref="WebApplication.Urls"/>.</summary>
    /// <param name="options">What the connector is told.</param>
    /// <param name="url">Where to listen, such as <c>http://127.0.0.1:0</c> for any free port.</param>
    /// <returns>An application that has not been started. It writes no log.</returns>
    /// <exception cref="ArgumentException">An option has no meaning, or a defect is unknown.</exception>
    public static WebApplication Build(ConnectorOptions options, string url) => Build(options, url, QuietHost.CreateBuilder());

    internal static WebApplication Build(ConnectorOptions options, string url, WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.Patience, TimeSpan.Zero);
        if (options.User.Contains(':', StringComparison.Ordinal))
            throw new ArgumentException("A user name of Basic credentials cannot contain a colon.");
        if (options.OldUser?.Contains(':', StringComparison.Ordinal) is true)
            throw new ArgumentException("A user name of Basic credentials cannot contain a colon.");
        if (options is { Loyalty: null, LoyaltyStandBy: not null })
            throw new ArgumentException("A stand-by of the loyalty service needs a loyalty service that it stands by for.");
        var defects = Defects.Find(options.Defects);
        if (defects.FirstOrDefault(defect => defect.Gateway is not null) is { } foreign)
            throw new ArgumentException($"The defect {foreign.Id} is one of a gateway, and this is a connector.");

        builder.Services.AddSingleton(options).AddSingleton(TimeProvider.System)
            .AddSingleton<Connector>().AddSingleton<AfterFederation>().AddSingleton<BeforeCreatingUser>().AddSingleton<BeforeSendingToken>()
            .AddSingleton<Approvals>().AddSingleton<TidyNames>().AddSingleton<Members>().AddSingleton<LoyaltyCheck>().AddSingleton<NestedPromotions>().AddSingleton<MemberProfile>().AddSingleton<Checks>()
            .AddSingleton(defects.Aggregate(new LoyaltyBehaviour(), (behaviour, defect) => defect.Loyalty?.Invoke(behaviour) ?? behaviour))
            .AddSingleton<LoyaltyServices>().AddSingleton<LoyaltyReads>().AddSingleton<LoyaltyWrites>().AddHostedService(services => services.GetRequiredService<LoyaltyWrites>())
            .AddSingleton<Failures>().AddSingleton<Promotions>().AddSingleton<InvitationCodes>().AddSingleton<SignUps>();
        var app = builder.Build();
        app.Urls.Add(url);
        app.UseRouting();
        if (options.Log is { } log)
            app.UseMiddleware<CallLog>(log, defects.Any(defect => defect.LogsRequests));
        IReadOnlyList<Entry> entries = [.. defects.Select(defect => defect.Entry).OfType<Entry>()];
        app.UseMiddleware<Authentication>(entries);
        var routes = app.MapGroup("");
        string[] methods = [HttpMethods.Post, .. defects.SelectMany(defect => defect.OtherMethods)];
        foreach (var route in StepRoute.All)
            routes.MapMethods(route.Path, methods, Answer)
                .WithMetadata(route);
        foreach (var route in GuestRoute.All)
            routes.MapPost(route.Path, (Call call, IServiceProvider services) => HttpAnswer.To(route.Decide(services, call.Claims)))
                .WithMetadata(new StepRoute(route.Path, route.Step));
        foreach (var route in PolicyRoute.All)
            routes.MapMethods(route.Pattern, route.Methods, async (Call call, IServiceProvider services, CancellationToken aborted) =>
                HttpAnswer.To(await route.Decide(services, call, aborted)))
                .WithMetadata(new StepRoute(route.Path, Step.CustomPolicy) { Reads = SentClaims.Read });
        if (defects.Count > 0)
            routes.AddEndpointFilter(new DefectFilter(defects));
        return app;
    }

    private static Task<HttpAnswer> Answer(Call call, Connector connector, CancellationToken aborted) => connector.Answer(call, aborted);
}

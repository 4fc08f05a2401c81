using Harness.ReferenceConnector.Hosting;

namespace Harness.ReferenceConnector;

/// <summary>A loyalty service with one member and one invitation code, for those who have no loyalty service at hand.</summary>
public static class LoyaltyStandIn
{
    private const string Member = "212342";
    private const string Invitation = "WELCOME-2026";

    /// <summary>Makes the service; the caller starts and stops it.</summary>
    /// <param name="url">Where to listen, such as <c>http://127.0.0.1:0</c> for any free port.</param>
    /// <returns>
    /// An application that answers <c>GET /promotions?email=...&amp;loyaltyId=...</c>, <c>POST /sign-ups</c>,
    /// <c>GET /invitations/...</c> and <c>PUT /invitations/.../redemption</c>.
    /// </returns>
    public static WebApplication Build(string url)
    {
        var app = QuietHost.CreateBuilder().Build();
        app.Urls.Add(url);
        app.MapGet("/promotions", (string? loyaltyId) => loyaltyId == Member
            ? Results.Json(new { promoCode = "84362", points = 1200, tier = "gold" })
            : Results.NotFound());
        app.MapPost("/sign-ups", () => Results.Accepted());
        app.MapGet("/invitations/{code}", (string code) => code == Invitation ? Results.Json(new { valid = true }) : Results.NotFound());
        app.MapPut("/invitations/{code}/redemption", (string code) => code == Invitation ? Results.NoContent() : Results.NotFound());
        return app;
    }
}

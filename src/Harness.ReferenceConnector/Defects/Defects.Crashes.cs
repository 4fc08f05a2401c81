using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector;

public static partial class Defects
{
    private static readonly string[] ExpectedClaims = ["surname", "givenName", "displayName", "email", "identities", "ui_locales"];

    private static readonly string[] TextClaims =
    [
        "step", "client_id", "ui_locales", "email", "objectId", "displayName", "givenName", "surname", "jobTitle",
        "streetAddress", "city", "postalCode", "state", "country", "loyaltyId", "language", "lang",
    ];

    private static Defect[] Crashes =>
    [
        new("crashes-on-missing-claim", "A claim that is absent leads to an unhandled exception and an empty 500.",
            ["UF-REQ-004", "UF-STA-002"])
        {
            Before = Instead(scene => ExpectedClaims.All(name => scene.Request?[name] is not null)
                ? null
                : new(StatusCodes.Status500InternalServerError, null)),
        },
        new("crashes-on-wrong-type", "A claim that is not text where text is expected leads to a 500.", ["UF-STA-002", "CP-REQ-009"])
        {
            Before = Instead(scene => WronglyTyped(scene) is null
                ? null
                : Text(StatusCodes.Status500InternalServerError, HttpAnswer.Json, """{"error":"internal"}""")),
        },
        new("developer-exception-page", "An absent surname shows the developer's exception page to the caller.",
            ["UF-STA-006", "UF-REQ-004", "UF-STA-002"])
        {
            Before = Instead(scene => scene.Request?["surname"] is not null
                ? null
                : Text(StatusCodes.Status500InternalServerError, "text/plain; charset=utf-8", Trace)),
        },
        new("framework-validation", "The web framework validates the model first and answers 400 with its own problem details.",
            ["UF-STA-003"])
        {
            Before = Instead(scene => scene.Request?["displayName"] is null
                ? Problem("displayName", "The displayName field is required.")
                : WronglyTyped(scene) is { } claim ? Problem(claim, $"The value is not valid for {claim}.") : null),
        },
        new("redirects", "Every call is redirected to a login page.", ["UF-TRN-006", "CP-TRN-001"])
        {
            Before = Instead(scene =>
            {
                scene.Http.Response.Headers.Location = "/login";
                return new(StatusCodes.Status302Found, null);
            }),
        },
    ];

    private static string? WronglyTyped(Scene scene) => TextClaims.FirstOrDefault(name =>
        scene.Request?[name]?.GetValueKind() is not (null or JsonValueKind.String));

    private static HttpAnswer Problem(string claim, string text) => new(400, "application/problem+json; charset=utf-8")
    {
        Body = new JsonObject
        {
            ["type"] = "https://tools.ietf.org/html/rfc9110#section-15.5.1",
            ["title"] = "One or more validation errors occurred.",
            ["status"] = StatusCodes.Status400BadRequest,
            ["errors"] = new JsonObject { [claim] = new JsonArray(text) },
            ["traceId"] = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00",
        },
    };
}

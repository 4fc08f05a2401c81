using System.Globalization;
using System.Text.Json.Nodes;
using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector;

public static partial class Defects
{
    private static readonly string[] LanguageClaims = ["lang", "language", "ui_locales"];

    /// <summary>How the claims of a policy are taken in.</summary>
    private static Defect[] PolicyRequests =>
    [
        new("reads-json-only", "Claims in a form are answered with HTTP 415, and claims in the address or in headers with HTTP 405.", ["CP-REQ-001"])
        {
            Before = Instead(scene =>
                !HttpMethods.IsPost(scene.Http.Request.Method) ? new(StatusCodes.Status405MethodNotAllowed, null)
                : scene.Http.Request.HasFormContentType ? UnsupportedMediaType
                : null),
        },
        new("crashes-without-input-claim", "An e-mail address or a loyalty id that is absent leads to an unhandled exception.", ["CP-REQ-002"])
        {
            Before = Instead(scene => CrashIf(scene.Request is { } request && (Sent(request, "email") is null || Sent(request, "loyaltyId") is null))),
        },
        new("parses-language-as-number", "The language is parsed as a number: a tag leads to an unhandled exception.", ["CP-REQ-003"])
        {
            Before = Instead(scene => CrashIf(Languages(scene).Any(text => !IsNumber(text)))),
        },
        new("takes-language-for-tag", "The language is taken for a tag: a number is no name of a culture and leads to an unhandled exception.", ["CP-REQ-003"])
        {
            Before = Instead(scene => CrashIf(Languages(scene).Any(IsNumber))),
        },
        new("crashes-on-encoded-values", "Signs and letters that must be escaped in an address or a header lead to an unhandled exception.", ["CP-REQ-005"])
        {
            Before = Instead(scene => CrashIf(HttpMethods.IsGet(scene.Http.Request.Method)
                && TextsOf(scene).Any(text => text.Any(letter => !char.IsAscii(letter) || letter is '+' or '&' or '%')))),
        },
        new("reads-flat-bodies-only", "A body with objects in it cannot be mapped and is answered with 400 and an error of the API's own making.", ["CP-REQ-006"])
        {
            Before = Instead(scene => scene.Request?.Any(member => member.Value is JsonObject) is true ? Error("Nested members are not supported.") : null),
        },
        new("takes-empty-loyalty-id", "An empty loyalty id passes where an absent one is refused.", ["CP-REQ-008"])
        {
            Before = Instead(scene => TextOf(Sent(scene.Request, "loyaltyId")) is "" ? HttpAnswer.To(new Success([new("promoCode", "")])) : null),
        },
        new("problem-details-for-wrong-type", "A claim of another type is answered with the problem details of the web framework.", ["CP-REQ-009"])
        {
            Before = Instead(scene => WronglyTyped(scene) is { } claim ? Problem(claim, $"The JSON value could not be converted. Path: $.{claim}.") : null),
        },
        new("insists-on-phone-number", "A phone number is demanded, which no policy sends.", ["CP-DRF-003"])
        {
            Before = Instead(scene => scene.Request is { } request && Sent(request, "phoneNumber") is null
                ? Refuse(scene, "Please enter your phone number.")
                : null),
        },
    ];

    /// <summary>A claim, also where a policy has built a payload of its own.</summary>
    private static JsonNode? Sent(JsonObject? request, string name) =>
        request?[name] ?? request?.Select(member => (member.Value as JsonObject)?[name]).FirstOrDefault(value => value is not null);

    private static IEnumerable<string> Languages(Scene scene) =>
        LanguageClaims.Select(name => Sent(scene.Request, name)?.ToString()).OfType<string>().Where(text => text.Length > 0);

    private static bool IsNumber(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}

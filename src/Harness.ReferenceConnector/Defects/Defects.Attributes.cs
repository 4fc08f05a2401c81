using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector;

public static partial class Defects
{
    // The id that the documentation's samples use, copied with the rest of the sample.
    private const string CopiedAppId = "25883231668a43a780b25685c3f874bc";

    private static readonly string[] CountriesOfTheForm =
        ["Brazil", "France", "Germany", "India", "Italy", "Spain", "Switzerland", "United Kingdom", "United States"];

    private static readonly Dictionary<string, int> Columns = new()
    {
        ["displayName"] = 100,
        ["givenName"] = 50,
        ["surname"] = 50,
        ["jobTitle"] = 50,
        ["streetAddress"] = 255,
        ["city"] = 50,
        ["postalCode"] = 20,
        ["state"] = 50,
        ["country"] = 60,
    };

    private static Defect[] Attributes =>
    [
        new("reads-surname-only", "The family name is demanded after federation and is found under surname only, not under lastName.",
            ["UF-REQ-021"])
        {
            Before = Instead(scene => scene.Step is Step.PostFederationSignup && scene.Claims["surname"] is null
                ? Refuse(scene, "Your family name is not known to us.")
                : null),
        },
        new("requires-short-attribute-names",
            "The loyalty id is demanded and looked for under extension_loyaltyId, the name that answers may use and requests do not.",
            ["UF-REQ-023"])
        {
            Before = Instead(scene => scene.Step is Step.PostAttributeCollection && scene.Claims["extension_loyaltyId"] is null
                ? Refuse(scene, "Please enter your loyalty id.")
                : null),
        },
        new("hard-coded-app-id", "Custom attributes of another extensions app than the documentation's lead to an unhandled exception.",
            ["UF-REQ-024"])
        {
            Before = Instead(scene => CrashIf(scene.Request?.Any(claim =>
                CustomName(claim.Key) is { App: { } app } && app != CopiedAppId) is true)),
        },
        new("typed-attributes-as-literals-only", "A boolean or a number that arrives as text leads to an unhandled exception.",
            ["UF-REQ-025"])
        {
            Before = Instead(scene => CrashIf(CustomTexts(scene).Any(attribute =>
                bool.TryParse(attribute.Text, out _) || attribute.Name == "shoeSize"))),
        },
        new("expects-selections-as-list", "A comma-joined selection is none of the known choices and leads to an unhandled exception.",
            ["UF-REQ-026"])
        {
            Before = Instead(scene => CrashIf(CustomTexts(scene).Any(attribute => attribute.Text.Contains(',')))),
        },
        new("narrow-columns",
            "Texts that the directory takes are too long for the API's own database and lead to an unhandled exception.",
            ["UF-REQ-030"])
        {
            Before = Instead(scene => CrashIf(Columns.Any(column => TextOf(scene.Request?[column.Key])?.Length > column.Value))),
        },
        new("postal-code-as-number", "The postal code is returned as the number it was parsed to, without leading zeros.", ["UF-REQ-032"])
        {
            After = Edit<Continue>((scene, body) =>
            {
                if (scene.Claims["postalCode"] is { } code && code.All(char.IsAsciiDigit))
                    body["postalCode"] = WithoutLeadingZeros(code);
            }),
        },
        new("crashes-on-letters-in-postal-code", "A postal code with letters leads to an unhandled exception.", ["UF-REQ-032"])
        {
            Before = Instead(scene => CrashIf(scene.Claims["postalCode"]?.Any(char.IsLetter) is true)),
        },
        new("countries-by-english-name", "A country that is a code, or not named in English, leads to an unhandled exception.",
            ["UF-REQ-034", "UF-STA-002"])
        {
            Before = Instead(scene => CrashIf(scene.Claims["country"] is { } country && !CountriesOfTheForm.Contains(country))),
        },
    ];

    private static IEnumerable<(string Name, string Text)> CustomTexts(Scene scene) =>
        from claim in scene.Request ?? []
        let custom = CustomName(claim.Key)
        let text = TextOf(claim.Value)
        where custom is not null && text is not null
        select (custom.Name, text);

    private static CustomClaimName? CustomName(string claim) => CustomClaim().Match(claim) is { Success: true } match
        ? new(match.Groups["app"] is { Success: true, Value: var app } ? app : null, match.Groups["name"].Value)
        : null;

    [GeneratedRegex("^extension_((?<app>[0-9a-fA-F]{32})_)?(?<name>.+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex CustomClaim();

    private sealed record CustomClaimName(string? App, string Name);
}

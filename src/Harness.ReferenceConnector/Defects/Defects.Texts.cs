using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector;

public static partial class Defects
{
    private static readonly string[] EchoedClaims = ["displayName", "givenName", "surname", "city"];

    /// <summary>What happens to the texts that people have, and to those that nobody has.</summary>
    private static Defect[] Texts =>
    [
        new("question-marks-for-letters", "Names are stored in ASCII and returned with question marks.", ["UF-REQ-027"])
        {
            After = Edit<Continue>((scene, body) => Echo(scene, body, text => Encoding.ASCII.GetString(Encoding.ASCII.GetBytes(text)))),
        },
        new("body-read-as-latin-1", "The body is read in the wrong encoding, and names are returned as it was read.", ["UF-REQ-027"])
        {
            After = Edit<Continue>((scene, body) => Echo(scene, body, text => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text)))),
        },
        new("email-compared-by-case", "An e-mail domain in capitals is another domain: blocked ones are let in, accepted ones refused.",
            ["UF-REQ-031"])
        {
            Before = Reading(request =>
            {
                if (new Claims(request).EmailDomain is { } domain && domain.Any(char.IsUpper))
                    request["email"] = "someone@in-capitals.example";
            }),
        },
        new("email-split-at-first-at", "The domain of an e-mail address is what follows the first @, also within a quoted local part.",
            ["UF-REQ-031"])
        {
            Before = Reading(request =>
            {
                if (TextOf(request["email"])?.Split('@', 2) is [var local, var domain])
                    request["email"] = $"{local}@{domain.Replace('@', '_')}";
            }),
        },
        new("repeats-hostile-text", "A text with an angle bracket is refused, and the message repeats it as it came.", ["UF-REQ-033", "CP-REQ-004"])
        {
            Before = Instead(scene => TextsOf(scene).FirstOrDefault(text => text.Contains('<')) is { } text
                ? Refuse(scene, $"Please do not enter {text}.")
                : null),
        },
        new("evaluates-templates", "A message goes through a template engine that evaluates what the person typed.", ["UF-REQ-033", "CP-REQ-004"])
        {
            Before = Instead(scene => TextsOf(scene).FirstOrDefault(text => Product().IsMatch(text)) is { } text
                ? Refuse(scene, $"Please do not enter {Product().Replace(text, Evaluated)}.")
                : null),
        },
    ];

    private static IEnumerable<string> TextsOf(Scene scene) => (scene.Request ?? []).Select(claim => TextOf(claim.Value)).OfType<string>();

    private static void Echo(Scene scene, JsonObject body, Func<string, string> change)
    {
        foreach (var name in EchoedClaims)
        {
            if (TextOf(scene.Request?[name]) is { } text)
                body[name] = change(text);
        }
    }

    private static string Evaluated(Match product) =>
        decimal.TryParse(product.Groups["left"].ValueSpan, CultureInfo.InvariantCulture, out var left)
        && decimal.TryParse(product.Groups["right"].ValueSpan, CultureInfo.InvariantCulture, out var right)
            ? (left * right).ToString(CultureInfo.InvariantCulture)
            : "";

    // {{7*7}}, ${7*7}, #{7*7} and <%= 7*7 %>.
    [GeneratedRegex(@"(\{\{|[$#]\{|<%=)\s*(?<left>[0-9]{1,9})\s*\*\s*(?<right>[0-9]{1,9})\s*(\}\}|\}|%>)", RegexOptions.ExplicitCapture)]
    private static partial Regex Product();
}

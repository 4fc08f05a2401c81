using System.Text;
using Harness.ReferenceConnector.Contract;
using Harness.ReferenceConnector.Decisions;

namespace Harness.ReferenceConnector;

public static partial class Defects
{
    private static readonly string[] LocalesOfTheTable = ["en-US", "en-GB", "de-DE", "fr-FR", "es-ES", "pt-BR", "ja-JP", "ar-EG"];

    private static Defect[] Locales =>
    [
        new("crashes-without-locale", "A missing or empty ui_locales leads to an unhandled exception.", ["UF-LOC-001"])
        {
            Before = Instead(scene => CrashIf(scene.Request is not null && scene.Claims["ui_locales"] is null)),
        },
        new("no-message-in-unknown-language", "Refusing a person whose language has no messages leads to an unhandled exception.",
            ["UF-LOC-001", "CP-REQ-003"])
        {
            After = (scene, answer) => answer.Meaning is ShowBlockPage or ValidationError or Refusal
                && scene.Claims.Locales.All.Count > 0 && !scene.Claims.Locales.All.Any(Messages.Know)
                    ? Crash
                    : answer,
        },
        new("english-only", "Messages are in English, whatever language the person asks for.", ["UF-LOC-002"])
        {
            Before = Reading(request => request["ui_locales"] = "en-US"),
        },
        new("locales-matched-exactly", "A locale is looked up as it is written: another case, another region or none falls to English.",
            ["UF-LOC-003"])
        {
            Before = Reading(request =>
            {
                if (!LocalesOfTheTable.Contains(TextOf(request["ui_locales"])))
                    request["ui_locales"] = "en-US";
            }),
        },
        new("crashes-on-locale-list", "A list of several locales is no name of a culture and leads to an unhandled exception.",
            ["UF-LOC-004"])
        {
            Before = Instead(scene => CrashIf(scene.Claims["ui_locales"]?.AsSpan().ContainsAny(' ', ',') is true)),
        },
        new("message-with-replacement-characters", "Messages lost their non-ASCII letters when they were stored.", ["UF-LOC-005"])
        {
            After = Edit<Answer>(body =>
            {
                if (TextOf(body["userMessage"]) is { } message)
                    body["userMessage"] = string.Concat(message.Select(letter => char.IsAscii(letter) ? letter : '\uFFFD'));
            }),
        },
        new("message-in-latin-1", "Refusals are written in Latin-1 and labelled as UTF-8.", ["UF-LOC-005", "UF-RES-008"])
        {
            After = (scene, answer) => answer is { Meaning: ShowBlockPage or ValidationError, Body: not null }
                ? answer with { Raw = Encoding.Latin1.GetBytes(Encoding.UTF8.GetString(answer.Content.Span)) }
                : answer,
        },
        new("refuses-other-languages", "Only people who ask for English may sign up.", ["UF-LOC-006"])
        {
            Before = Instead(scene => scene.Claims.Locales.All is [{ Language: not "en" }, ..]
                ? Refuse(scene, "This service is available in English only.")
                : null),
        },
    ];
}

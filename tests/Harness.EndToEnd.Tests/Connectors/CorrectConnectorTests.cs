using static Harness.EndToEnd.Tests.Connectors.Ask;

namespace Harness.EndToEnd.Tests.Connectors;

/// <summary>What the correct connector makes of requests that are odd and legal, or not even legal.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class CorrectConnectorTests
{
    private const string GoesOn = "200 Continue";
    private const string Blocks = "200 ShowBlockPage";
    private const string Keeps = "400 ValidationError";
    private const string English = " Please enter a display name of more than five characters.";
    private const string German = " Bitte geben Sie einen Anzeigenamen mit mehr als fünf Zeichen ein.";
    private const string French = " Veuillez saisir un nom d’affichage de plus de cinq caractères.";
    private const string Spanish = " Introduzca un nombre para mostrar de más de cinco caracteres.";
    private const string Portuguese = " Informe um nome de exibição com mais de cinco caracteres.";

    private static IEnumerable<Odd> Requests() =>
    [
        .. new[] { "", " ", "{", "[]", "[{}]", "null", "42", "true", "\"text\"", "{}x", "{\"email\":\"\\ud800\"}", new string('[', 1000) }
            .Select(body => new Odd($"body {body[..Math.Min(body.Length, 20)]}", Blocks, BeforeCreatingUser with { Raw = body })),
        new("byte order mark", GoesOn, BeforeCreatingUser with { Raw = '\uFEFF' + BeforeCreatingUser.Claims.ToJsonString() }),
        .. new[] { "", "text/plain", "application/json; charset=utf-8", "application/problem+json" }
            .Select(type => new Odd($"content type {type}", GoesOn, BeforeCreatingUser with { ContentType = type })),
        new("chunked", GoesOn, BeforeCreatingUser with { IsChunked = true }),
        new("expects 100-continue", GoesOn, BeforeCreatingUser with { ExpectsContinue = true }),
        new("no user agent", GoesOn, BeforeCreatingUser with { HasUserAgent = false }),

        .. new[] { "ui_locales", "client_id", "givenName", "surname", "city", "postalCode", "country", "identities" }.SelectMany(name => new[]
        {
            new Odd($"no {name}", GoesOn, BeforeCreatingUser.Without(name)),
            new Odd($"null {name}", GoesOn, BeforeCreatingUser.With(name, null)),
            new Odd($"empty {name}", GoesOn, BeforeCreatingUser.With(name, "")),
            new Odd($"numeric {name}", GoesOn, BeforeCreatingUser.With(name, 1)),
        }),
        .. new[] { "email", "displayName" }.SelectMany(name => new[]
        {
            new Odd($"no {name}", Keeps, BeforeCreatingUser.Without(name)),
            new Odd($"null {name}", Keeps, BeforeCreatingUser.With(name, null)),
            new Odd($"empty {name}", Keeps, BeforeCreatingUser.With(name, "")),
        }),
        .. new[] { "[]", "[null]", "[1]", "[{}]", "{}", """[{"issuer":null}]""", """[{"signInType":1,"issuer":2,"issuerAssignedId":3}]""" }
            .Select(identities => new Odd($"identities {identities}", GoesOn, AfterFederation.WithIdentities(identities))),
        new("blocked provider", Blocks, AfterFederation.WithIdentities("""[{"issuer":"blocked.example"}]""")),
        new("blocked provider in capitals", Blocks, AfterFederation.WithIdentities("""[{"issuer":"BLOCKED.example"}]""")),
        new("blocked provider as a word", Blocks, AfterFederation.WithIdentities("""[{"issuer":"blocked"}]""")),
        new("blocked provider behind another", Blocks, BeforeCreatingUser.WithIdentities("""[{"issuer":"google.com"},{"issuer":"blocked.example"}]""")),
        new("blocked provider at the token step", GoesOn, BeforeSendingToken.WithIdentities("""[{"issuer":"blocked.example"}]""")),

        new("surname", $"{GoesOn} Zoe Martin", AfterFederation.Without("displayName").Look("displayName")),
        new("lastName", $"{GoesOn} Zoe Martin", AfterFederation.Without("displayName", "surname").With("lastName", "Martin").Look("displayName")),
        new("hostile surname", GoesOn, AfterFederation.Without("displayName").With("surname", "<script>").Look("displayName")),
        new("quoted local part", GoesOn, BeforeCreatingUser.With("email", "\"a@blocked.example\"@fabrikam.com")),
        new("tenant with another app id", GoesOn, BeforeCreatingUser.WithCustom("loyaltyId", "212342", "0123456789abcdef0123456789abcdef")),
        new("step of the printed sample", GoesOn, BeforeSendingToken.With("step", "PreTokenApplicationClaims").Without("client_id").With("clientId", "1")),
        .. new[] { "", "null", "PreTokenIssuance ", "<script>" }.Select(step => new Odd($"step {step}", GoesOn, BeforeCreatingUser.With("step", step))),

        .. new[] { "", " ", "xx-YY", "zh-Hant-TW", "en", "EN-us", "-", "<script>alert(1)</script>", new string('x', 64) }
            .Select(locale => new Odd($"locale {locale}", Keeps + English, InLocale(locale))),
        .. new[] { "de", "de-DE", "de-AT", "DE-de", "de_CH", "de-CH fr", "xx de fr", "de,fr" }
            .Select(locale => new Odd($"locale {locale}", Keeps + German, InLocale(locale))),
        .. new[] { "fr", "fr-CA", "fr de" }.Select(locale => new Odd($"locale {locale}", Keeps + French, InLocale(locale))),
        .. new[] { "es-ES", "es-mx" }.Select(locale => new Odd($"locale {locale}", Keeps + Spanish, InLocale(locale))),
        .. new[] { "pt-BR", "pt-br", "pt" }.Select(locale => new Odd($"locale {locale}", Keeps + Portuguese, InLocale(locale))),
    ];

    [Test]
    public async Task It_answers_odd_requests_in_the_words_of_the_contract()
    {
        await using var connector = await ConnectorTalk.With(null);
        var odd = Requests().ToArray();
        var answers = new List<string>();
        foreach (var request in odd) answers.Add($"{request.About}: {await connector.Says(request.Ask)}");
        Assert.That(answers, Is.EqualTo(odd.Select(request => $"{request.About}: {request.Answer}")));
    }

    private static Ask InLocale(string locale) => Refused.With("ui_locales", locale).Look("userMessage");

    private sealed record Odd(string About, string Answer, Ask Ask);
}

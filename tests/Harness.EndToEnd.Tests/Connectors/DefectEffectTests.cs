using static Harness.EndToEnd.Tests.Connectors.Ask;

namespace Harness.EndToEnd.Tests.Connectors;

/// <summary>What each defect does on the wire, and that the correct connector does not.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class DefectEffectTests
{
    private const string GoesOn = "200 Continue";
    private const string Blocks = "200 ShowBlockPage";
    private const string Keeps = "400 ValidationError";

    private const string Federated = """{"signInType":"federated","issuer":"google.com","issuerAssignedId":"7"}""";
    private const string Local = """{"signInType":"emailAddress","issuer":"contoso.onmicrosoft.com","issuerAssignedId":"a@b.c"}""";
    private const string FromBlocked = """{"signInType":"federated","issuer":"blocked.example","issuerAssignedId":"7"}""";

    private static IEnumerable<Effect> Effects()
    {
        // How a request arrives.
        yield return new("requires-user-agent", GoesOn, "403", BeforeCreatingUser with { HasUserAgent = false });
        yield return new("reads-forms-only", GoesOn, "415", BeforeCreatingUser);
        yield return new("serves-other-methods", "405; 405; 405", "200 Continue; 200 Continue; 200 Continue",
            BeforeCreatingUser with { Method = HttpMethod.Get }, BeforeCreatingUser with { Method = HttpMethod.Put }, BeforeCreatingUser with { Method = HttpMethod.Delete });
        yield return new("refuses-charset", GoesOn, "415", BeforeCreatingUser with { ContentType = "application/json; charset=utf-8" });
        yield return new("malformed-body-shows-trace", Blocks, "500", BeforeCreatingUser with { Raw = "{\"email\":" });
        yield return new("body-limit-of-eight-kilobytes", GoesOn, "413", HundredAttributes());

        // Which claims are there.
        yield return new("crashes-on-missing-claim", GoesOn, "500", BeforeCreatingUser.Without("surname"));
        yield return new("crashes-on-null", GoesOn, "500", BeforeCreatingUser.With("surname", null));
        yield return new("crashes-on-empty-text", GoesOn, "500", BeforeCreatingUser.With("surname", ""));
        yield return new("takes-empty-for-present", $"{Keeps}; {Keeps}", $"{Keeps}; {GoesOn}",
            BeforeCreatingUser.Without("displayName"), BeforeCreatingUser.With("displayName", ""));
        yield return new("refuses-unknown-claims", GoesOn, "400", BeforeCreatingUser.With("department", "Sales"));
        yield return new("relies-on-key-order", GoesOn, "500", BeforeCreatingUser.Reversed());
        yield return new("requires-step", GoesOn, "400", BeforeCreatingUser.Without("step", "client_id"));
        yield return new("decides-step-by-claims", GoesOn, Keeps, Refused.With("step", "PreTokenIssuance"));
        yield return new("crashes-on-unknown-step", $"{GoesOn}; {GoesOn}", "500; 500",
            BeforeCreatingUser.With("step", "SomethingNew"), BeforeCreatingUser.With("step", ""));
        yield return new("crashes-without-client-id", GoesOn, "500", BeforeSendingToken.Without("client_id").With("clientId", "1"));
        yield return new("requires-object-id-before-account", $"{GoesOn}; {GoesOn}", $"400; {GoesOn}", BeforeCreatingUser, BeforeSendingToken);
        yield return new("requires-object-id-for-token", $"{GoesOn}; {GoesOn}", $"{GoesOn}; 400",
            BeforeSendingToken, BeforeSendingToken.Without("objectId"));
        yield return new("requires-email-after-federation", GoesOn, "400", AfterFederation.Without("email"));

        // Identities.
        yield return new("crashes-without-identities", GoesOn, "500", BeforeCreatingUser.Without("identities"));
        yield return new("crashes-on-incomplete-identities", $"{GoesOn}; {GoesOn}", "500; 500",
            BeforeCreatingUser.WithIdentities("[]"), BeforeCreatingUser.WithIdentities("""[{"signInType":"federated"}]"""));
        yield return new("looks-at-first-identity-only", $"{Blocks}; {Blocks}; {GoesOn}", $"{Blocks}; {GoesOn}; {Blocks}",
            AfterFederation.WithIdentities($"[{FromBlocked},{Federated}]"), AfterFederation.WithIdentities($"[{Federated},{FromBlocked}]"),
            AfterFederation.WithIdentities($"[{Local},{Federated}]"));
        yield return new("crashes-on-other-sign-in-types", $"{GoesOn}; {GoesOn}", $"{GoesOn}; 500",
            BeforeCreatingUser, BeforeCreatingUser.WithIdentities("""[{"signInType":"customerId","issuer":"contoso.onmicrosoft.com","issuerAssignedId":"1"}]"""));
        yield return new("assigned-id-as-number", $"{GoesOn}; {GoesOn}", $"{GoesOn} 123; 500",
            AfterFederation.WithIdentities(FromProvider("google.com", "0123")).Look("extension_memberNumber"),
            AfterFederation.WithIdentities(FromProvider("google.com", "115678901234567890123")));
        yield return new("knows-issuers-by-domain-only", GoesOn, Blocks,
            AfterFederation.WithIdentities(FromProvider("google", "7")));

        // Attributes.
        yield return new("reads-surname-only", GoesOn, Blocks, AfterFederation.Without("surname").With("lastName", "Martin"));
        yield return new("requires-short-attribute-names", $"{GoesOn}; {GoesOn}", $"{Keeps}; {GoesOn}",
            BeforeCreatingUser, BeforeCreatingUser.With("extension_loyaltyId", "212342"));
        yield return new("hard-coded-app-id", GoesOn, "500", BeforeCreatingUser.WithCustom("loyaltyId", "1", "0123456789abcdef0123456789abcdef"));
        yield return new("typed-attributes-as-literals-only", $"{GoesOn}; {GoesOn}; {GoesOn}", $"{GoesOn}; 500; 500",
            BeforeCreatingUser.WithCustom("shoeSize", 42), BeforeCreatingUser.WithCustom("shoeSize", "42"), BeforeCreatingUser.WithCustom("newsletter", "true"));
        yield return new("expects-selections-as-list", GoesOn, "500", BeforeCreatingUser.WithCustom("groups", "Alumni,Faculty"));
        yield return new("narrow-columns", $"{GoesOn}; {GoesOn}", "500; 500",
            BeforeCreatingUser.With("displayName", new string('x', 256)), BeforeCreatingUser.With("streetAddress", new string('x', 1024)));
        yield return new("postal-code-as-number", GoesOn, $"{GoesOn} 501", BeforeCreatingUser.With("postalCode", "00501").Look("postalCode"));
        yield return new("crashes-on-letters-in-postal-code", GoesOn, "500", BeforeCreatingUser.With("postalCode", "SW1A 1AA"));
        yield return new("countries-by-english-name", $"{GoesOn}; {GoesOn}; {GoesOn}", $"{GoesOn}; 500; 500",
            BeforeCreatingUser, BeforeCreatingUser.With("country", "US"), BeforeCreatingUser.With("country", "España"));

        // Texts.
        yield return new("question-marks-for-letters", GoesOn, $"{GoesOn} Z?rich", BeforeCreatingUser.With("city", "Zürich").Look("city"));
        yield return new("body-read-as-latin-1", GoesOn, $"{GoesOn} ZÃ¼rich", BeforeCreatingUser.With("city", "Zürich").Look("city"));
        yield return new("email-compared-by-case", $"{Blocks}; {GoesOn}", $"{GoesOn}; {Keeps}",
            AfterFederation.With("email", "Eve@Blocked.Example"), BeforeCreatingUser.With("email", "EMILY@FABRIKAM.COM"));
        yield return new("email-split-at-first-at", $"{GoesOn}; {Blocks}", $"{Keeps}; {GoesOn}",
            BeforeCreatingUser.With("email", "\"a@b\"@fabrikam.com"), AfterFederation.With("email", "\"a@b\"@blocked.example"));
        yield return new("repeats-hostile-text", $"{GoesOn}; {Keeps} Please enter a display name of more than five characters.",
            $"{Blocks} Please do not enter <script>alert(1)</script>.; {Keeps} Please do not enter <b>.",
            AfterFederation.With("surname", "<script>alert(1)</script>").Look("userMessage"), BeforeCreatingUser.With("displayName", "<b>").Look("userMessage"));
        yield return new("evaluates-templates", $"{GoesOn}; {GoesOn}", $"{Keeps} Please do not enter 49.; {Keeps} Please do not enter 49.",
            BeforeCreatingUser.With("displayName", "{{7*7}}").Look("userMessage"), BeforeCreatingUser.With("city", "${7*7}").Look("userMessage"));

        // Locales.
        yield return new("crashes-without-locale", $"{GoesOn}; {GoesOn}", "500; 500",
            BeforeCreatingUser.Without("ui_locales"), BeforeCreatingUser.With("ui_locales", ""));
        yield return new("no-message-in-unknown-language", $"{Keeps}; {GoesOn}", $"500; {GoesOn}",
            Refused.With("ui_locales", "xx-YY"), BeforeCreatingUser.With("ui_locales", "xx-YY"));
        yield return new("english-only", Keeps + ShortName("de"), Keeps + ShortName("en"), RefusedIn("de-DE"));
        yield return new("locales-matched-exactly",
            $"{Keeps}{ShortName("de")}; {Keeps}{ShortName("de")}; {Keeps}{ShortName("pt")}", $"{Keeps}{ShortName("de")}; {Keeps}{ShortName("en")}; {Keeps}{ShortName("en")}",
            RefusedIn("de-DE"), RefusedIn("de-AT"), RefusedIn("pt-br"));
        yield return new("crashes-on-locale-list", Keeps + ShortName("de"), "500", RefusedIn("de-CH fr"));
        yield return new("message-with-replacement-characters", Keeps + ShortName("de"), Keeps + ShortName("de").Replace('ü', '\uFFFD'), RefusedIn("de-DE"));
        yield return new("message-in-latin-1", Keeps + ShortName("de"), "400", RefusedIn("de-DE"));
        yield return new("refuses-other-languages", $"{GoesOn}; {GoesOn}", $"{GoesOn}; {Keeps}", BeforeCreatingUser, BeforeCreatingUser.With("ui_locales", "fr-FR"));

        // What is remembered.
        yield return new("changes-its-mind", $"{GoesOn}; {GoesOn}; {GoesOn}; {GoesOn}", $"{GoesOn}; {Keeps}; {GoesOn}; {Keeps}",
            BeforeCreatingUser, BeforeCreatingUser, BeforeCreatingUser, BeforeCreatingUser);
        yield return new("overwrites-refusal", $"{Keeps}; {Blocks}", $"{GoesOn}; {Blocks}", Refused, Blocked);
        yield return new("remembers-refusal", $"{GoesOn}; {Keeps}; {GoesOn}", $"{GoesOn}; {Keeps}; {Keeps}", BeforeCreatingUser, Refused, BeforeCreatingUser);
        yield return new("locks-out-after-five-refusals", $"{Times(5, Keeps)}; {GoesOn}", $"{Times(5, Keeps)}; {Keeps}",
            [.. Enumerable.Repeat(Refused, 5), BeforeCreatingUser]);
        yield return new("fails-after-a-bad-request", $"{GoesOn}; {Blocks}; {GoesOn}; {GoesOn}", $"{GoesOn}; {Blocks}; 500; {GoesOn}",
            BeforeCreatingUser, BeforeCreatingUser with { Raw = "nonsense" }, BeforeCreatingUser, BeforeCreatingUser);
        yield return new("never-blocks", $"{Blocks}; {Blocks}", $"{Keeps}; {GoesOn}", Blocked, AfterFederation.With("email", "eve@blocked.example"));
        yield return new("tells-who-is-registered", $"{GoesOn}; {GoesOn}; {GoesOn}", $"{GoesOn}; {Keeps} This e-mail address is already registered.; {GoesOn}",
            BeforeCreatingUser.Look("userMessage"), BeforeCreatingUser.Look("userMessage"), BeforeCreatingUser.With("email", "ann@fabrikam.com").Look("userMessage"));
    }

    [Test]
    public async Task Only_the_defect_goes_wrong([ValueSource(nameof(Ids))] string id)
    {
        var effect = Effects().Single(effect => effect.Defect == id);
        await using var good = await ConnectorTalk.With(null);
        await using var bad = await ConnectorTalk.With(id);
        var (correct, spoilt) = (await good.SaysInTurn(effect.Asks), await bad.SaysInTurn(effect.Asks));
        Assert.Multiple(() =>
        {
            Assert.That(correct, Is.EqualTo(effect.Correct), "the correct connector");
            Assert.That(spoilt, Is.EqualTo(effect.Spoilt), "with the defect");
        });
    }

    public static IEnumerable<string> Ids => Effects().Select(effect => effect.Defect);

    private static string FromProvider(string issuer, string id) => $$"""[{"signInType":"federated","issuer":"{{issuer}}","issuerAssignedId":"{{id}}"}]""";

    private static Ask HundredAttributes() =>
        Enumerable.Range(0, 100).Aggregate(BeforeCreatingUser, (ask, i) => ask.WithCustom($"attribute{i}", new string('ä', 250)));

    private static Ask RefusedIn(string locales) => Refused.With("ui_locales", locales).Look("userMessage");

    private static string ShortName(string language) => language switch
    {
        "de" => " Bitte geben Sie einen Anzeigenamen mit mehr als fünf Zeichen ein.",
        "pt" => " Informe um nome de exibição com mais de cinco caracteres.",
        _ => " Please enter a display name of more than five characters.",
    };

    private static string Times(int count, string answer) => string.Join("; ", Enumerable.Repeat(answer, count));

    private sealed record Effect(string Defect, string Correct, string Spoilt, params Ask[] Asks);
}

using Harness.ReferenceConnector;
using static Harness.EndToEnd.Tests.Connectors.PolicyAsk;

namespace Harness.EndToEnd.Tests.Connectors;

/// <summary>What the correct connector makes of the calls of a custom policy, and what each defect makes of them.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class CustomPolicyTests
{
    private const string Granted = """200 {"promoCode":"84362"}""";
    private const string English = "409: Loyalty ID '1234' is not associated with 'david@contoso.com' email address.";
    private const string German = "409: Die Kundennummer '1234' gehört nicht zu der E-Mail-Adresse 'david@contoso.com'.";
    private const string French = "409: Le numéro de fidélité « 1234 » n’est pas associé à l’adresse e-mail « david@contoso.com ».";
    private const string Missing = "409: Please enter your e-mail address and your loyalty ID.";
    private const string NotValid = "409: Please check your e-mail address and your loyalty ID.";
    private const string Unreadable = "409: Your data could not be read. Please contact support.";
    private const string Unknown = "401: The credentials of this call are missing or wrong.";
    private const string ToldToDevelopers = "secrets-for-developers";
    private const string Guest = """200 {"tier":"basic","isMember":false,"visits":0,"cardNumber":0,"tiers":["basic"]}""";

    private const string Profiled =
        """200 {"tier":"gold","isMember":true,"visits":12,"cardNumber":4026000212342,"memberSince":"2019-05-04T00:00:00Z","tiers":["basic","silver","gold"]}""";

    private static IEnumerable<Odd> Calls() =>
    [
        new("body", Granted, Member),
        new("form", Granted, Form("email=david%40contoso.com&loyaltyId=212342&lang=1033")),
        new("query string", Granted, Get("?email=david%40contoso.com&loyaltyId=212342&lang=1033")),
        new("headers", Granted, Get("").Plus("email", "david@contoso.com").Plus("loyaltyId", "212342")),
        new("address", Granted, Get("/david%40contoso.com/212342")),
        new("own payload", """200 {"promotions":[{"code":"84362","points":1200}],"member":{"tier":"gold"}}""", Nested),
        new("own payload, refused", German, Nested with { Body = Nested.Body!.Replace("212342", "1234", StringComparison.Ordinal) }),
        new("claims exchange", Profiled, Profile),
        new("claims exchange, nobody", Guest, StrangerAsGuest),
        new("claims exchange, nothing", Guest, StrangerAsGuest with { Body = "{}" }),

        .. new[] { "1033", "en", "en-US", "xx", "0", "99999999999", "", "<b>" }.Select(language => new Odd($"language {language}", English, Stranger.With("lang", language))),
        .. new[] { "1031", "2055", "de", "de-CH" }.Select(language => new Odd($"language {language}", German, Stranger.With("lang", language))),
        new("language as a number", German, Stranger.With("lang", 1031)),
        new("language null", English, Stranger.With("lang", null)),
        new("under another name", French, Stranger.Without("lang").With("language", "1036")),
        new("under the third name", French, Stranger.Without("lang").With("ui_locales", "fr-FR")),
        new("in a form", German, Form("email=david%40contoso.com&loyaltyId=1234&language=1031")),
        new("in a header", German, Get("?email=david@contoso.com&loyaltyId=1234").Plus("ui_locales", "de-DE")),
        new("in the address", German, Get("/david@contoso.com/1234/1031")),

        // What a page might take for something else is not repeated.
        new("escaped", NotValid, Get("?email=d%2B%25%26%C3%A9%40contoso.com&loyaltyId=1234")),
        new("accent in the query", Presented("zoë+1@contoso.com"), Get("?email=zo%C3%AB%2B1%40contoso.com&loyaltyId=1234")),
        new("accent in the address", Presented("zoë@contoso.com"), Get("/zo%C3%AB%40contoso.com/1234")),
        new("escaped slash in the address", NotValid, Get("/a%2Fb%40contoso.com/1%2F2")),
        new("escaped header", Presented("zoë@contoso.com"), Get("?loyaltyId=1234").Plus("email", "zo%C3%AB%40contoso.com")),
        new("header in UTF-8", Presented("zoë@contoso.com"), Get("?loyaltyId=1234").Plus("email", "zoë@contoso.com")),

        .. new[] { "email", "loyaltyId" }.SelectMany(name => new[]
        {
            new Odd($"no {name}", Missing, Member.Without(name)),
            new Odd($"null {name}", Missing, Member.With(name, null)),
            new Odd($"empty {name}", Missing, Member.With(name, "")),
            new Odd($"numeric {name}", Unreadable, Member.With(name, 1)),
            new Odd($"{name} as a list", Unreadable, Member.With(name, new System.Text.Json.Nodes.JsonArray("1"))),
        }),
        new("nothing in the address", Missing, Get("")),
        new("half of the address", Missing, Get("//212342")),
        new("unknown claim", Granted, Member.With("shoeSize", 42)),
        .. new[] { "", " ", "{", "[]", "null", "42", "\"text\"", "{}x", "<html>" }.Select(body => new Odd($"body {body}", Unreadable, Json(body))),
        new("claim twice", Unreadable, Get("?email=a@b.c&email=d@e.f&loyaltyId=1")),
        new("form in another encoding", Missing, Form("email=%E9%ZZ&&=&loyaltyId")),
        .. new[] { "<script>alert(1)</script>", "' OR 1=1 --", "{{7*7}}", "../../etc/passwd", "1\r\nSet-Cookie: a=b", new string('9', 5000) }
            .Select(text => new Odd($"hostile id {text[..Math.Min(text.Length, 20)]}", NotValid, Member.With("loyaltyId", text))),
        new("hostile address", NotValid, Stranger.With("email", "<script>@contoso.com")),

        new("no credentials", Unknown, Member.ByHeaders()),
        new("wrong password", Unknown, Member.ByHeaders(("Authorization", Basic("connector:wrong")))),
        new("bearer token", Granted, Member.ByHeaders(("Authorization", "Bearer local-only-token"))),
        new("wrong token", Unknown, Member.ByHeaders(("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30."))),
        new("API key", Granted, Member.ByHeaders(("x-functions-key", "local-only-key"))),
        new("API key in capitals", Unknown, Member.ByHeaders(("x-functions-key", "LOCAL-ONLY-KEY"))),
        new("API key elsewhere", Unknown, Member.ByHeaders(("x-api-key", "local-only-key"))),
        new("one right, one wrong", Unknown, Member.Plus("x-functions-key", "wrong")),
        .. new[] { "Basic", "Basic !!!", "Basic bm9jb2xvbg==", "Bearer", "Bearer ", "Digest a=b", ",", "Basic /w==" }
            .Select(header => new Odd($"Authorization: {header}", Unknown, Member.ByHeaders(("Authorization", header)))),
    ];

    private static IEnumerable<Effect> Effects()
    {
        var (byToken, byKey) = (Member.ByHeaders(("Authorization", "Bearer a.b.c")), Member.ByHeaders(("x-functions-key", "local-only-key")));

        yield return new("lets-everybody-in", Unknown, Granted, Member.ByHeaders());
        yield return new("takes-any-api-key", Unknown, Granted, Member.ByHeaders(("x-functions-key", "local")));
        yield return new("takes-api-key-in-any-header", Unknown, Granted, Member.ByHeaders(("x-other", "local-only-key")));
        yield return new("reads-tokens-without-checking", Unknown, Granted, byToken);
        yield return new("wants-two-headers", $"{Granted}; {Granted}", "401: A header is missing.; 401: A header is missing.", Member, byKey);
        yield return new("crashes-on-malformed-authorization", $"{Unknown}; {Granted}", $"500; {Granted}", Member.ByHeaders(("Authorization", "Basic !!!")), Member);

        yield return new("reads-json-only", $"{Granted}; {Granted}; {Granted}", $"{Granted}; 415; 405",
            Member, Form("email=david%40contoso.com&loyaltyId=212342"), Get("/david@contoso.com/212342"));
        yield return new("reads-forms-only", Granted, "415", Member);
        yield return new("crashes-without-input-claim", $"{Granted}; {Missing}", $"{Granted}; 500", Member, Member.Without("loyaltyId"));
        yield return new("parses-language-as-number", $"{English}; {English}", $"{English}; 500", Stranger, Stranger.With("lang", "en-US"));
        yield return new("takes-language-for-tag", $"{English}; {English}", $"500; {English}", Stranger, Stranger.With("lang", "en-US"));
        yield return new("english-only", German, English, Stranger.With("lang", "1031"));
        yield return new("no-message-in-unknown-language", English, "500", Stranger.With("lang", "xx"));
        yield return new("repeats-hostile-text", NotValid, "409: Please do not enter <b>.", Member.With("loyaltyId", "<b>"));
        yield return new("evaluates-templates", NotValid, "409: Please do not enter 49.", Member.With("loyaltyId", "{{7*7}}"));
        yield return new("crashes-on-encoded-values", $"{Granted}; {Granted}", $"{Granted}; 500", Get("?email=a%40b.c&loyaltyId=212342"), Get("?email=a%2Bb%40b.c&loyaltyId=212342"));
        yield return new("reads-flat-bodies-only", $"{Granted}; 200 {{\"promotions\":[{{\"code\":\"84362\",\"points\":1200}}],\"member\":{{\"tier\":\"gold\"}}}}",
            $"{Granted}; 400 {{\"error\":\"Nested members are not supported.\"}}", Member, Nested);
        yield return new("takes-empty-loyalty-id", $"{Missing}; {Missing}", $$"""{{Missing}}; 200 {"promoCode":""}""", Member.Without("loyaltyId"), Member.With("loyaltyId", ""));
        yield return new("crashes-on-null", Missing, "500", Member.With("email", null));
        yield return new("crashes-on-empty-text", Missing, "500", Member.With("email", ""));
        yield return new("crashes-on-wrong-type", Unreadable, "500 {\"error\":\"internal\"}", Member.With("loyaltyId", 1));
        yield return new("problem-details-for-wrong-type", $"{Granted}; {Unreadable}", $"{Granted}; {Details("loyaltyId", "The JSON value could not be converted. Path: $.loyaltyId.")}",
            Member, Member.With("loyaltyId", 1));
        yield return new("refuses-unknown-claims", $"{Granted}; {Granted}", $"{Granted}; {Details("shoeSize", "The JSON property 'shoeSize' could not be mapped to any .NET member.")}",
            Member, Member.With("shoeSize", "42"));
        yield return new("insists-on-phone-number", $"{Granted}; {Granted}", $"409: Please enter your phone number.; {Granted}", Member, Member.With("phoneNumber", "1"));
        yield return new("changes-its-mind", $"{Granted}; {Granted}", $"{Granted}; 409: Please try again later.", Member, Member);
        yield return new("refuses-the-retry", $"{Granted}; {Granted}", $"{Granted}; 409: This e-mail address is already in use.", Member, Member);
        yield return new("redirects", Granted, "302", Member);

        yield return new("policy-success-201", $"{Granted}; {English}", $$"""201 {"promoCode":"84362"}; {{English}}""", Member, Stranger);
        yield return new("wraps-claims-in-data", Granted, """200 {"data":{"promoCode":"84362"}}""", Member);
        yield return new("codes-as-numbers", $"{Granted}; {Guest}", """200 {"promoCode":84362}; 200 {"tier":"basic","isMember":false,"visits":"0","cardNumber":"0","tiers":["basic"]}""",
            Member, StrangerAsGuest);
        yield return new("empty-list", Guest, Guest.Replace("[\"basic\"]", "[]", StringComparison.Ordinal), StrangerAsGuest);
        yield return new("refuses-with-500", $"{English}; {Granted}", $"500{English[3..]}; {Granted}", Stranger, Member);
        yield return new("refuses-with-200", $"{English}; {Granted}", $"200{English[3..]}; {Granted}", Stranger, Member);
        yield return new("status-of-http-in-body", English, Body(400, "\"version\":\"1.0.1\",\"status\":400,\"userMessage\":\"{0}\""), Stranger);
        yield return new("refusal-without-message", English, Body(409, "\"version\":\"1.0.1\",\"status\":409"), Stranger);
        yield return new("version-missing", English, Body(409, "\"status\":409,\"userMessage\":\"{0}\""), Stranger);
        yield return new("message-under-other-name", English, Body(409, "\"version\":\"1.0.1\",\"errorCode\":409,\"message\":\"{0}\""), Stranger);
        yield return new("html-error-page", English, "400 text/html <!DOCTYPE html><html><head><title>400 Bad Request</title></head><body><h1>Bad Request</h1></body></html>", Stranger);
        yield return new("leaves-out-last-claim", Granted, "200 {}", Member);
        yield return new("returns-whole-record", Granted, """200 {"promoCode":"84362","crmId":"C-104711","creditScore":612}""", Member);
    }

    [Test]
    public async Task It_takes_claims_in_every_form_and_refuses_in_the_words_of_the_contract()
    {
        await using var loyalty = await LoyaltyDouble.Start();
        await using var connector = await PolicyTalk.Told(new() { Loyalty = loyalty.Url });
        var calls = Calls().ToArray();
        var answers = new List<string>();
        foreach (var call in calls) answers.Add($"{call.About}: {await connector.Says(call.Ask)}");
        Assert.That(answers, Is.EqualTo(calls.Select(call => $"{call.About}: {call.Answer}")));
    }

    [Test]
    public async Task Only_the_defect_goes_wrong([ValueSource(nameof(Ids))] string id)
    {
        var effect = Effects().Single(effect => effect.Defect == id);
        await using var loyalty = await LoyaltyDouble.Start();
        await using var good = await PolicyTalk.Told(new() { Loyalty = loyalty.Url });
        await using var bad = await PolicyTalk.Told(new() { Loyalty = loyalty.Url, Defects = [id] });
        var (correct, spoilt) = (await good.SaysInTurn(effect.Asks), await bad.SaysInTurn(effect.Asks));
        Assert.Multiple(() =>
        {
            Assert.That(correct, Is.EqualTo(effect.Correct), "the correct connector");
            Assert.That(spoilt, Is.EqualTo(effect.Spoilt), "with the defect");
        });
    }

    [Test]
    public async Task With_a_defect_developers_are_told_secrets()
    {
        await using var loyalty = await LoyaltyDouble.Start();
        await using var connector = await PolicyTalk.Told(new() { Loyalty = loyalty.Url, Defects = [ToldToDevelopers] });
        Assert.That(await connector.Says(Stranger), Does.StartWith("409 ").And.Contain("Password=").And.Contain("   at Loyalty."));
    }

    [Test]
    public void Every_defect_of_custom_policies_is_played_here() => Assert.That(Defects.CustomPolicies.Select(defect => defect.Id).Except(Ids), Is.EquivalentTo([ToldToDevelopers]));

    [Test]
    public async Task A_loyalty_service_that_fails_gives_a_degraded_success_or_a_refusal()
    {
        await using var loyalty = await LoyaltyDouble.Start();
        loyalty.Answer(500);
        await using var goesOn = await PolicyTalk.Told(new() { Loyalty = loyalty.Url });
        await using var refuses = await PolicyTalk.Told(new() { Loyalty = loyalty.Url, WithoutLoyalty = WithoutLoyalty.Refuse });
        await using var crashes = await PolicyTalk.Told(new() { Loyalty = loyalty.Url, Defects = ["fails-with-downstream"] });
        Assert.Multiple(async () =>
        {
            Assert.That(await goesOn.SaysInTurn([Member, Profile]), Is.EqualTo($$"""200 {"promoCode":""}; {{Guest}}"""));
            Assert.That(await refuses.SaysInTurn([Member, Profile]), Is.EqualTo($"409: Something on our side is not available at the moment. Please try again in a few minutes.; {Guest}"));
            Assert.That(await crashes.Says(Member), Is.EqualTo("500"));
        });
    }

    [Test]
    public async Task Identical_calls_are_one_sign_up_and_other_people_are_others()
    {
        await using var loyalty = await LoyaltyDouble.Start();
        await using var connector = await PolicyTalk.Told(new() { Loyalty = loyalty.Url });
        await connector.SaysInTurn([Get("/a@b.c/212342"), Get("/a@b.c/212342"), Get("/d@e.f/212342"), Stranger]);
        var keys = (await loyalty.Called("POST", 3)).Select(visit => visit.Key).ToArray();
        Assert.That(keys.Select(key => Array.IndexOf(keys, key)), Is.EqualTo([0, 0, 2]));
    }

    public static IEnumerable<string> Ids => Effects().Select(effect => effect.Defect);

    private static string Presented(string email) => English.Replace("david@contoso.com", email, StringComparison.Ordinal);

    private static string Body(int status, string members) => $"{status} {{{members.Replace("{0}", English["409: ".Length..], StringComparison.Ordinal)}}}";

    private static string Details(string claim, string text) =>
        $$"""400 application/problem+json {"type":"https://tools.ietf.org/html/rfc9110#section-15.5.1","title":"One or more validation errors occurred.","status":400,"errors":{"{{claim}}":["{{text.Replace("'", "\\u0027", StringComparison.Ordinal)}}"]},"traceId":"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00"}""";

    private sealed record Odd(string About, string Answer, PolicyAsk Ask);

    private sealed record Effect(string Defect, string Correct, string Spoilt, params PolicyAsk[] Asks);
}

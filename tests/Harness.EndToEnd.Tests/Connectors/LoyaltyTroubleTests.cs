using System.Diagnostics;
using Harness.EndToEnd.Tests.Exchanges;
using Harness.ReferenceConnector;
using static Harness.EndToEnd.Tests.Connectors.Ask;

namespace Harness.EndToEnd.Tests.Connectors;

/// <summary>Whatever the loyalty service does, the correct connector answers in time, once, and in the person's language.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class LoyaltyTroubleTests
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    private const string Promotion = """{"promoCode":"84362","points":1200,"tier":"gold"}""";
    private const string AnsweredWell = "200 Continue 84362";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly Ask Join = BeforeCreatingUser.Look("extension_promoCode");
    private static readonly Ask SignIn = BeforeSendingToken.Look("extension_promoCode");
    private static readonly Ask Invited = Join.WithCustom("invitationCode", "WELCOME-2026");

    private static IEnumerable<TestCaseData> Troubles()
    {
        yield return Trouble("hangs", connection => connection.Ended());
        yield return Trouble("resets", Then(connection => Done(connection.Reset)));
        yield return Trouble("closes", Then(connection => Done(connection.Dispose)));
        yield return Answering("fails", "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n");
        yield return Answering("wants-to-be-left-alone", "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 60\r\nContent-Length: 0\r\n\r\n");
        yield return Answering("forbids", "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");
        yield return Answering("leads-elsewhere", "HTTP/1.1 302 Found\r\nLocation: /promotions\r\nContent-Length: 0\r\n\r\n");
        yield return Answering("speaks-html", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 12\r\n\r\n<h1>Oops</h1");
        yield return Answering("stops-in-the-json", Head + "Content-Length: 13\r\n\r\n{\"promoCode\":");
        yield return Answering("promises-more", Head + $"Content-Length: 500\r\n\r\n{Promotion}", closes: true);
        yield return Answering("breaks-a-chunk", Head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n");
        yield return Answering("stops-in-the-head", "HTTP/1.1 200 OK\r\nContent-Ty", closes: true);
        yield return Answering("talks-rubbish", "\u0001\u0002 rubbish\r\n\r\n", closes: true);
        yield return Body("code-is-a-number", """{"promoCode":84362,"points":1200,"tier":"gold"}""");
        yield return Body("points-are-a-text", """{"promoCode":"84362","points":"1200","tier":"gold"}""");
        yield return Body("tier-is-a-list", """{"promoCode":"84362","points":1200,"tier":["gold"]}""");
        yield return Body("is-a-list", "[]");
        yield return Trouble("is-huge", Then(async connection =>
        {
            await connection.Send(Head + "Content-Length: 50000000\r\n\r\n");
            var part = new byte[50_000];
            for (var i = 0; i < 1000; i++) await connection.Send(part);
        }));
        yield return Trouble("drips", Then(async connection =>
        {
            await connection.Send(Head + $"Content-Length: {Promotion.Length}\r\n\r\n");
            using var slow = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
            foreach (var letter in Promotion)
            {
                await connection.Send(letter.ToString());
                await slow.WaitForNextTickAsync();
            }
        }));

        static TestCaseData Trouble(string name, Func<RawConnection, Task> script) => new TestCaseData(script).SetArgDisplayNames(name);

        static TestCaseData Body(string name, string body) => Answering(name, Head + $"Content-Length: {body.Length}\r\n\r\n{body}");

        static TestCaseData Answering(string name, string answer, bool closes = false) => Trouble(name, async connection =>
        {
            while (await connection.Request() is not null)
            {
                await connection.Send(answer);
                if (closes) return;
            }
        });

        static Func<RawConnection, Task> Then(Func<RawConnection, Task> rest) => async connection =>
        {
            await connection.Request();
            await rest(connection);
        };

        static Task Done(Action end)
        {
            end();
            return Task.CompletedTask;
        }
    }

    [TestCaseSource(nameof(Troubles))]
    public async Task The_answer_is_in_time_and_has_no_promotion_and_nothing_of_the_service(object script)
    {
        await using var loyalty = new RawServer((Func<RawConnection, Task>)script);
        await using var connector = await ConnectorTalk.Told(new ConnectorOptions { Loyalty = loyalty.Url, Patience = Patience });
        foreach (var ask in new[] { Join, SignIn, Invited, SignIn.Look("extension_loyaltyPoints"), Join })
        {
            var watch = Stopwatch.StartNew();
            Assert.That(await connector.Says(ask), Is.EqualTo("200 Continue"));
            Assert.That(watch.Elapsed, Is.LessThan(Patience * 0.8));
        }

        Assert.That(await connector.Says(SignIn.Look("extension_loyaltyTier")), Is.EqualTo("200 Continue basic"));
    }

    [Test]
    public async Task A_service_that_is_not_there_is_no_different()
    {
        await using var connector = await ConnectorTalk.Told(new ConnectorOptions { Loyalty = Nobody(), Patience = Patience });
        Assert.That(await connector.SaysInTurn([Join, SignIn, Invited]), Is.EqualTo("200 Continue; 200 Continue; 200 Continue"));
    }

    [Test]
    public async Task By_choice_nobody_signs_up_without_the_service_and_everybody_signs_in()
    {
        await using var connector = await ConnectorTalk.Told(new ConnectorOptions { Loyalty = Nobody(), WithoutLoyalty = WithoutLoyalty.Refuse, Patience = Patience });
        var message = BeforeCreatingUser.Look("userMessage");
        Assert.Multiple(async () =>
        {
            Assert.That(await connector.Says(message), Is.EqualTo("400 ValidationError Something on our side is not available at the moment. Please try again in a few minutes."));
            Assert.That(await connector.Says(message.With("ui_locales", "de-CH")), Does.StartWith("400 ValidationError Ein Dienst ist im Moment nicht verfügbar."));
            Assert.That(await connector.SaysInTurn([SignIn, AfterFederation]), Is.EqualTo("200 Continue; 200 Continue"));
        });
    }

    [Test]
    public async Task An_invitation_code_is_looked_at_first_and_redeemed_with_the_token()
    {
        await using var loyalty = await LoyaltyDouble.Start();
        await using var connector = await With(loyalty);
        Assert.That(await connector.SaysInTurn([Invited, Invited]), Is.EqualTo($"{AnsweredWell}; {AnsweredWell}"));
        await loyalty.Called("POST", 2);
        Assert.That(loyalty.Of("PUT"), Is.Empty);
        Assert.That(await connector.Says(SignIn.WithCustom("invitationCode", "WELCOME-2026")), Is.EqualTo(AnsweredWell));
        Assert.That((await loyalty.Called("PUT", 1)).Single().Path, Is.EqualTo("/invitations/WELCOME-2026/redemption"));
    }

    [TestCase("NOBODY", 1)]
    [TestCase("../promotions", 0)]
    public async Task An_unknown_code_keeps_the_person_on_the_page(string code, int questions)
    {
        await using var loyalty = await LoyaltyDouble.Start();
        await using var connector = await With(loyalty);
        var ask = BeforeCreatingUser.WithCustom("invitationCode", code).With("ui_locales", "fr").Look("userMessage");
        Assert.That(await connector.Says(ask), Does.StartWith("400 ValidationError Ce code d’invitation n’est pas valide."));
        await connector.Stop();
        Assert.That(loyalty.Of("GET").Count(visit => visit.Path.StartsWith("/invitations", StringComparison.Ordinal)), Is.EqualTo(questions));
        Assert.That(loyalty.Of("POST"), Is.Empty);
    }

    [Test]
    public async Task The_second_attempt_writes_under_the_key_of_the_first()
    {
        await using var loyalty = await LoyaltyDouble.Start();
        await using var connector = await With(loyalty);
        await connector.SaysInTurn([Join, Join, Join.With("city", "Berlin")]);
        var keys = (await loyalty.Called("POST", 3)).Select(visit => visit.Key).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(keys[0], Has.Length.EqualTo(64));
            Assert.That(keys[1], Is.EqualTo(keys[0]));
            Assert.That(keys[2], Is.Not.EqualTo(keys[0]));
            Assert.That(loyalty.Of("POST")[0].Body, Is.EqualTo("""{"email":"emily.smith@fabrikam.com","displayName":"Emily Smith"}"""));
        });
    }

    [Test]
    public async Task A_slow_write_delays_no_answer_and_is_tried_again_under_its_key()
    {
        await using var loyalty = await LoyaltyDouble.Start();
        loyalty.Break(context => context.Request.Method == "GET" ? Task.FromResult(false) : loyalty.After(Patience, context));
        await using var connector = await With(loyalty);
        var watch = Stopwatch.StartNew();
        Assert.That(await connector.Says(Join), Is.EqualTo(AnsweredWell));
        Assert.That(watch.Elapsed, Is.LessThan(Patience * 0.5));
        var visits = await loyalty.Called("POST", 2);
        Assert.That(visits.Select(visit => visit.Key).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task What_is_still_to_be_written_is_written_before_the_end()
    {
        await using var loyalty = await LoyaltyDouble.Start();
        loyalty.Break(context => context.Request.Method == "GET" ? Task.FromResult(false) : loyalty.After(TimeSpan.FromMilliseconds(100), context));
        await using var connector = await With(loyalty);
        await connector.SaysInTurn([Join, Join, Join]);
        await connector.Stop();
        Assert.That(loyalty.Of("POST"), Has.Length.EqualTo(3));
    }

    [Test]
    public async Task A_silent_service_is_soon_left_alone_and_found_again()
    {
        await using var loyalty = await LoyaltyDouble.Start();
        await using var connector = await With(loyalty);
        await Until(connector, AnsweredWell);
        var before = loyalty.Of("GET").Length;
        loyalty.Hang();
        var times = new List<TimeSpan>();
        for (var call = 0; call < 12; call++)
        {
            var watch = Stopwatch.StartNew();
            await connector.Says(SignIn);
            times.Add(watch.Elapsed);
        }

        Assert.That(loyalty.Of("GET").Length - before, Is.LessThan(6));
        Assert.That(times.Order().ElementAt(6), Is.LessThan(Patience * 0.1));
        loyalty.Mend();
        Assert.That(await Until(connector, AnsweredWell), Is.LessThan(Patience));
    }

    [Test]
    public async Task A_connection_that_is_closed_instead_of_an_answer_is_tried_twice_and_not_more()
    {
        await using var loyalty = new RawServer(async connection => await connection.Request());
        await using var connector = await ConnectorTalk.Told(new() { Loyalty = loyalty.Url, Patience = Patience });
        Assert.That(await connector.Says(SignIn), Is.EqualTo("200 Continue"));
        Assert.That(loyalty.Requests, Has.Length.EqualTo(2));
    }

    [TestCase(503)]
    [TestCase(429)]
    public async Task A_service_that_asks_for_a_pause_gets_it(int status)
    {
        await using var loyalty = await LoyaltyDouble.Start();
        await using var connector = await With(loyalty);
        loyalty.Answer(status, retryAfter: "1");
        Assert.That(await connector.Says(SignIn), Is.EqualTo("200 Continue"));
        var asked = loyalty.Of("GET").Single().At;
        loyalty.Mend();
        await Until(connector, AnsweredWell);
        Assert.That(loyalty.Visits[1].At - asked, Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public async Task The_stand_by_answers_when_the_first_does_not()
    {
        await using var standBy = await LoyaltyDouble.Start();
        await using var silent = new RawServer(connection => connection.Ended());
        foreach (var primary in new[] { Nobody(), silent.Url })
        {
            await using var connector = await ConnectorTalk.Told(new ConnectorOptions { Loyalty = primary, LoyaltyStandBy = standBy.Url, Patience = Patience });
            var watch = Stopwatch.StartNew();
            Assert.That(await connector.SaysInTurn([Join, SignIn, Join]), Is.EqualTo($"{AnsweredWell}; {AnsweredWell}; {AnsweredWell}"));
            Assert.That(watch.Elapsed, Is.LessThan(Patience * 1.5));
        }

        Assert.That(standBy.Of("POST"), Is.Empty);
    }

    [Test]
    public async Task After_federation_nobody_is_asked()
    {
        await using var loyalty = await LoyaltyDouble.Start();
        loyalty.Hang();
        await using var connector = await With(loyalty);
        Assert.That(await connector.Says(AfterFederation.WithCustom("loyaltyId", "212342")), Is.EqualTo("200 Continue"));
        await connector.Stop();
        Assert.That(loyalty.Visits, Is.Empty);
    }

    private static Task<ConnectorTalk> With(LoyaltyDouble loyalty) => ConnectorTalk.Told(new ConnectorOptions { Loyalty = loyalty.Url, Patience = Patience });

    private static async Task<TimeSpan> Until(ConnectorTalk connector, string answer)
    {
        var watch = Stopwatch.StartNew();
        while (await connector.Says(SignIn) is var said && said != answer)
            Assert.That(watch.Elapsed, Is.LessThan(Patience * 5), said);
        return watch.Elapsed;
    }

    private static Uri Nobody() => new($"http://127.0.0.1:{FreePort.Find()}");
}

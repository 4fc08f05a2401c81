using System.Diagnostics;
using Harness.EndToEnd.Tests.Exchanges;
using Harness.ReferenceConnector;
using static Harness.EndToEnd.Tests.Connectors.Ask;

namespace Harness.EndToEnd.Tests.Connectors;

/// <summary>What each defect does while the loyalty service fails, that the correct connector does not, and that it hides while the service is well.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class LoyaltyDefectTests
{
    private const string Well = "200 Continue 84362";
    private const string Degraded = "200 Continue";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly Ask Join = BeforeCreatingUser.Look("extension_promoCode");
    private static readonly Ask SignIn = BeforeSendingToken.Look("extension_promoCode");
    private static readonly Ask Invited = Join.WithCustom("invitationCode", "WELCOME-2026");

    private static IEnumerable<TestCaseData> Flaws()
    {
        yield return Flaw("no-downstream-timeout", "True", "False", async (loyalty, connector) =>
        {
            loyalty.Hang();
            return await IsInTime(connector, SignIn);
        });
        yield return Flaw("awaits-writes", "True", "False", async (loyalty, connector) =>
        {
            await connector.Says(Join);
            loyalty.Break(context => context.Request.Method == "GET" ? Task.FromResult(false) : loyalty.After(Patience, context));
            var watch = Stopwatch.StartNew();
            await connector.Says(Join);
            return $"{watch.Elapsed < Patience * 0.3}";
        });
        yield return Flaw("duplicate-write", "64", "0", async (loyalty, connector) =>
        {
            await connector.Says(Join);
            return $"{(await loyalty.Called("POST", 1))[0].Key.Length}";
        });
        yield return Flaw("burns-code-at-first-call", $"{Well}; {Well}", $"{Well}; 400 ValidationError", (_, connector) => connector.SaysInTurn([Invited, Invited]));
        yield return Flaw("continue-is-account", $"{Well}; {Well}; {Well}", $"{Well}; {Well}; 400 ValidationError",
            (_, connector) => connector.SaysInTurn([Join, Join, Join.With("displayName", "Emily Jane Smith")]));
        yield return Flaw("fails-with-downstream", $"{Degraded}; {Degraded}", $"500; {Degraded}", Failing);
        yield return Flaw("fails-token-with-downstream", $"{Degraded}; {Degraded}", $"{Degraded}; 500", Failing);
        yield return Flaw("breaker-never-closes", "True", "False", async (loyalty, connector) =>
        {
            loyalty.Answer(500);
            await connector.SaysInTurn([SignIn, SignIn]);
            loyalty.Mend();
            var watch = Stopwatch.StartNew();
            var said = Degraded;
            while (said == Degraded && watch.Elapsed < Patience) said = await connector.Says(SignIn);
            return $"{said == Well}";
        });
        yield return Flaw("no-circuit-breaker", "True", "False", async (loyalty, connector) =>
        {
            loyalty.Hang();
            await connector.SaysInTurn([SignIn, SignIn, SignIn, SignIn, SignIn]);
            return $"{loyalty.Visits.Count < 5}";
        });
        yield return Flaw("retry-storm", "True", "False", async (loyalty, connector) =>
        {
            loyalty.Answer(500);
            await connector.Says(SignIn);
            return $"{loyalty.Visits.Count <= 3}";
        });
        yield return Flaw("one-lock-for-all-steps", "True", "False", async (loyalty, connector) =>
        {
            await connector.Says(AfterFederation);
            loyalty.Hang();
            var signIn = connector.Says(SignIn);
            await loyalty.Called("GET", 1);
            var watch = Stopwatch.StartNew();
            await connector.Says(AfterFederation);
            var isQuick = watch.Elapsed < Patience * 0.2;
            await signIn;
            return $"{isQuick}";
        });
        yield return Flaw("ignores-retry-after", "1", "2", async (loyalty, connector) =>
        {
            loyalty.Answer(429, retryAfter: "60");
            await connector.SaysInTurn([SignIn, SignIn]);
            return $"{loyalty.Visits.Count}";
        });
        yield return Flaw("calls-unknown-service-path", "0", "1", async (loyalty, connector) =>
        {
            await connector.Says(SignIn);
            await connector.Stop();
            return $"{loyalty.Visits.Count(visit => visit.Path == "/v2/audit")}";
        });
        yield return Flaw("exception-of-downstream-in-message", "False", "True", async (loyalty, connector) =>
        {
            loyalty.Answer(500);
            return $"{(await connector.Whole(Join)).Contains("Exception: ", StringComparison.Ordinal)}";
        });
        yield return Flaw("dependency-body-in-answer", "False", "True", async (loyalty, connector) =>
        {
            loyalty.Answer(500, "System.Data.DataException: no such table\n   at Loyalty.Store.Read() in /src/Store.cs:line 7");
            return $"{(await connector.Whole(SignIn)).Contains("System.Data.DataException", StringComparison.Ordinal)}";
        });

        static TestCaseData Flaw(string defect, string correct, string flawed, Func<LoyaltyDouble, ConnectorTalk, Task<string>> play) =>
            new TestCaseData(defect, correct, flawed, play).SetArgDisplayNames(defect);

        static Task<string> Failing(LoyaltyDouble loyalty, ConnectorTalk connector)
        {
            loyalty.Answer(500);
            return connector.SaysInTurn([Join, SignIn]);
        }
    }

    [TestCaseSource(nameof(Flaws))]
    public async Task A_defect_shows_where_the_correct_connector_does_well(string defect, string correct, string flawed, object play)
    {
        Assert.That(await Played(), Is.EqualTo(correct), "correct");
        Assert.That(await Played(defect), Is.EqualTo(flawed), defect);

        async Task<string> Played(params string[] defects)
        {
            await using var loyalty = await LoyaltyDouble.Start();
            await using var connector = await ConnectorTalk.Told(new() { Loyalty = loyalty.Url, Patience = Patience, Defects = defects });
            return await ((Func<LoyaltyDouble, ConnectorTalk, Task<string>>)play)(loyalty, connector);
        }
    }

    [Test]
    public async Task Without_its_stand_by_the_connector_goes_on_without_a_promotion()
    {
        await using var standBy = await LoyaltyDouble.Start();
        await using var silent = RawServer.Answering("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n");
        await using var connector = await ConnectorTalk.Told(new() { Loyalty = silent.Url, LoyaltyStandBy = standBy.Url, Patience = Patience, Defects = ["no-stand-by"] });
        Assert.That(await connector.Says(SignIn), Is.EqualTo(Degraded));
        Assert.That(standBy.Visits, Is.Empty);
    }

    [Test]
    public async Task While_the_service_is_well_no_defect_shows_in_the_answers([ValueSource(nameof(Ids))] string defect)
    {
        await using var loyalty = await LoyaltyDouble.Start();
        await using var connector = await ConnectorTalk.Told(new() { Loyalty = loyalty.Url, Defects = [defect] });
        Assert.That(await connector.SaysInTurn([AfterFederation, Invited, SignIn, Refused]), Is.EqualTo($"{Degraded}; {Well}; {Well}; 400 ValidationError"));
    }

    [Test]
    public void Every_defect_is_played_here() =>
        Assert.That(Ids, Is.EquivalentTo(Flaws().Select(flaw => (string)flaw.Arguments[0]!).Append("no-stand-by")));

    [Test]
    public void Every_id_means_one_defect() => Assert.That(Defects.All.Concat(Defects.Downstream).Concat(Defects.CustomPolicies).Concat(Defects.Gateways).GroupBy(defect => defect.Id).Where(rows => rows.Select(row => row.Summary).Distinct().Count() > 1), Is.Empty);

    public static IEnumerable<string> Ids => Defects.Downstream.Select(defect => defect.Id);

    private static async Task<string> IsInTime(ConnectorTalk connector, Ask ask)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await connector.Says(ask, patience.Token);
            return "True";
        }
        catch (OperationCanceledException)
        {
            return "False";
        }
    }
}

using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Text.Json;
using Harness.Downstream;
using Harness.EndToEnd.Tests.Command;
using Harness.EndToEnd.Tests.Exchanges;
using Harness.Exchanges;
using Harness.Running;
using Microsoft.AspNetCore.Http;

namespace Harness.EndToEnd.Tests.Library;

/// <summary>What a run says of endpoints that treat a broken service in their own ways, with a service of one answer behind them.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ServiceRunTests
{
    private const string Promotion = """{ "mappings": [ { "request": { "method": "GET", "urlPath": "/promotion" }, "response": { "status": 200, "jsonBody": { "code": "84362" } } }, { "request": { "method": "POST", "urlPath": "/sign-ups" }, "response": { "status": 202 } } ] }""";

    private static readonly Clock Hurried = Clock.All[0] with { Scale = 0.25 };

    [Test]
    public async Task Who_answers_without_what_cannot_be_had_conforms_and_the_cell_tells_what_the_person_misses()
    {
        await using var lab = await ServiceLab.Start(async (_, service) => await Code(service) is { } code ? With(code) : ProbedEndpoint.Continue);
        var (results, footer) = await lab.Play(Scenario(""" "fault": { "shop": "status-500" } """));
        Assert.Multiple(() =>
        {
            Assert.That(results.SelectMany(result => result.Findings), Is.Empty);
            Assert.That(footer.ExitCode, Is.EqualTo((int)ExitCode.Conforms));
            Assert.That(results.Single().Cell, Has.Property("Service").EqualTo("shop").And.Property("Fault").EqualTo("status-500").And.Property("UsesService").True
                .And.Property("Without").EqualTo("extension_promoCode").And.Property("Consequence").EqualTo("goes-on").And.Property("RecoveryMs").Not.Null);
        });
    }

    [Test]
    public async Task Who_fails_with_the_service_breaks_one_rule_that_speaks_for_the_answer()
    {
        await using var lab = await ServiceLab.Start(async (_, service) => await Code(service) is { } code ? With(code) : null);
        var (results, footer) = await lab.Play(Scenario(""" "fault": { "shop": "connection-reset" } """));
        Assert.Multiple(() =>
        {
            Assert.That(results.Single().Findings.Select(finding => finding.Rule), Is.EqualTo(new[] { "UF-RSL-001" }));
            Assert.That(results.Single().Findings[0].Expected, Does.Contain("shop: connection-reset"));
            Assert.That(footer.ExitCode, Is.EqualTo((int)ExitCode.Findings));
        });
    }

    [Test]
    public async Task An_endpoint_that_stays_broken_is_told_so_once_and_the_next_cell_says_nothing()
    {
        var hasFailed = false;
        await using var lab = await ServiceLab.Start(async (_, service) =>
        {
            var code = hasFailed ? null : await Code(service);
            hasFailed |= code is null;
            return code is null ? ProbedEndpoint.Continue : With(code);
        });
        var (results, footer) = await lab.Play(
            Scenario(""" "fault": { "shop": "status-500" } """, "first") + "," + Scenario(""" "fault": { "shop": "status-503" } """, "second")
                + """, { "id": "way", "journey": ["PostAttributeCollection", "PreTokenIssuance"], "fault": { "shop": "status-503" } }""",
            """, "recoversWithin": "300 ms" """);
        Assert.Multiple(() =>
        {
            Assert.That(results[0].Findings.Select(finding => finding.Rule), Is.EqualTo(new[] { "UF-RSL-003" }));
            Assert.That(results[1].Findings.Select(finding => finding.Rule), Is.EqualTo(new[] { "HARNESS-009" }));
            Assert.That(results[1].Cell!.Invalid, Is.Not.Null);
            Assert.That(results[2].Findings.Select(finding => finding.Rule), Is.EqualTo(new[] { "HARNESS-009" }), "a journey is no better off");
            Assert.That(footer.Invalid, Is.EqualTo(2));
            Assert.That(footer.ExitCode, Is.EqualTo((int)ExitCode.Findings), "the first cell has a finding of its own");
        });
    }

    [Test]
    public async Task Who_asks_the_service_again_and_keeps_its_answer_to_itself_has_not_come_back()
    {
        var hasFailed = false;
        await using var lab = await ServiceLab.Start(async (_, service) =>
        {
            var code = await Code(service);
            hasFailed |= code is null;
            return hasFailed ? ProbedEndpoint.Continue : With(code!);
        });
        var (results, _) = await lab.Play(Scenario(""" "fault": { "shop": "status-500" } """), """, "recoversWithin": "300 ms" """);
        Assert.That(results.Single().Findings.Select(finding => (finding.Rule, finding.Actual)), Is.EqualTo(new[] { ("UF-RSL-003", "still continue without extension_promoCode") }));
    }

    [Test]
    public async Task A_pack_that_breaks_nothing_finds_the_services_well_also_where_it_is_played_first()
    {
        var codes = new List<string?>();
        await using var lab = await ServiceLab.Start(async (_, service) =>
        {
            codes.Add(await Code(service));
            return codes[^1] is { } code ? With(code) : ProbedEndpoint.Continue;
        });
        await lab.Play(Scenario(""" "fault": { "shop": "status-500" } """), before: """{ "pack": "b", "dialect": "user-flow", "scenarios": [ { "id": "plain", "step": "PostAttributeCollection" } ] }""");
        Assert.That(codes[0], Is.EqualTo("84362"));
    }

    [Test]
    public async Task A_fault_that_meets_no_call_is_no_pass()
    {
        await using var lab = await ServiceLab.Start(async (_, service) => await Code(service) is { } code ? With(code) : null);
        var (results, footer) = await lab.Play(Scenario(""" "fault": { "shop": { "fault": "accept-and-hang", "only": "writes" } } """));
        Assert.Multiple(() =>
        {
            Assert.That(results.Single().NotAsked, Is.EqualTo("no call of the endpoint met the fault"));
            Assert.That(results.Single().Exercised, Has.None.StartsWith("UF-RSL").And.None.EqualTo("UF-LAT-005"));
            Assert.That((results.Single().Outcome, footer.Passed, footer.NotAsked), Is.EqualTo((CaseOutcome.NotAsked, 0, 1)));
        });
    }

    [Test]
    public async Task A_service_that_nobody_calls_makes_the_measurement_invalid()
    {
        await using var lab = await ServiceLab.Start((_, _) => Task.FromResult<string?>(ProbedEndpoint.Continue));
        var (results, footer) = await lab.Play(Scenario(""" "fault": { "shop": "every" } """));
        Assert.Multiple(() =>
        {
            Assert.That(results, Has.Length.GreaterThan(25).And.All.Property("Findings").Empty);
            Assert.That(footer.Findings.Select(finding => finding.Rule), Is.EqualTo(new[] { "HARNESS-010" }));
            Assert.That(footer.Findings[0].Actual, Does.Contain($"'shop' is at {lab.Service.Address.GetLeftPart(UriPartial.Authority)}"));
            Assert.That(footer.ExitCode, Is.EqualTo((int)ExitCode.InvalidMeasurement));
        });
    }

    [Test]
    public async Task Cells_that_say_nothing_count_for_nothing_but_that()
    {
        await using var lab = await ServiceLab.Start((_, _) => Task.FromResult<string?>(null));
        var (results, footer) = await lab.Play(Scenario(""" "fault": { "shop": "every" } """), """, "recoversWithin": "300 ms" """);
        Assert.Multiple(() =>
        {
            Assert.That(results, Has.Length.GreaterThan(25));
            Assert.That(results.SelectMany(result => result.Findings).Select(finding => finding.Rule), Is.All.EqualTo("HARNESS-009"));
            Assert.That(results[0].Findings.Single().Actual, Does.Contain("HTTP 500"));
            Assert.That((footer.Invalid, footer.ExitCode), Is.EqualTo(((long)results.Length, (int)ExitCode.InvalidMeasurement)));
            Assert.That((footer.Latency.Count, footer.Exchanges, footer.Replies.Count), Is.EqualTo((0, 1, 0)), "the call that they share counts once");
        });
    }

    [Test]
    public async Task A_step_of_a_journey_that_does_not_call_the_broken_service_holds_no_rule_about_it()
    {
        await using var lab = await ServiceLab.Start(async (step, service) => step == "PreTokenIssuance" && await Code(service) is { } code ? With(code) : ProbedEndpoint.Continue);
        var (results, _) = await lab.Play("""{ "id": "way", "journey": ["PostAttributeCollection", "PreTokenIssuance"], "fault": { "shop": "status-500" } }""");
        Assert.That(results.Single().Exercised, Does.Contain("UF-RSL-002").And.Not.Contains("UF-RSL-001"));
    }

    [Test]
    public async Task Another_value_than_ever_is_no_health()
    {
        await using var lab = await ServiceLab.Start(async (_, service) => With(await Code(service) ?? "none"));
        var (results, _) = await lab.Play(Scenario(""" "fault": { "shop": "status-500" } """));
        Assert.That(results.Single().Cell!.Changed, Is.EqualTo("extension_promoCode"));
    }

    [Test]
    public async Task A_journey_meets_the_fault_at_the_step_that_the_author_names()
    {
        var asked = new List<(string? Step, bool HasCode)>();
        await using var lab = await ServiceLab.Start(async (step, service) =>
        {
            var code = await Code(service);
            asked.Add((step, code is not null));
            return code is null ? ProbedEndpoint.Continue : With(code);
        });
        var (results, _) = await lab.Play("""{ "id": "way", "journey": ["PostAttributeCollection", "PreTokenIssuance"], "fault": { "shop": "refused-connection" }, "faultAt": "PreTokenIssuance" }""");
        Assert.Multiple(() =>
        {
            Assert.That(asked[..2], Is.EqualTo(new[] { ((string?)"PostAttributeCollection", true), ("PreTokenIssuance", false) }));
            Assert.That(results.Single().Findings, Is.Empty);
            Assert.That(results.Single().Exercised, Does.Contain("UF-RSL-002").And.Not.Contains("UF-RSL-001"));
        });
    }

    [Test]
    public async Task Cases_of_a_pack_with_services_are_played_alone()
    {
        var (now, most) = (0, 0);
        await using var lab = await ServiceLab.Start(async (_, service) =>
        {
            var here = Interlocked.Increment(ref now);
            InterlockedMax(ref most, here);
            var code = await Code(service);
            Interlocked.Decrement(ref now);
            return code is null ? ProbedEndpoint.Continue : With(code);
        });
        var (results, _) = await lab.Play(string.Join(',', Enumerable.Range(0, 6).Select(number => Scenario(""" "fault": { "shop": "status-500" } """, $"s{number}"))), parallel: 6);
        Assert.Multiple(() =>
        {
            Assert.That(results.SelectMany(result => result.Findings), Is.Empty);
            Assert.That(most, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task The_second_attempt_goes_to_the_next_instance()
    {
        await using var first = await KestrelServer.Start(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        await using var second = await KestrelServer.Start(context => context.Response.WriteAsync(ProbedEndpoint.Continue));
        using var client = new ConnectorClient(TimeProvider.System);
        var exchange = await client.Send(
            new() { Method = HttpMethod.Post, Url = first.At("/a"), OtherInstances = [second.At("/a")], ContentType = "application/json", Body = "{}"u8.ToArray() }, new(Hurried));
        Assert.Multiple(() =>
        {
            Assert.That(exchange.Attempts.Select(attempt => attempt.End), Is.EqualTo(new[] { AttemptEnd.Failed, AttemptEnd.Answered }));
            Assert.That((first.Paths.Length, second.Paths.Length), Is.EqualTo((1, 1)));
        });
    }

    [Test]
    public async Task Without_stand_ins_nothing_is_broken_and_nothing_passes()
    {
        await using var lab = await ServiceLab.Start((_, _) => Task.FromResult<string?>(ProbedEndpoint.Continue));
        var (results, footer) = await lab.Play(Scenario(""" "fault": { "shop": "every" } """), withStandIns: false);
        Assert.Multiple(() =>
        {
            Assert.That(results, Has.All.Property("NotAsked").Contains("no stand-in plays the service"));
            Assert.That(footer.ExitCode, Is.EqualTo((int)ExitCode.NothingRan));
        });
    }

    private static string Scenario(string members, string id = "it") => $$"""{ "id": "{{id}}", "step": "PostAttributeCollection", {{members}} }""";

    private static async Task<string?> Code(HttpClient service)
    {
        try
        {
            using var answer = await service.GetAsync("promotion");
            return answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString() : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static string With(string code) => $$"""{"version":"1.0.0","action":"Continue","extension_promoCode":"{{code}}"}""";

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
            if (Interlocked.CompareExchange(ref most, value, seen) == seen) return;
    }

    /// <summary>An endpoint with one service, and the pack that breaks it.</summary>
    private sealed class ServiceLab : IAsyncDisposable
    {
        private readonly EmptyFolder folder = new();
        private readonly KestrelServer endpoint;
        private readonly HttpClient http;

        private ServiceLab(StubHost service, KestrelServer endpoint, HttpClient http) => (Service, this.endpoint, this.http) = (service, endpoint, http);

        public StubHost Service { get; }

        /// <param name="answer">Makes the body of the answer of the step and the service; null for HTTP 500.</param>
        public static async Task<ServiceLab> Start(Func<string?, HttpClient, Task<string?>> answer)
        {
            var service = await StubHost.Start(TimeProvider.System);
            var http = new HttpClient { BaseAddress = service.Address };
            return new(service, await KestrelServer.Start(Answer), http);

            async Task Answer(HttpContext context)
            {
                var step = (await context.Request.ReadFromJsonAsync<JsonElement>()).GetProperty("step").GetString();
                var body = await answer(step, http);
                context.Response.StatusCode = body is null ? 500 : 200;
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync(body ?? "");
            }
        }

        public async Task<(CaseResult[] Results, RunFooter Footer)> Play(string scenarios, string service = "", int parallel = 1, bool withStandIns = true, string? before = null)
        {
            folder.Write("shop/mappings/promotion.json", Promotion);
            folder.Write("p.json", $$"""{ "pack": "p", "dialect": "user-flow", "downstream": { "shop": { "stubs": "shop"{{service}} } }, "scenarios": [ {{scenarios}} ] }""");
            var plan = Plans.Make(folder.At("p.json"), _ => endpoint.At("/"), Scenarios.Settings.Default) with { Clock = Hurried, Parallel = parallel };
            if (before is not null)
            {
                folder.Write("before.json", before);
                plan = plan with { Packs = [.. Plans.Make(folder.At("before.json"), _ => endpoint.At("/"), Scenarios.Settings.Default).Packs, .. plan.Packs] };
            }

            if (withStandIns) plan = plan with { Downstream = ImmutableDictionary<string, IDownstream>.Empty.Add("shop", Service) };
            using var client = new ConnectorClient(TimeProvider.System);
            var runner = new Runner(plan, client, TimeProvider.System);
            var results = new List<CaseResult>();
            await foreach (var result in runner.Play()) results.Add(result);
            return ([.. results], runner.Footer());
        }

        public async ValueTask DisposeAsync()
        {
            await endpoint.DisposeAsync();
            await Service.DisposeAsync();
            http.Dispose();
            folder.Dispose();
        }
    }
}

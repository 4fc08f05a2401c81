using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Harness.Exchanges;
using Harness.Rules;
using Harness.Running;
using static Harness.EndToEnd.Tests.Library.ProbedEndpoint;

namespace Harness.EndToEnd.Tests.Library;

/// <summary>Each probe against an endpoint with its flaw and against others without: found by its rule and no other, and nobody accused wrongly.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ProbeTests
{
    private const string Registered = "This address is already registered.";

    private static readonly (string Probe, string Rule, string Flaw, Func<Reaction> Endpoint)[] Flawed =
    [
        ("bare-headers", "UF-TRN-008", "no program without a name", () => When((_, http) => http.Request.Headers.UserAgent.Count == 0, (403, ""))),
        ("null-like-absent", "UF-REQ-005", "a null crashes", () => When((body, _) => body?.Any(member => member.Value is null) == true, Crash)),
        ("empty-like-absent", "UF-REQ-006", "an empty text crashes", () => When((body, _) => body?.Any(member => member.Value?.ToString() == "") == true, Crash)),
        ("empty-like-absent", "UF-REQ-006", "empty is as good as filled in", () => When((body, _) => body?["displayName"]?.ToString() == "", (200, Continue))),
        ("unknown-claims", "UF-REQ-007", "unknown members are refused", () => When((body, _) => body?.ContainsKey("favouriteColour") == true, (400, """{"title":"Bad Request"}"""))),
        ("key-order", "UF-REQ-008", "the first member is the step", () => When((body, _) => body?.First().Key != "step", Crash)),
        ("step-decides", "UF-REQ-010", "the name of the step is not looked at", () => Changed(body => body["step"] = "PostAttributeCollection")),
        ("every-identity", "UF-REQ-017", "only the first identity counts", () => Changed(body => Keep(body, 0))),
        ("every-identity", "UF-REQ-017", "only the last identity counts", () => Changed(body => Keep(body, ^1))),
        ("issuer-words", "UF-REQ-020", "short words are unknown", () => When((body, _) => Issuers(body).Any(issuer => !issuer.Contains('.', StringComparison.Ordinal)), Block("No."))),
        ("last-name", "UF-REQ-021", "the surname is demanded", () => When((body, _) => Text(body, "surname") is null, Block("No."))),
        ("last-name", "UF-REQ-021", "the name is filled in from surname only", () => Filled(body => Text(body, "surname"))),
        ("other-app-id", "UF-REQ-024", "the app id is in the code", () => When((body, _) => body?.Any(member => member.Key.StartsWith("extension_", StringComparison.Ordinal) && !member.Key.Contains(Dialects.Profile.DefaultAppId, StringComparison.Ordinal)) == true, Crash)),
        ("typed-as-text", "UF-REQ-025", "a text is no boolean", () => When((body, _) => body?.Any(member => member.Value?.ToString() == "true" && member.Value.GetValueKind() == System.Text.Json.JsonValueKind.String) == true, Crash)),
        ("email-spelling", "UF-REQ-031", "capitals are other letters", () => When((body, _) => Text(body, "email")?.EndsWith("BLOCKED.EXAMPLE", StringComparison.Ordinal) == true, (200, Continue))),
        ("email-spelling", "UF-REQ-031", "the first @ ends the local part", () => Changed(body => body["email"] = "x@" + Text(body, "email")?.Split('@')[1])),
        ("email-spelling", "UF-REQ-031", "the first @ ends the local part of an accepted address", () => When((body, _) => Text(body, "email")?.Split('@')[1] == "home\"", Refuse("No."))),
        ("email-spelling", "UF-REQ-031", "an accepted address in capitals is another", () => When((body, _) => Text(body, "email")?.EndsWith("FABRIKAM.COM", StringComparison.Ordinal) == true, Refuse("No."))),
        ("postal-codes", "UF-REQ-032", "letters are no digits", () => When((body, _) => Text(body, "postalCode")?.Any(char.IsLetter) == true, Crash)),
        ("postal-codes", "UF-REQ-032", "zeros are lost", () => async (body, _) => (200, $$"""{"version":"1.0.0","action":"Continue","postalCode":"{{Text(body, "postalCode")?.TrimStart('0')}}"}""")),
        ("retry-after-lost-answer", "UF-IDM-001", "the retry is refused, the next is a first one again", RefusesTheRetry),
        ("same-body", "UF-RES-022", "in turns", () => Counting((count, body) => count % 2 == 0 ? Refuse("Later.") : Decide(body))),
        ("really-refused", "UF-RES-023", "everything goes", () => async (_, _) => (200, Continue)),
        ("corrected", "UF-RES-024", "once refused", () => After(1)),
        ("many-refusals", "UF-IDM-006", "locked out", () => After(5)),
        ("twins", "UF-IDM-004", "a conflict", Conflict),
        ("aborted-calls", "UF-IDM-007", "a pool of two", LeakyPool),
        ("many-people", "UF-IDM-008", "a shared field", SharedField),
        ("message-languages", "UF-LOC-002", "only English", () => Changed(body => body["ui_locales"] = "en-US")),
        ("locale-fallback", "UF-LOC-003", "only as in the table", () => Changed(body => body["ui_locales"] = Text(body, "ui_locales") == "de-DE" ? "de" : "en")),
        ("other-locales", "UF-LOC-006", "no Germans", () => When((body, _) => Text(body, "ui_locales")?.StartsWith("de", StringComparison.Ordinal) == true, Block("No."))),
        ("after-hostile-bodies", "UF-RSL-006", "garbage stays", () => AfterGarbage()),
        ("known-address", "UF-PRV-004", "tells who is known", () => Remembering(Registered)),
    ];

    private static readonly (string Kind, Func<Reaction> Endpoint)[] Harmless =
    [
        ("correct", () => Correct),
        ("remembers people", () => Remembering("Please try another time.")),
        ("remembers people, and gives a body its answer again", RememberingBodies),
        ("random values", () => async (body, _) => Random(Decide(body))),
        ("decides by lot", () => ByLot()),
        ("fails now and then", () => Counting((count, body) => count % 5 == 4 ? Crash : Decide(body))),
        ("refuses everybody", () => async (body, _) => TurnAway(body, Say(body, "Closed.", "Geschlossen."))),
        ("always fails", () => async (_, _) => Crash),
    ];

    private static IEnumerable<TestCaseData> Flaws => Flawed.Select(row => new TestCaseData(row.Probe, row.Rule, row.Endpoint).SetArgDisplayNames(row.Probe, row.Flaw));

    private static IEnumerable<TestCaseData> Innocents =>
        from row in Flawed.DistinctBy(row => row.Probe)
        from endpoint in Harmless
        where (row.Probe, endpoint.Kind) is not (("same-body", "decides by lot")
            or ("retry-after-lost-answer", "remembers people") // that is the flaw
            or ("aborted-calls", "fails now and then")) // how many of the calls that were given up it counts is up to the machine
        select new TestCaseData(row.Probe, row.Rule, endpoint.Endpoint, endpoint.Kind).SetArgDisplayNames(row.Probe, endpoint.Kind);

    [TestCaseSource(nameof(Flaws))]
    public async Task A_flaw_is_found_by_its_rule_and_no_other(string probe, string rule, Func<Reaction> endpoint)
    {
        var (found, _) = await Play(probe, rule, endpoint());
        Assert.That(found, Is.EqualTo(new[] { rule }));
    }

    [TestCaseSource(nameof(Innocents))]
    public async Task Nobody_is_accused_wrongly(string probe, string rule, Func<Reaction> endpoint, string kind)
    {
        var passed = 0L;
        var (found, total) = await Play(probe, rule, endpoint(), done: footer => passed = footer.Passed);
        Assert.Multiple(() =>
        {
            Assert.That(found, Does.Not.Contain(rule));
            Assert.That(total.Verdict == Verdict.NotExercised ? total.Reason : "held", Is.Not.Null.And.Not.EqualTo("no probe of it was played"));
            if (kind is not ("decides by lot" or "fails now and then" or "always fails")) Assert.That(found, Is.Empty);
            if (kind == "always fails") Assert.That((total.Verdict, passed), Is.EqualTo((Verdict.NotExercised, 0L)), "what nobody could judge is no pass");
        });
    }

    [TestCase("same-body", "UF-RES-022")]
    [TestCase("bare-headers", "UF-TRN-008")]
    [TestCase("null-like-absent", "UF-REQ-005")]
    [TestCase("empty-like-absent", "UF-REQ-006")]
    [TestCase("unknown-claims", "UF-REQ-007")]
    [TestCase("key-order", "UF-REQ-008")]
    [TestCase("step-decides", "UF-REQ-010")]
    [TestCase("every-identity", "UF-REQ-017")]
    [TestCase("issuer-words", "UF-REQ-020")]
    [TestCase("other-app-id", "UF-REQ-024")]
    [TestCase("typed-as-text", "UF-REQ-025")]
    [TestCase("email-spelling", "UF-REQ-031")]
    [TestCase("postal-codes", "UF-REQ-032")]
    [TestCase("really-refused", "UF-RES-023")]
    [TestCase("corrected", "UF-RES-024")]
    [TestCase("many-refusals", "UF-IDM-006")]
    [TestCase("twins", "UF-IDM-004")]
    [TestCase("aborted-calls", "UF-IDM-007")]
    [TestCase("many-people", "UF-IDM-008")]
    [TestCase("message-languages", "UF-LOC-002")]
    [TestCase("locale-fallback", "UF-LOC-003")]
    [TestCase("other-locales", "UF-LOC-006")]
    [TestCase("after-hostile-bodies", "UF-RSL-006")]
    public async Task The_rule_holds_for_a_correct_endpoint(string probe, string rule)
    {
        var (found, total) = await Play(probe, rule, Correct);
        Assert.That((found.Length, total.Verdict), Is.EqualTo((0, Verdict.Held)), total.Reason);
    }

    [Test]
    public async Task A_message_is_quoted_with_its_numbers()
    {
        var told = "";
        await Play("message-languages", "UF-LOC-002", async (_, _) => Refuse("Use at least 2 characters."), done: footer => told = footer.Failures.Single(failure => failure.Rule == "UF-LOC-002").Actual);
        Assert.That(told, Does.EndWith("Use at least 2 characters."));
    }

    [Test]
    public async Task The_family_name_that_is_filled_in_from_both_names_is_read_from_both()
    {
        var (found, total) = await Play("last-name", "UF-REQ-021", Filled(body => Text(body, "surname") ?? Text(body, "lastName")));
        Assert.That((found.Length, total.Verdict), Is.EqualTo((0, Verdict.Held)), total.Reason);
    }

    [Test]
    public async Task A_cold_endpoint_that_is_too_late_is_told_from_one_that_always_is()
    {
        var isCold = false;
        var (found, _) = await Play("cold-start", "UF-LAT-003", async (body, http) =>
        {
            if (isCold)
            {
                isCold = false;
                await Late(http);
            }

            return Decide(body);
        }, plan => plan with { Clock = Quick, MakeCold = _ => Task.FromResult(isCold = true) });
        var (slow, total) = await Play("cold-start", "UF-LAT-003", async (body, http) =>
        {
            await Late(http);
            return Decide(body);
        }, plan => plan with { Clock = Quick, MakeCold = _ => Task.CompletedTask });
        var (_, without) = await Play("cold-start", "UF-LAT-003", Correct);
        Assert.Multiple(() =>
        {
            Assert.That(found, Is.EqualTo(new[] { "UF-LAT-003" }));
            Assert.That(slow, Does.Not.Contain("UF-LAT-003").And.Contain("UF-LAT-001"));
            Assert.That(total.Reason, Is.EqualTo("a warm call is too late as well"));
            Assert.That(without.Reason, Is.EqualTo("needs --before-cold COMMAND or --idle TIME"));
        });
    }

    [Test]
    public async Task An_answer_that_was_in_time_in_2021_is_one_that_is_late_today()
    {
        var (found, _) = await Play("older-clock", "UF-LAT-006", async (body, http) =>
        {
            await Late(http);
            return Decide(body);
        }, plan => plan with { Clock = Quick });
        var (none, total) = await Play("older-clock", "UF-LAT-006", Correct);
        Assert.Multiple(() =>
        {
            Assert.That(found, Does.Contain("UF-LAT-006").And.Contain("UF-LAT-001"));
            Assert.That((none.Length, total.Verdict), Is.EqualTo((0, Verdict.Held)));
        });
    }

    [Test]
    public async Task A_role_is_played_by_the_person_of_its_scenario_and_not_where_the_command_line_decides()
    {
        Reaction noGermans = async (body, _) => Text(body, "ui_locales") == "de-DE" ? Block("Not in Germany.") : (200, Continue);
        RunPlan OtherPerson(RunPlan plan) => plan with { Packs = [.. plan.Packs.Select(pack => pack with
        {
            RoleScenarios = pack.RoleScenarios.Remove("blocks").SetItem("refuses", pack.RoleScenarios["refuses"] with { Persona = "jonas", With = Claims.ClaimSet.Empty }),
        })] };
        var (found, total) = await Play("really-refused", "UF-RES-023", noGermans, OtherPerson);
        var (_, forced) = await Play("really-refused", "UF-RES-023", async (_, _) => (200, Continue), plan => OtherPerson(plan) with { Persona = "emily" });
        Assert.Multiple(() =>
        {
            Assert.That((found.Length, total.Verdict), Is.EqualTo((0, Verdict.Held)), total.Reason);
            Assert.That((forced.Verdict, forced.Reason), Is.EqualTo((Verdict.NotExercised, "the scenario that the endpoint refuses is about another person than --persona")));
        });
    }

    [Test]
    public async Task A_probe_whose_roles_are_elsewhere_is_not_asked()
    {
        var (found, total) = await Play("message-languages", "UF-LOC-002", Correct, plan => plan with { Packs = [.. plan.Packs.Select(pack => pack with { RoleScenarios = pack.RoleScenarios.Clear() })] });
        Assert.That((found.Length, total.Verdict, total.Reason), Is.EqualTo((0, Verdict.NotExercised, "the pack names no scenario of this step that the endpoint refuses or blocks")));
    }

    [Test]
    public async Task Advice_about_a_difference_counts_as_much_as_the_crash_it_speaks_for()
    {
        var crash = When((body, _) => Text(body, "ui_locales")?.StartsWith("de", StringComparison.Ordinal) == true, Crash);
        var failed = -1;
        var (found, _) = await Play("other-locales", "UF-LOC-006", crash, done: footer => failed = footer.ExitCode);
        Assert.That((string.Join(' ', found), failed), Is.EqualTo(("UF-LOC-006", (int)ExitCode.Findings)));
    }

    private static Clock Quick => Clock.All[0] with { Scale = 0.05 };

    private static Task Late(Microsoft.AspNetCore.Http.HttpContext http) => Task.Delay(Quick.Patience * 1.5, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

    private static Reaction When(Func<JsonObject?, Microsoft.AspNetCore.Http.HttpContext, bool> condition, (int, string) answer) =>
        async (body, http) => condition(body, http) ? answer : Decide(body);

    private static Reaction Changed(Action<JsonObject> change) => async (body, _) =>
    {
        if (body is not null) change(body);
        return Decide(body);
    };

    private static void Keep(JsonObject body, Index index)
    {
        if (body["identities"] is JsonArray { Count: > 0 } list) body["identities"] = new JsonArray(list[index]?.DeepClone());
    }

    private static Reaction Filled(Func<JsonObject?, string?> surname) => async (body, _) =>
        (200, new JsonObject { ["version"] = "1", ["action"] = "Continue", ["displayName"] = Text(body, "displayName") ?? $"{Text(body, "givenName")} {surname(body)}" }.ToJsonString());

    private static Reaction Counting(Func<int, JsonObject?, (int, string)> answer)
    {
        var count = 0;
        return async (body, _) => answer(Interlocked.Increment(ref count), body);
    }

    // Three of ten are refused, from run to run the same ones.
    private static Reaction ByLot()
    {
        var lots = new Random(7);
        return async (body, _) =>
        {
            lock (lots) return lots.NextDouble() < 0.3 ? TurnAway(body, "Not today.") : Decide(body);
        };
    }

    private static Reaction After(int refusals)
    {
        var counts = new ConcurrentDictionary<string, int>();
        return async (body, _) =>
        {
            var email = Text(body, "email") ?? "";
            if (counts.GetValueOrDefault(email) >= refusals) return Refuse("Not again.");
            var answer = Decide(body);
            if (answer.Status == 400) counts.AddOrUpdate(email, 1, (_, count) => count + 1);
            return answer;
        };
    }

    private static Reaction RefusesTheRetry()
    {
        string? before = null;
        return async (body, _) =>
        {
            var now = Text(body, "email");
            before = before == now ? null : now;
            return before is null ? Refuse("This e-mail address is already in use.") : (200, Continue);
        };
    }

    private static Reaction Conflict()
    {
        var inFlight = new ConcurrentDictionary<string, bool>();
        return async (body, _) =>
        {
            var key = body?.ToJsonString() ?? "";
            if (!inFlight.TryAdd(key, true)) return (409, "");
            await Task.Delay(50);
            inFlight.TryRemove(key, out var _);
            return Decide(body);
        };
    }

    private static Reaction LeakyPool()
    {
        var pool = new SemaphoreSlim(2);
        return async (body, http) =>
        {
            if (!await pool.WaitAsync(TimeSpan.FromMilliseconds(100))) return Crash;
            await Task.Delay(60, http.RequestAborted);
            pool.Release();
            return Decide(body);
        };
    }

    private static Reaction SharedField()
    {
        string? name = null;
        return async (body, _) =>
        {
            name = Text(body, "displayName");
            await Task.Delay(50);
            return (200, new JsonObject { ["version"] = "1", ["action"] = "Continue", ["displayName"] = name }.ToJsonString());
        };
    }

    private static Reaction AfterGarbage()
    {
        var isSpoilt = false;
        return async (body, _) =>
        {
            var wasSpoilt = isSpoilt;
            isSpoilt = body is null;
            return wasSpoilt && body is not null ? Crash : Decide(body);
        };
    }

    private static Reaction Remembering(string message)
    {
        var known = new ConcurrentDictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
        return async (body, _) =>
        {
            var answer = Decide(body);
            return answer.Body != Continue || Text(body, "step") == "PreTokenIssuance" || known.TryAdd(Text(body, "email") ?? "", true) ? answer : TurnAway(body, message);
        };
    }

    private static Reaction RememberingBodies()
    {
        var answers = new ConcurrentDictionary<string, Task<(int, string)>>();
        var remembering = Remembering("Please try another time.");
        return (body, http) => answers.GetOrAdd(body?.ToJsonString() ?? "", _ => remembering(body, http));
    }

    private static (int, string) Random((int Status, string Body) answer)
    {
        var body = JsonNode.Parse(answer.Body)!.AsObject();
        var code = System.Security.Cryptography.RandomNumberGenerator.GetInt32(100_000, 999_999);
        if (body["userMessage"] is { } message) body["userMessage"] = $"{message} ({code})";
        else body["extension_promoCode"] = $"{code}";
        return (answer.Status, body.ToJsonString());
    }
}

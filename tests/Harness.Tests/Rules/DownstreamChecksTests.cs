using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Harness.Exchanges.Faults;
using Harness.Rules;
using Harness.Rules.UserFlow;

namespace Harness.Tests.Rules;

/// <summary>Where the checks of services behind the endpoint draw the line; what is plainly right or wrong is in the examples of the rules.</summary>
public sealed class DownstreamChecksTests
{
    private const string Continues = """{"version":"1.0.0","action":"Continue"}""";
    private const string WithCode = """{"version":"1.0.0","action":"Continue","extension_promoCode":"84362"}""";
    private const string Refuses = """{"version":"1.0.0","status":400,"action":"ValidationError","userMessage":"This code has been used already."}""";

    private static readonly ExampleServiceCall Lookup = new() { Url = "/members/1", Stub = "member" };
    private static readonly ExampleServiceCall Write = new() { Method = "POST", Url = "/sign-ups", Stub = "sign-up" };
    private static readonly ExampleServiceCall Put = new() { Method = "PUT", Url = "/members/1", Stub = "member", Body = "a" };

    [Test]
    public void One_key_is_one_side_effect_and_two_keys_are_two() => Assert.Multiple(() =>
    {
        Assert.That(Doubled(Keyed("a"), Keyed("a")), Is.EqualTo("held"));
        Assert.That(Doubled(Keyed("a"), Keyed("b")), Is.EqualTo("broken"));
        Assert.That(Doubled(Keyed(""), Keyed("")), Is.EqualTo("broken"), "an empty key names nothing");
        Assert.That(Doubled(Keyed("a"), Keyed("a") with { Url = "/mails" }), Is.EqualTo("broken"), "one key at two addresses is two things");
        Assert.That(Doubled(Keyed("a"), Write), Is.EqualTo("broken"));
    });

    [Test]
    public void The_same_PUT_or_DELETE_again_changes_nothing_and_another_one_does() => Assert.Multiple(() =>
    {
        Assert.That(Doubled(Put, Put), Is.EqualTo("held"));
        Assert.That(Doubled(Put, Put with { Body = "b" }), Is.EqualTo("broken"));
        Assert.That(Doubled(Put, Put with { Url = "/members/2" }), Is.EqualTo("broken"));
        Assert.That(Doubled(Put with { Method = "DELETE" }, Put with { Method = "DELETE" }), Is.EqualTo("held"));
        Assert.That(Doubled(Put with { Method = "PATCH" }, Put with { Method = "PATCH" }), Is.EqualTo("broken"));
    });

    [Test]
    public void What_is_no_side_effect_may_be_done_again() => Assert.Multiple(() =>
    {
        Assert.That(Doubled(Write, Lookup, Lookup, Lookup), Is.EqualTo("held"));
        Assert.That(Doubled(Write, Write with { SideEffect = false }), Is.EqualTo("held"), "a search by POST, as the pack says");
        Assert.That(Doubled(Write, Lookup with { SideEffect = true }), Is.EqualTo("broken"), "a GET that counts, as the pack says");
    });

    [Test]
    public void Who_changes_nothing_cannot_double_it()
    {
        var trial = Trial(new() { About = "a", Probe = SideEffects.SecondAttempt, Calls = [Call("once")], Rounds = [new("once", [Lookup]), new(SideEffects.Lost.Second, [Write, Write])] });
        Assert.That(Word(SideEffects.AreNotDoubled(trial)), Is.EqualTo("the endpoint changes nothing at its services"));
    }

    [Test]
    public void What_comes_now_so_now_so_is_no_burnt_code()
    {
        var lost = new[] { Call(SideEffects.Lost.First), Call(SideEffects.Lost.Second, 400, Refuses), Call("again 1", 400, Refuses) };
        Assert.Multiple(() =>
        {
            Assert.That(Word(SideEffects.CodesAreNotBurnt(Of(lost))), Is.EqualTo("broken"));
            Assert.That(SideEffects.CodesAreNotBurnt(Of([.. lost, Call("again 2")])), Is.SameAs(Unexercised.ByChance));
            Assert.That(SideEffects.CodesAreNotBurnt(Of([Call(SideEffects.Lost.First, 400, Refuses), lost[1]])), Is.SameAs(Unexercised.NoContinuation));
        });

        static Trial Of(RuleExample[] calls) => Trial(new() { About = "a", Probe = SideEffects.SecondAttempt, Calls = [.. calls] });
    }

    [Test]
    public void Who_refuses_somebody_else_as_well_does_not_refuse_whoever_begins_anew()
    {
        var again = new[] { Call(SideEffects.SignUps.First), Call(SideEffects.SignUps.Second, 400, Refuses) };
        Assert.Multiple(() =>
        {
            Assert.That(Word(SideEffects.MayBeginAnew(Trial(new() { About = "a", Calls = [.. again, Call(SideEffects.SignUps.Other)] }))), Is.EqualTo("broken"));
            Assert.That(SideEffects.MayBeginAnew(Trial(new() { About = "a", Calls = [.. again, Call(SideEffects.SignUps.Other, 400, Refuses)] })), Is.SameAs(Unexercised.ByChance));
        });
    }

    [TestCase(3, 1, "held")]
    [TestCase(4, 1, "broken")]
    [TestCase(6, 2, "held", Description = "three for each attempt of the caller")]
    [TestCase(7, 2, "broken")]
    public void Calls_of_a_kind_are_counted_for_each_attempt_of_the_caller(int calls, int attempts, string expected)
    {
        var trial = Cell("status-503", new(), [.. Enumerable.Range(0, calls).Select(at => Failed("status-503", at * 1000))]);
        var broken = Call(FaultCell.Broken) with { Fault = "status-503", Attempts = attempts == 1 ? [] : ["timed-out", "answered"] };
        Assert.That(Word(FaultCells.NoStorm(trial with { Observations = [Seen.Stage.Observation(broken)] })), Is.EqualTo(expected));
    }

    [Test]
    public void Only_calls_of_one_kind_to_the_broken_service_make_a_storm() => Assert.Multiple(() =>
    {
        var twice = new[] { Failed("status-503", 0), Failed("status-503", 100) };
        Assert.That(Word(FaultCells.NoStorm(Cell("status-503", new(), [.. twice, .. twice.Select(call => call with { Method = "POST" })]))), Is.EqualTo("held"));
        Assert.That(Word(FaultCells.NoStorm(Cell("status-503", new(), [.. twice, .. twice.Select(call => call with { Service = "other" })]))), Is.EqualTo("held"));
        Assert.That(Word(FaultCells.NoStorm(Cell("status-503", new(), [.. twice, .. twice.Select(call => call with { Url = "/members/1?again" })]))), Is.EqualTo("broken"));
        Assert.That(Word(FaultCells.NoStorm(Cell("status-503", new() { MostCalls = 1 }, [.. twice]))), Is.EqualTo("broken"));
        Assert.That(Word(FaultCells.NoStorm(Cell("refused-connection", new(), []))), Is.EqualTo("no call reached the service"));
    });

    [TestCase(2000, "held", Description = "exactly when it may be asked again")]
    [TestCase(1999, "broken")]
    public void A_service_is_left_alone_as_long_as_it_asks(double at, string expected) =>
        Assert.That(Word(FaultCells.RespectsRetryAfter(Cell("status-429", new() { RetryAfterMs = 2000 }, [Failed("status-429", 0), Failed("status-429", at)]))), Is.EqualTo(expected));

    [Test]
    public void Whoever_is_told_again_to_wait_waits_anew()
    {
        ImmutableArray<ExampleServiceCall> calls = [Failed("status-429", 0), Failed("status-429", 2100), Failed("status-429", 2300)];
        var outcome = FaultCells.RespectsRetryAfter(Cell("status-429", new() { RetryAfterMs = 2000 }, calls));
        Assert.That(outcome, Is.InstanceOf<Outcome.BrokenOutcome>().With.Property("Actual").EqualTo("1 more, the first after 200 ms"));
    }

    [Test]
    public void A_service_that_answered_well_may_be_asked_at_once() => Assert.Multiple(() =>
    {
        var cell = new ExampleCell { RetryAfterMs = 2000 };
        Assert.That(Word(FaultCells.RespectsRetryAfter(Cell("status-429", cell, [Lookup, Failed("status-429", 50)]))), Is.EqualTo("held"), "told only the second time");
        Assert.That(Word(FaultCells.RespectsRetryAfter(Cell("status-429", cell, [Failed("status-429", 0), Lookup with { AtMs = 50 }]))), Is.EqualTo("broken"), "it got through by chance");
        Assert.That(Word(FaultCells.RespectsRetryAfter(Cell("status-503", new(), [Failed("status-503", 0), Failed("status-503", 1)]))), Is.EqualTo("no service said when it may be asked again"));
    });

    [Test]
    public void A_stand_by_steps_in_where_the_service_is_down_and_its_claims_are_known() => Assert.Multiple(() =>
    {
        var cell = new ExampleCell { StandBy = "other", Claims = ["extension_promoCode"] };
        Assert.That(Stands("refused-connection", cell, Continues), Is.EqualTo("broken"));
        Assert.That(Stands("refused-connection", cell, WithCode), Is.EqualTo("held"));
        Assert.That(Stands("refused-connection", cell, Continues, WithCode), Is.EqualTo("held"), "whoever comes next has it");
        Assert.That(Stands("status-429", cell, Continues), Is.EqualTo("the service is not down"));
        Assert.That(Stands("refused-connection", cell with { StandBy = null }, Continues), Is.EqualTo("the pack names no stand-by of the service"));
        Assert.That(Stands("refused-connection", cell with { Claims = [] }, Continues), Is.EqualTo("the healthy answers carry no claim that could come from the stand-by"));
    });

    [Test]
    public void An_endpoint_has_come_back_when_it_is_as_before_in_the_time_that_it_has() => Assert.Multiple(() =>
    {
        Assert.That(Word(FaultCells.ComesBack(Cell("status-503", new() { RecoveryMs = 10_000 }, []))), Is.EqualTo("held"));
        Assert.That(FaultCells.ComesBack(Cell("status-503", new() { RecoveryMs = 10_001 }, [])), Is.InstanceOf<Outcome.BrokenOutcome>().With.Property("Actual").EqualTo("as before after 10 s"));
        Assert.That(FaultCells.ComesBack(Cell("status-503", new(), [])), Is.InstanceOf<Outcome.BrokenOutcome>().With.Property("Actual").EqualTo("still continue without asking the service"));
        Assert.That(Word(FaultCells.ComesBack(Cell("status-503", new() { UsesService = false }, []))), Is.EqualTo("the endpoint does not call the service at this step"));
    });

    [Test]
    public void Only_a_slow_service_says_whether_calls_to_it_are_bounded() =>
        Assert.That(FaultBook.All.Where(kind => Word(FaultCells.BoundsItsCalls(Cell(kind.Id, new(), []))) == "held"), Is.EqualTo(FaultBook.All.Where(kind => kind.IsSlow)));

    [TestCase(new double[] { 1500, 1500, 1500, 1500 }, "broken")]
    [TestCase(new double[] { 1500, 1500, 10, 10 }, "held")]
    [TestCase(new double[] { 1500, 1500, 1500, 1500, 1500, 10, 10, 10, 10, 10 }, "held")]
    [TestCase(new double[] { 1500, 1500, 1500, 10, 10, 1500, 10, 10, 10, 1500 }, "held", Description = "a look now and then whether the service is back")]
    [TestCase(new double[] { 240, 240, 240, 240 }, "held", Description = "nobody notices")]
    [TestCase(new double[] { 1500, 1500, 1500 }, "too few calls were answered to tell first from later ones")]
    public void Later_calls_are_answered_sooner_than_the_first_ones(double[] waits, string expected) =>
        Assert.That(Word(DeadServices.AnswersSooner(Burst(waits, []))), Is.EqualTo(expected));

    [Test]
    public void Who_does_not_use_the_service_shows_nothing_by_answering_soon() => Assert.Multiple(() =>
    {
        var unused = Burst([100, 100, 100, 100], []) with { Cell = new ExampleCell { UsesService = false }.Played([]) };
        Assert.That(Word(DeadServices.AnswersSooner(unused)), Is.EqualTo("the endpoint does not call the service at this step"));
        Assert.That(Word(DeadServices.AnswersSooner(Burst([1500, 1500, 1500, 1500], [1, 1, 1, 1]) with { Cell = unused.Cell })), Is.EqualTo("broken"), "it had a cache while all was well");
    });

    [TestCase(new[] { 1, 1, 1, 1, 0, 0, 0, 0 }, "held")]
    [TestCase(new[] { 1, 1, 1, 0, 0, 0, 0, 1 }, "held")]
    [TestCase(new[] { 1, 1, 1, 0, 0, 1, 0, 1 }, "broken", Description = "half of the later ones are too many")]
    [TestCase(new[] { 0, 0, 0, 0, 1, 1, 1, 1 }, "the endpoint asks the service nothing while its caller waits")]
    public void Fewer_than_half_of_the_later_calls_go_on_to_a_dead_service(int[] reached, string expected) =>
        Assert.That(Word(DeadServices.StopsCalling(Burst([.. reached.Select(_ => 100d)], reached))), Is.EqualTo(expected));

    [Test]
    public void What_is_written_later_from_a_queue_is_no_call_of_whoever_calls_then()
    {
        var burst = Burst([100, 100, 100, 100], [1, 1, 0, 0]);
        var late = new ServiceCall("loyalty", burst.Rounds[0].Calls[0].Call, IsSideEffect: true);
        Assert.That(Word(DeadServices.StopsCalling(burst with { Rounds = [.. burst.Rounds.Select(round => round with { Calls = round.Calls.Add(late) })] })), Is.EqualTo("held"));
    }

    [TestCase(80 + 349, "held")]
    [TestCase(80 + 350, "broken")]
    public void A_write_that_is_awaited_takes_most_of_its_delay(double slow, string expected) => Assert.Multiple(() =>
    {
        Assert.That(Word(DeadServices.DoesNotAwaitWrites(Writes(slow, Write))), Is.EqualTo(expected));
        Assert.That(Word(DeadServices.DoesNotAwaitWrites(Writes(slow, Lookup))), Is.EqualTo("the endpoint writes nothing to its services at this step"));
    });

    [Test]
    public void Who_gives_up_a_slow_write_soon_and_fails_with_it_waited_for_it()
    {
        var writes = new RuleExample
        {
            About = "a",
            Probe = DeadServices.SlowWrites,
            Cell = new() { DelayMs = 500 },
            Calls = [Call(FaultCell.Healthy), Call($"{DeadServices.WhileSlow}, 2", 500, "", 200), Call($"{DeadServices.WhileSlow}, 3", 500, "", 200)],
            Rounds = [new(FaultCell.Healthy, [Write])],
        };
        Assert.Multiple(() =>
        {
            Assert.That(Word(DeadServices.DoesNotAwaitWrites(Trial(writes))), Is.EqualTo("broken"));
            Assert.That(Word(DeadServices.DoesNotAwaitWrites(Trial(writes with { Calls = writes.Calls.SetItem(2, Call($"{DeadServices.WhileSlow}, 3")) }))), Is.EqualTo("held"), "one of two may be chance");
        });
    }

    [Test]
    public void A_step_that_does_not_use_the_service_may_be_slower_by_a_busy_moment_and_not_by_chance() => Assert.Multiple(() =>
    {
        Assert.That(Isolated(1000), Is.EqualTo("held"));
        Assert.That(Isolated(1500, 1500), Is.EqualTo("broken"));
        Assert.That(Isolated(1500, 90), Is.EqualTo("the endpoint's answers depend on earlier calls"));
    });

    [TestCase("""{ "about": "a", "fault": "earthquake", "status": 200 }""")]
    [TestCase("""{ "about": "a", "status": 200, "rounds": [{ "label": "healthy", "calls": [{ "url": "/", "fault": "earthquake" }] }] }""")]
    public void An_example_with_a_fault_that_nobody_knows_is_refused(string example)
    {
        var read = RuleExamples.Read(Encoding.UTF8.GetBytes($$"""{ "rule": "X", "why": "w", "bad": [ {{example}} ], "good": [] }""")).Bad[0];
        Assert.That(() => Trial(read), Throws.InstanceOf<JsonException>().With.Message.Contains("earthquake"));
    }

    private static Trial Trial(RuleExample example) => Seen.Stage.Trial(example);

    private static RuleExample Call(string label, int status = 200, string body = Continues, double wait = 80) => Seen.Answer(status, body) with { Label = label, WaitMs = wait };

    private static ExampleServiceCall Keyed(string key) => Write with { Headers = Write.Headers.Add("idempotency-key", key) };

    private static ExampleServiceCall Failed(string fault, double at) => Lookup with { Stub = null, Fault = fault, AtMs = at };

    private static string Doubled(params ExampleServiceCall[] twice) => Word(SideEffects.AreNotDoubled(Trial(new()
    {
        About = "a",
        Probe = SideEffects.SecondAttempt,
        Calls = [Call("once")],
        Rounds = [new("once", [twice[0]]), new(SideEffects.Lost.Second, [twice[0]]), new(SideEffects.Closed.Second, [.. twice])],
    })));

    private static Trial Cell(string fault, ExampleCell cell, ImmutableArray<ExampleServiceCall> calls) => Trial(new()
    {
        About = "a",
        Probe = FaultCell.Trial,
        Fault = fault,
        Cell = cell,
        Calls = [Call(FaultCell.Broken) with { Fault = fault }],
        Rounds = [new(FaultCell.Broken, calls)],
    });

    private static string Stands(string fault, ExampleCell cell, params string[] bodies) => Word(FaultCells.UsesStandBy(Trial(new()
    {
        About = "a",
        Fault = fault,
        Cell = cell,
        Calls = [.. bodies.Zip([FaultCell.Broken, FaultCell.BrokenAgain], (body, label) => Call(label, body: body) with { Fault = fault })],
    })));

    private static Trial Burst(double[] waits, int[] reached) => Trial(new()
    {
        About = "a",
        Probe = DeadServices.Probe,
        Calls = [.. waits.Select((wait, place) => Call($"call {place}", wait: wait) with { Fault = "accept-and-hang" })],
        Rounds = [.. reached.Select((calls, place) => new ExampleRound($"call {place}", [.. Enumerable.Repeat(Failed("accept-and-hang", 0), calls)]))],
    });

    private static Trial Writes(double slow, ExampleServiceCall call) => Trial(new()
    {
        About = "a",
        Probe = DeadServices.SlowWrites,
        Cell = new() { DelayMs = 500 },
        Calls = [Call(FaultCell.Healthy), Call(DeadServices.WhileSlow, wait: slow)],
        Rounds = [new(FaultCell.Healthy, [call])],
    });

    private static string Isolated(params double[] waits) => Word(FaultCells.IsIsolated(Trial(new()
    {
        About = "a",
        Fault = "accept-and-hang",
        Cell = new() { UsesService = false },
        Calls =
        [
            Call(FaultCell.Healthy),
            .. waits.Zip([FaultCell.Broken, FaultCell.BrokenAgain], (wait, label) => Call(label, wait: wait)),
            Call(FaultCell.Elsewhere),
        ],
    })));

    private static string Word(Outcome outcome) => outcome switch
    {
        Outcome.HeldOutcome => "held",
        Outcome.BrokenOutcome => "broken",
        Outcome.NotExercisedOutcome not => not.Reason,
        _ => outcome.ToString()!,
    };
}

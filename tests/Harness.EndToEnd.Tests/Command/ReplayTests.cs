using Harness.EndToEnd.Tests.Connectors;

namespace Harness.EndToEnd.Tests.Command;

[Parallelizable(ParallelScope.All)]
public sealed class ReplayTests
{
    private const string Pack = """
        { "pack": "p", "dialect": "user-flow", "step": "PostAttributeCollection",
          "scenarios": [ { "id": "missing", "persona": "jonas", "vary": "missing-claim", "with": { "extension_{appId}_note": "x" } } ] }
        """;

    [Test]
    public async Task The_smallest_payload_of_a_run_is_sent_again_as_it_was()
    {
        await using var endpoint = await AnswerServer.Start(body => body!.ContainsKey("surname") || body.ContainsKey("city") ? (200, AnswerServer.Continue) : (500, "{}"));
        using var folder = new EmptyFolder();
        folder.Write("p.json", Pack);
        var run = await HarnessProcess.Run(folder, ["run", "p.json", "--endpoint", endpoint.Url.ToString(), "--seed", "7", "--set", "displayName=Set By Hand"]);
        Assert.That(run.Error, Does.Contain("surname is missing, city is missing").And.Contains("b2c-harness replay 'p/missing/~surname+city'"));
        var sent = endpoint.Bodies;

        var replay = await HarnessProcess.Run(folder, ["replay", "p/missing/~surname+city"]);
        Assert.Multiple(() =>
        {
            Assert.That(replay.ExitCode, Is.EqualTo(1), replay.Error);
            Assert.That(replay.Error, Does.Contain("The same bytes were sent as in the run.").And.Contains("As in the run, it broke"));
            Assert.That(endpoint.Bodies[sent.Length]!.ToJsonString(), Is.EqualTo(sent[^1]!.ToJsonString()).And.Contains("Set By Hand").And.Not.Contains("note"));
        });
    }

    [Test]
    public async Task A_case_that_passed_is_made_anew_from_the_seed_also_for_another_endpoint()
    {
        await using var old = await AnswerServer.Start(_ => (200, AnswerServer.Continue));
        await using var other = await AnswerServer.Start(_ => (200, """{"action":"Continue"}"""));
        using var folder = new EmptyFolder();
        folder.Write("p.json", Pack);
        var run = await HarnessProcess.Run(folder, ["run", "p.json", "--endpoint", old.Url.ToString(), "--out", "one"]);
        var replay = await HarnessProcess.Run(folder, ["replay", "p/missing/surname", "--run", "one", "--endpoint", other.Url.ToString()]);
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(replay.ExitCode, Is.EqualTo(1), replay.Error);
            Assert.That(replay.Error, Does.Contain("In the run it passed; now it broke UF-RES-005."));
            Assert.That(old.Bodies.Select(body => body!.ToJsonString()), Does.Contain(other.Bodies.Single()!.ToJsonString()));
        });
    }

    [Test]
    public async Task A_scenario_is_found_by_its_own_id_where_one_pack_has_it()
    {
        await using var endpoint = await AnswerServer.Start(_ => (200, AnswerServer.Continue));
        using var folder = new EmptyFolder();
        folder.Write("one.json", """{ "pack": "one", "dialect": "user-flow", "step": "PostAttributeCollection", "scenarios": [ { "id": "alone" }, { "id": "both" } ] }""");
        folder.Write("two.json", """{ "pack": "two", "dialect": "user-flow", "step": "PostAttributeCollection", "scenarios": [ { "id": "both" } ] }""");
        await HarnessProcess.Run(folder, ["run", "one.json", "two.json", "--endpoint", endpoint.Url.ToString()]);
        var alone = await HarnessProcess.Run(folder, ["replay", "alone"]);
        var both = await HarnessProcess.Run(folder, ["replay", "both"]);
        Assert.Multiple(() =>
        {
            Assert.That((alone.ExitCode, both.ExitCode), Is.EqualTo((0, 2)), alone.Error + both.Error);
            Assert.That(alone.Error, Does.Contain("As in the run, it passed."));
            Assert.That(both.Error, Does.Contain("Name one of one/both, two/both."));
        });
    }

    [TestCase("p/missing/surnam", "Did you mean 'p/missing/surname'?")]
    [TestCase("nonsense", "There is no case 'nonsense'.")]
    public async Task A_case_that_nobody_knows_is_told(string id, string problem)
    {
        await using var endpoint = await AnswerServer.Start(_ => (200, AnswerServer.Continue));
        using var folder = new EmptyFolder();
        folder.Write("p.json", Pack);
        await HarnessProcess.Run(folder, ["run", "p.json", "--endpoint", endpoint.Url.ToString()]);
        var sent = endpoint.Bodies.Length;
        var replay = await HarnessProcess.Run(folder, ["replay", id]);
        Assert.Multiple(() =>
        {
            Assert.That(replay.ExitCode, Is.EqualTo(2));
            Assert.That(replay.Error, Does.Contain(problem));
            Assert.That(endpoint.Bodies, Has.Length.EqualTo(sent));
        });
    }

    [Test]
    public async Task Without_a_run_there_is_nothing_to_replay()
    {
        using var folder = new EmptyFolder();
        var replay = await HarnessProcess.Run(folder, ["replay", "p/s"]);
        Assert.Multiple(() =>
        {
            Assert.That(replay.ExitCode, Is.EqualTo(2));
            Assert.That(replay.Error, Does.Contain("Name one with --run."));
        });
    }
}

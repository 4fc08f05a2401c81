using System.Net;
using Harness.Downstream;
using Harness.EndToEnd.Tests.Command;
using Harness.EndToEnd.Tests.Exchanges;
using Harness.Exchanges;
using Harness.Scenarios.Mappings;

namespace Harness.EndToEnd.Tests.Downstream;

[TestFixture]
public sealed class StubHostTests
{
    public static IEnumerable<TestCaseData> Files =>
        MappingCase.Files.Select(file => new TestCaseData(file).SetArgDisplayNames(Path.GetFileNameWithoutExtension(file)));

    [TestCaseSource(nameof(Files))]
    public void Every_file_that_is_compared_with_WireMock_is_read_without_a_problem(string file)
    {
        var reading = MappingReader.Read(file);
        Assert.That(reading.Problems, Is.Empty);
        Assert.That(reading.Stubs, Is.Not.Empty);
    }

    [Test]
    public void A_folder_is_read_whole_and_its_later_files_win()
    {
        using var folder = new EmptyFolder();
        folder.Write("mappings/a.json", """{ "name": "a", "request": {}, "response": { "body": "a" } }""");
        folder.Write("mappings/b.json", """{ "name": "b", "request": {}, "response": { "bodyFileName": "deep/b.txt" } }""");
        folder.Write("__files/deep/b.txt", "b");
        var reading = MappingReader.Read(folder);
        Assert.That(reading.Problems, Is.Empty);
        Assert.That(reading.Stubs.Select(stub => stub.Name), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public async Task A_call_that_nothing_answers_is_told_what_was_nearest_and_why_it_did_not_match()
    {
        using var folder = new EmptyFolder();
        var file = folder.Write("m.json", """
            { "mappings": [
              { "name": "far", "request": { "method": "PUT", "url": "/x" }, "response": {} },
              { "name": "near", "request": { "method": "POST", "urlPath": "/orders", "headers": { "Accept": { "contains": "json" } }, "bodyPatterns": [ { "matchesJsonPath": "$.id" } ] }, "response": {} }
            ] }
            """);
        await using var host = await StubHost.Start(TimeProvider.System);
        await host.Arrange(MappingReader.Read(file).Stubs);
        using var client = new HttpClient();
        using var content = new StringContent("{}");
        using var answer = await client.PostAsync(new Uri(host.Address, "/orders?x=1"), content);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(text, Is.EqualTo("No stub answers POST /orders?x=1\nThe nearest of 2 is near:\n- the header 'Accept' is not there, and should contain 'json'\n- the body is '{}', and should have $.id\n"));
            Assert.That(host.Journal.Single().Stub, Is.Null);
        });
    }

    [Test]
    public async Task A_reset_forgets_stubs_states_and_journal()
    {
        await using var host = await StubHost.Start(TimeProvider.System);
        await host.Arrange([new("GET", "/a", 200, "1")]);
        await RawAnswer.Ask(host.Address, "GET /a");
        host.Forget();
        await host.Arrange([]);
        Assert.That(host.Journal, Is.Empty);
        Assert.That((await RawAnswer.Ask(host.Address, "GET /a")).StatusLine, Does.Contain("404"));
    }

    [Test]
    public async Task Delays_last_as_long_as_the_clock_of_the_run_says_and_are_the_same_for_the_same_seed()
    {
        using var folder = new EmptyFolder();
        var file = folder.Write("m.json", """{ "request": {}, "response": { "body": "x", "delayDistribution": { "type": "lognormal", "median": 3000000, "sigma": 0.1 } } }""");
        var delays = new[] { await Waited(7), await Waited(7), await Waited(8) };
        Assert.That(delays[1], Is.EqualTo(delays[0]).And.Not.EqualTo(delays[2]));

        async Task<TimeSpan> Waited(int seed)
        {
            var time = new ManualTime();
            await using var host = await StubHost.Start(time, seed: seed);
            await host.Arrange(MappingReader.Read(file).Stubs);
            var asking = RawAnswer.Ask(host.Address, "GET /");
            TimeSpan? delay;
            while ((delay = time.NextDue) is null) await Task.Yield();
            time.Advance(delay.Value);
            await asking;
            return delay.Value;
        }
    }

    [Test]
    public async Task Journal_times_are_of_the_clock_of_the_run()
    {
        var time = new ManualTime();
        await using var host = await StubHost.Start(time);
        await host.Arrange([new("GET", "/a", 200, "1")]);
        time.Advance(TimeSpan.FromSeconds(3));
        await RawAnswer.Ask(host.Address, "GET /a");
        Assert.That(host.Journal.Single().At, Is.EqualTo(TimeSpan.FromSeconds(3)));
    }

    [Test]
    public async Task A_host_that_stops_leaves_nobody_waiting()
    {
        using var folder = new EmptyFolder();
        var file = folder.Write("m.json", """{ "request": {}, "response": { "fixedDelayMilliseconds": 60000 } }""");
        var host = await StubHost.Start(TimeProvider.System);
        await host.Arrange(MappingReader.Read(file).Stubs);
        var asking = RawAnswer.Ask(host.Address, "GET /");
        while (host.Journal.IsEmpty) await Task.Yield();
        await host.DisposeAsync();
        var answer = await asking;
        Assert.That(answer.Bytes, Is.Empty);
        Assert.That(answer.Total, Is.LessThan(TimeSpan.FromSeconds(15)));
    }
}

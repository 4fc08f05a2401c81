using Harness.Downstream;
using Harness.EndToEnd.Tests.Command;
using Harness.EndToEnd.Tests.Connectors;
using Harness.EndToEnd.Tests.Exchanges;
using Harness.Exchanges;
using Harness.Exchanges.Faults;
using Harness.Scenarios.Mappings;
using Microsoft.AspNetCore.Http;

namespace Harness.EndToEnd.Tests.Downstream;

/// <summary>A stand-in in front of a WireMock server says what the server says, and breaks like any other.</summary>
[TestFixture]
public sealed class WireMockHostTests
{
    // A header of several lines goes on in one, which conditions on single lines notice; bytes without a line end are no answer.
    private static readonly string[] KnownToDiffer =
        ["header-absent", "header-equal-to-any-case", "header-equal-to-empty", "header-equal-to", "header-matches", "template-helpers", "fault-random-data-then-close"];

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private EmptyFolder? root;
    private RealWireMock? real;
    private StubHost? host;

    public static IEnumerable<TestCaseData> Files =>
        RealWireMock.Missing() is { } reason
            ? [new TestCaseData("").SetArgDisplayNames("every file").Ignore(reason)]
            : MappingCase.Files.Where(file => !KnownToDiffer.Contains(Path.GetFileNameWithoutExtension(file))).Select(file => new TestCaseData(file).SetArgDisplayNames(Path.GetFileNameWithoutExtension(file)));

    [OneTimeSetUp]
    public async Task Start()
    {
        if (RealWireMock.Missing() is not null) return;
        root = new();
        root.Write("mappings/theirs.json", """{ "name": "theirs", "request": { "url": "/theirs" }, "response": { "body": "theirs" } }""");
        real = await RealWireMock.Start(root);
        host = await StubHost.StartInFrontOf(real.Address, TimeProvider.System);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (host is not null) await host.DisposeAsync();
        if (real is not null) await real.DisposeAsync();
        root?.Dispose();
    }

    [TestCaseSource(nameof(Files))]
    public async Task The_server_says_the_same_through_the_stand_in(string file)
    {
        var play = MappingCase.Read(file);
        var stubs = MappingReader.Read(file).Stubs;
        host!.Forget();
        await host.Arrange(stubs);
        var through = new List<RawAnswer>();
        foreach (var question in play.Questions) through.Add(await RawAnswer.Ask(host.Address, question));
        await host.Arrange(stubs);
        for (var i = 0; i < through.Count; i++)
        {
            var (theirs, ours) = (await RawAnswer.Ask(real!.Address, play.Questions[i]), through[i]);
            Assert.That(ours.StatusLine, Is.EqualTo(theirs.StatusLine), play.Questions[i]);
            Assert.That(ours.End, Is.EqualTo(theirs.End), play.Questions[i]);
            Assert.That(Told(ours), Is.EqualTo(Told(theirs)), play.Questions[i]);
            Assert.That(string.Concat(ours.Pieces), Is.EqualTo(string.Concat(theirs.Pieces)), play.Questions[i]);
        }

        var names = stubs.Select(stub => stub.Name).ToHashSet();
        Assert.That(host.Journal.Length, Is.EqualTo(play.Questions.Length));
        foreach (var (call, answer) in host.Journal.Zip(through).Where(pair => pair.First.Stub is not null))
            Assert.That(names, Does.Contain(call.Stub), answer.StatusLine);
    }

    [Test]
    public async Task Faults_hit_it_stubs_in_code_are_played_and_the_files_of_the_server_are_left_alone()
    {
        Needed();
        await using var own = await StubHost.StartInFrontOf(real!.Address, TimeProvider.System);
        await own.Arrange([new("GET", @"/promotions\?.*", 200, """{"promoCode":"84362"}""")]);
        foreach (var kind in FaultBook.All.Where(kind => kind is { IsSlow: false, IsRefusal: false } && kind.Id is not ("huge-body" or "flapping")))
        {
            await own.Play(new(kind), Patience, 1);
            var answer = await RawAnswer.Ask(own.Address, "GET /promotions?id=1");
            Assert.That(answer.StatusLine + answer.End + string.Concat(answer.Pieces), Is.Not.EqualTo("""HTTP/1.1 200 OKwhole{"promoCode":"84362"}"""), kind.Id);
        }

        await own.Play(null, Patience, 1);
        own.Forget();
        Assert.That((await RawAnswer.Ask(own.Address, "GET /promotions?id=1")).Pieces[0], Is.EqualTo("""{"promoCode":"84362"}"""));
        Assert.That(own.Journal.Single().Stub, Is.EqualTo(@"GET /promotions\?.*"));
        Assert.That((await RawAnswer.Ask(own.Address, "GET /theirs")).StatusLine, Does.Contain("404"));
        Assert.That(root!.Has("mappings/theirs.json"), Is.True);
        await own.DisposeAsync();
        Assert.That(string.Concat((await RawAnswer.Ask(real.Address, "GET /theirs")).Pieces), Is.EqualTo("theirs"));
    }

    [Test]
    public async Task A_body_of_a_file_is_sent_with_its_stub()
    {
        Needed();
        using var folder = new EmptyFolder();
        folder.Write("mappings/a.json", """{ "name": "a", "request": {}, "response": { "bodyFileName": "deep/letter_1.txt" } }""");
        folder.Write("__files/deep/letter_1.txt", "from a file");
        await host!.Arrange(MappingReader.Read(folder).Stubs);
        Assert.That(string.Concat((await RawAnswer.Ask(host.Address, "GET /")).Pieces), Is.EqualTo("from a file"));
    }

    [Test]
    public void A_server_that_is_not_there_is_told_with_its_address()
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Find()}/");
        var problem = Assert.ThrowsAsync<IOException>(() => StubHost.StartInFrontOf(address, TimeProvider.System));
        Assert.That(problem!.Message, Does.StartWith($"No WireMock server answers at {address}: ").And.EndsWith("Start one there, or mend the address."));
    }

    [Test]
    public async Task A_server_of_another_kind_is_told_with_what_it_answered()
    {
        await using var other = await KestrelServer.Start(context => context.Response.WriteAsync("hello"));
        var problem = Assert.ThrowsAsync<IOException>(() => StubHost.StartInFrontOf(other.At("/"), TimeProvider.System));
        Assert.That(problem!.Message, Does.Contain("is no WireMock server: GET /__admin/mappings was answered 200"));
    }

    // A length that the server told is passed on, chunks are chunks.
    private static string[] Told(RawAnswer answer) =>
        [.. answer.Headers.Where(line => !line.StartsWith("transfer-encoding:", StringComparison.Ordinal) && !line.StartsWith("content-length:", StringComparison.Ordinal))];

    private static void Needed()
    {
        if (RealWireMock.Missing() is { } reason) Assert.Ignore(reason);
    }
}

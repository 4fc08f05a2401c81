using System.Text.Json;
using Harness.Downstream;
using Harness.EndToEnd.Tests.Command;
using Harness.Exchanges;
using Harness.Scenarios.Mappings;

namespace Harness.EndToEnd.Tests.Downstream;

/// <summary>The same mapping files, played by the embedded host and by the real WireMock, say the same to the same questions.</summary>
[TestFixture]
public sealed class WireMockComparisonTests
{
    /// <summary>Two delays are of one class where they differ by less; those of the files differ by more.</summary>
    private static readonly TimeSpan SameDelay = TimeSpan.FromMilliseconds(120);

    private const int MostPlays = 6;

    private EmptyFolder? root;
    private RealWireMock? real;
    private StubHost? host;

    public static IEnumerable<TestCaseData> Files =>
        RealWireMock.Missing() is { } reason
            ? [new TestCaseData("").SetArgDisplayNames("every file").Ignore(reason)]
            : MappingCase.Files.Select(file => new TestCaseData(file).SetArgDisplayNames(Path.GetFileNameWithoutExtension(file)));

    [OneTimeSetUp]
    public async Task Start()
    {
        if (RealWireMock.Missing() is not null) return;
        root = new();
        foreach (var file in Directory.GetFiles(Path.Combine(MappingCase.Folder, "__files"))) root.Write($"__files/{Path.GetFileName(file)}", File.ReadAllText(file));
        real = await RealWireMock.Start(root);
        host = await StubHost.Start(TimeProvider.System);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (real is not null) await real.DisposeAsync();
        if (host is not null) await host.DisposeAsync();
        root?.Dispose();
    }

    [TestCaseSource(nameof(Files))]
    public async Task Both_say_the_same(string file)
    {
        var play = MappingCase.Read(file);
        var (quickestOfReal, quickestOfHost) = (new TimeSpan[play.Questions.Length], new TimeSpan[play.Questions.Length]);
        Array.Fill(quickestOfReal, TimeSpan.MaxValue);
        Array.Fill(quickestOfHost, TimeSpan.MaxValue);
        for (var plays = 1; ; plays++)
        {
            await Arrange(play);
            for (var i = 0; i < play.Questions.Length; i++)
            {
                var (theirs, ours) = (await RawAnswer.Ask(real!.Address, play.Questions[i]), await RawAnswer.Ask(host!.Address, play.Questions[i]));
                Compare(play.Questions[i], theirs, ours);
                quickestOfReal[i] = Min(quickestOfReal[i], theirs.Total);
                quickestOfHost[i] = Min(quickestOfHost[i], ours.Total);
            }

            await CompareJournals();
            // A machine that does much else only ever makes answers later.
            if (quickestOfReal.Zip(quickestOfHost).All(pair => (pair.First - pair.Second).Duration() < SameDelay)) return;
            if (plays == MostPlays) Assert.Fail($"Delays differ: {string.Join(", ", quickestOfReal)} of WireMock, {string.Join(", ", quickestOfHost)} here.");
        }
    }

    private async Task Arrange(MappingCase play)
    {
        var reading = MappingReader.Read(play.File);
        Assert.That(reading.Problems, Is.Empty);
        host!.Forget();
        await host.Arrange(reading.Stubs);
        await real!.Arrange(play.Mappings);
    }

    private static void Compare(string question, RawAnswer theirs, RawAnswer ours)
    {
        Assert.That(ours.StatusLine, Is.EqualTo(theirs.StatusLine), question);
        Assert.That(ours.End, Is.EqualTo(theirs.End), question);
        // Which stub was nearest is told in each one's own words.
        if (theirs.Pieces.Any(piece => piece.Contains("Request was not matched", StringComparison.Ordinal) || piece.Contains("No response could be served", StringComparison.Ordinal))) return;
        // Kestrel does not tell by HEAD how a body would be framed.
        var headers = theirs.Headers.Where(line => line != "transfer-encoding: chunked" || !question.StartsWith("HEAD ", StringComparison.Ordinal));
        Assert.That(ours.Headers, Is.EqualTo(headers), question);
        Assert.That(ours.Pieces, Is.EqualTo(theirs.Pieces), question);
    }

    private async Task CompareJournals()
    {
        var theirs = (await real!.Journal()).Select(entry => Line(entry, entry.GetProperty("request"))).ToArray();
        var ours = host!.Journal.Zip(theirs, (call, line) => Line(call, hasName: line.Stub is { Length: > 0 })).ToArray();
        Assert.That(host.Journal, Has.Length.EqualTo(theirs.Length));
        Assert.That(ours, Is.EqualTo(theirs));
    }

    private static (string Method, string Url, string Headers, string Body, string? Stub) Line(JsonElement entry, JsonElement request) => (
        request.GetProperty("method").GetString()!,
        request.GetProperty("url").GetString()!,
        Lines(from header in request.GetProperty("headers").EnumerateObject()
              from value in header.Value.ValueKind == JsonValueKind.Array ? header.Value.EnumerateArray().ToArray() : [header.Value]
              select (header.Name, value.GetString()!)),
        Convert.ToBase64String(request.GetProperty("bodyAsBase64").GetBytesFromBase64()),
        !entry.GetProperty("wasMatched").GetBoolean() ? null : entry.GetProperty("stubMapping").TryGetProperty("name", out var name) ? name.GetString() : "");

    // A mapping without a name is known to each of the two by a name of its own.
    private static (string Method, string Url, string Headers, string Body, string? Stub) Line(DownstreamCall call, bool hasName) =>
        (call.Method, call.Url, Lines(call.Headers.Select(header => (header.Name, header.Value))), Convert.ToBase64String(call.Body.Span), call.Stub is null || hasName ? call.Stub : "");

    private static string Lines(IEnumerable<(string Name, string Value)> headers) =>
        string.Join('\n', headers.Select(header => $"{header.Name.ToLowerInvariant()}: {header.Value}").Order(StringComparer.Ordinal));

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}

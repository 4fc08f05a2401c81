using Harness.Downstream;
using Harness.Scenarios.Mappings;

namespace Harness.EndToEnd.Tests.Downstream;

/// <summary>WireMock.Net says what the embedded host says; compiled with the build property <c>WireMockNet=true</c> only.</summary>
[TestFixture]
public sealed class WireMockNetHostTests
{
    public static IEnumerable<TestCaseData> Files =>
        MappingCase.Files.Select(file => new TestCaseData(file).SetArgDisplayNames(Path.GetFileNameWithoutExtension(file)));

    [TestCaseSource(nameof(Files))]
    public async Task Both_say_the_same(string file)
    {
        var play = MappingCase.Read(file);
        await using var embedded = await StubHost.Start(TimeProvider.System);
        await using var net = await WireMockNetHost.Start(TimeProvider.System);
        await embedded.Arrange(MappingReader.Read(file).Stubs);
        await net.Arrange(MappingReader.Read(file).Stubs);
        foreach (var question in play.Questions)
        {
            var (expected, actual) = (await RawAnswer.Ask(embedded.Address, question), await RawAnswer.Ask(net.Address, question));
            Assert.That(actual.StatusLine, Is.EqualTo(expected.StatusLine), question);
            Assert.That(actual.End, Is.EqualTo(expected.End), question);
            if (embedded.Journal[^1].Stub is not null) Assert.That(string.Concat(actual.Pieces), Is.EqualTo(string.Concat(expected.Pieces)), question);
        }

        Assert.That(net.Journal.Select(call => call.Stub), Is.EqualTo(embedded.Journal.Select(call => call.Stub)));
    }
}

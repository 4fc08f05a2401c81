using System.Text;
using Harness.Reporting;
using Harness.Rules;
using Harness.Running;

namespace Harness.Tests.Reporting;

[TestFixture]
[NonParallelizable]
public sealed class StreamingTests
{
    private const int Cases = 20_000;
    private const int Scenarios = 40;
    private const long MostMemory = 6 * 1024 * 1024;

    private SavedRun run = null!;

    private static IEnumerable<string> Formats => ReportFormat.All.OfType<FileFormat>().Select(format => format.Id);

    [OneTimeSetUp]
    public async Task WriteRun()
    {
        run = await SavedRun.Write(Samples.Header(Cases), Enumerable.Range(0, Cases).Select(Case), Samples.DoesNotConform(Cases, Cases / 20));
    }

    [OneTimeTearDown]
    public void DeleteRun() => run.Dispose();

    [TestCaseSource(nameof(Formats))]
    public async Task Memory_does_not_grow_with_the_run(string id)
    {
        var format = ReportFormat.Find(id)!;
        using var writer = new MeasuringWriter();
        await format.Write(run.File, ReportFormat.StandardOutput, writer);
        Assert.Multiple(() =>
        {
            Assert.That(writer.Written, Is.Positive);
            Assert.That(writer.Most - writer.Before, Is.LessThan(MostMemory));
        });
    }

    [Test]
    public async Task The_page_stays_small()
    {
        using var writer = new MeasuringWriter();
        await ReportFormat.Find("html")!.Write(run.File, ReportFormat.StandardOutput, writer);
        Assert.That(writer.Written, Is.LessThan(1_000_000));
    }

    private static CaseResult Case(int number)
    {
        var (repetition, scenario) = Math.DivRem(number, Scenarios);
        var (pack, name) = ($"pack-{scenario % 4}", $"scenario-{scenario}");
        return number % 20 == 3 ? Samples.Failing(pack, name, repetition, Samples.Finding("UF-RES-005", Severity.Error)) : Samples.Passing(pack, name, repetition);
    }

    /// <summary>Forgets what it is given, and looks at the memory now and then.</summary>
    private sealed class MeasuringWriter : TextWriter
    {
        private const long Step = 250_000;

        private long next = Step;

        public override Encoding Encoding => Encoding.UTF8;

        public long Before { get; } = GC.GetTotalMemory(forceFullCollection: true);

        public long Most { get; private set; }

        public long Written { get; private set; }

        public override void Write(char value) => Count(1);

        public override void Write(char[] buffer, int index, int count) => Count(count);

        public override void Write(ReadOnlySpan<char> buffer) => Count(buffer.Length);

        public override void Write(string? value) => Count(value?.Length ?? 0);

        private void Count(int letters)
        {
            Written += letters;
            if (Written < next) return;
            next = Written + Step;
            Most = Math.Max(Most, GC.GetTotalMemory(forceFullCollection: true));
        }
    }
}

using System.Text;
using Harness.Exchanges;
using Harness.Exchanges.Faults;

namespace Harness.Tests.Exchanges;

[Parallelizable(ParallelScope.All)]
public sealed class FaultBookTests
{
    private static readonly DownstreamCall Call = new() { At = TimeSpan.Zero, Method = "GET", Url = "/a" };

    public static IEnumerable<string> Ids => FaultBook.All.Select(kind => kind.Id);

    // What a stub answers may be anything: nothing, no JSON, one byte.
    [Test]
    public void Every_row_copes_with_every_answer([ValueSource(nameof(Ids))] string id, [Values("", "x", "{", "[1]", "\"text\"", "null", """{"a":null,"b":[1,{"c":false}]}""")] string body)
    {
        var answer = new ServiceAnswer { Status = 200, Body = Encoding.UTF8.GetBytes(body) };
        var well = Encoding.Latin1.GetString(answer.Wire());
        foreach (var move in Moves(id))
        {
            if (move is Bytes bytes && id != "slow-drip") Assert.That(Encoding.Latin1.GetString(bytes.Make(answer).Span), Is.Not.EqualTo(well));
            if (move is Answering answering && !FaultBook.Find(id)!.IsSlow) Assert.That(answering.Mangle(answer).Body.Span.SequenceEqual(answer.Body.Span), Is.False);
        }
    }

    [Test]
    public void What_broken_services_say_has_telltales([Values("status-500", "status-502", "status-503", "status-503-retry-after", "status-429", "status-401", "status-404", "html", "flapping", "outage")] string id)
    {
        var said = Encoding.UTF8.GetString(Moves(id).OfType<Instead>().Single().Answer.Body.Span);
        Assert.That(Internals.Telltales.Where(telltale => said.Contains(telltale, StringComparison.Ordinal)), Is.Not.Empty);
    }

    [Test]
    public void Slow_rows_are_late_by_default_for_every_patience([Values("fixed-delay", "uniform-delay", "lognormal-delay", "slow-start")] string id, [Values(1, 500, 20000)] int milliseconds)
    {
        var patience = TimeSpan.FromMilliseconds(milliseconds);
        var pause = Moves(id, patience).OfType<Pause>().Single();
        Assert.That(pause.Span, Is.GreaterThanOrEqualTo(patience));
    }

    private static FaultMove[] Moves(string id, TimeSpan? patience = null) =>
        [.. FaultBook.Find(id)!.Moves(new(new(FaultBook.Find(id)!), patience ?? TimeSpan.FromSeconds(5), 0, TimeSpan.Zero, Call, () => 0.25))];
}

using System.Text;
using Harness.Exchanges.Faults;
using Harness.Scenarios;

namespace Harness.Tests.Scenarios;

[Parallelizable(ParallelScope.All)]
public sealed class FaultReaderTests
{
    [TestCase("\"connection-reset\"", "connection-reset")]
    [TestCase("""{ "fault": "connection-reset" }""", "connection-reset")]
    [TestCase("""{ "fault": "fixed-delay", "delay": "7 s" }""", "fixed-delay (7 s)")]
    [TestCase("""{ "fault": "fixed-delay", "delay": "1500ms" }""", "fixed-delay (1.5 s)")]
    [TestCase("""{ "fault": "status-503", "probability": 0.5, "for": "3 s" }""", "status-503, half of the calls, for 3 s")]
    [TestCase("""{ "fault": "status-429", "retry-after": "10 s", "only": "writes", "probability": 0.25 }""", "status-429 (10 s), 25 % of the calls, writes only")]
    [TestCase("""{ "fault": "uniform-delay", "lower": "100 ms", "upper": "2 s", "only": "reads" }""", "uniform-delay (lower 100 ms, upper 2 s), reads only")]
    [TestCase("""{ "fault": "flapping", "fails": 2, "of": 5 }""", "flapping (fails 2, of 5)")]
    [TestCase("""{ "fault": "lognormal-delay", "sigma": 0.4 }""", "lognormal-delay (sigma 0.4)")]
    [TestCase("""{ "fault": "huge-body", "megabytes": 3 }""", "huge-body (3)")]
    [TestCase("""{ "fault": "refused-connection", "for": "500 ms" }""", "refused-connection, for 500 ms")]
    public void A_fault_is_read_and_told_in_short(string json, string text)
    {
        var (fault, problems) = Read(json);
        Assert.That(problems, Is.Empty);
        Assert.That(fault!.ToString(), Is.EqualTo(text));
    }

    [TestCase("3", "f:1:1: The fault is a number. Write the id of a fault in quotes, or an object: { \"fault\": \"fixed-delay\", \"delay\": \"7 s\" }.")]
    [TestCase("\"conection-reset\"", "f:1:1: The fault cannot be 'conection-reset'. Did you mean 'connection-reset'?")]
    [TestCase("{}", "f:1:1: The fault has no 'fault'. Name it: \"fault\": \"connection-reset\".")]
    [TestCase("""{ "fault": "stats-500", "delay": "1 s" }""", "f:1:12: 'fault' cannot be 'stats-500'. Did you mean 'status-500'?")]
    [TestCase("""{ "fault": "fixed-delay", "dealy": "1 s" }""", "f:1:27: The fault has no member 'dealy'. Did you mean 'delay'?")]
    [TestCase("""{ "fault": "status-500", "delay": "1 s" }""", "f:1:26: 'status-500' has no 'delay', which belongs to fixed-delay, slow-start. Take it out.")]
    [TestCase("""{ "fault": "slow-drip", "delay": "1 s" }""", "f:1:25: 'slow-drip' has no 'delay', which belongs to fixed-delay, slow-start. Beyond what every fault has, it has: length.")]
    [TestCase("""{ "fault": "fixed-delay", "delay": 7 }""", "f:1:36: 'delay' is a number. Write a time in quotes, such as \"500 ms\" or \"2 s\".")]
    [TestCase("""{ "fault": "fixed-delay", "delay": "7 seconds" }""", "f:1:36: 'delay' cannot be '7 seconds'. Write a time in quotes, such as \"500 ms\" or \"2 s\".")]
    [TestCase("""{ "fault": "status-500", "probability": 0 }""", "f:1:41: 'probability' cannot be this number. Write the share of calls that it hits: a number above 0 and up to 1, such as 0.5.")]
    [TestCase("""{ "fault": "status-500", "probability": 50 }""", "f:1:41: 'probability' cannot be this number. Write the share of calls that it hits: a number above 0 and up to 1, such as 0.5.")]
    [TestCase("""{ "fault": "status-500", "only": "write" }""", "f:1:34: 'only' cannot be 'write'. Did you mean 'writes'?")]
    [TestCase("""{ "fault": "status-500", "for": "" }""", "f:1:33: 'for' cannot be ''. Write a time in quotes, such as \"500 ms\" or \"2 s\".")]
    [TestCase("""{ "fault": "flapping", "fails": 3 }""", "f:1:1: The fault contradicts itself. 'fails' must be less than 'of', which is 2 where nobody says so.")]
    [TestCase("""{ "fault": "flapping", "fails": 0 }""", "f:1:33: 'fails' cannot be this number. Write a whole number from 1 to 1000000.")]
    [TestCase("""{ "fault": "uniform-delay", "lower": "1 s" }""", "f:1:1: The fault contradicts itself. Say both 'lower' and 'upper', or neither.")]
    [TestCase("""{ "fault": "uniform-delay", "lower": "2 s", "upper": "1 s" }""", "f:1:1: The fault contradicts itself. 'lower' is more than 'upper': swap the two.")]
    [TestCase("""{ "fault": "lognormal-delay", "sigma": 11 }""", "f:1:40: 'sigma' cannot be this number. Write a number from 0 to 10.")]
    [TestCase("""{ "fault": "refused-connection", "probability": 0.5 }""", "f:1:49: refused-connection cannot have 'probability': a connection that is refused carries no call to choose by. Take it out; 'for' says how long it lasts.")]
    public void A_mistake_is_told_with_its_place_and_how_to_mend_it(string json, string problem)
    {
        var (fault, problems) = Read(json);
        Assert.That(fault, Is.Null);
        Assert.That(problems, Is.EqualTo(new[] { problem }));
    }

    [Test]
    public void All_mistakes_are_told_at_once()
    {
        var (_, problems) = Read("""{ "fault": "fixed-delay", "delay": 1, "probability": 2, "only": 3, "for": 4, "x": 5 }""");
        Assert.That(problems, Has.Length.EqualTo(5));
    }

    [Test]
    public void Rows_have_ids_of_their_own_and_sentences()
    {
        Assert.That(FaultBook.All.Select(kind => kind.Id), Is.Unique);
        Assert.That(FaultBook.All.Select(kind => kind.About), Is.All.EndsWith("."));
    }

    private static (Fault? Fault, string[] Problems) Read(string json)
    {
        var problems = new ProblemList();
        var node = PositionedJson.Parse("f", Encoding.UTF8.GetBytes(json), problems)!;
        var fault = FaultReader.Read(node, "The fault", problems);
        return (fault, [.. problems.Distinct().Select(problem => problem.ToString())]);
    }
}

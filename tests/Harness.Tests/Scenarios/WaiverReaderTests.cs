using System.Text;
using Harness.Scenarios;

namespace Harness.Tests.Scenarios;

public sealed class WaiverReaderTests
{
    private const string Good = """{ "rule": "UF-RES-005", "case": "p/s", "owner": "identity team", "reason": "Gone with the next release.", "expires": "2030-12-31" }""";

    [Test]
    public void A_waiver_is_read_fully()
    {
        var reading = Read($"{{ \"waivers\": [\n  {Good}, // a comment\n] }}");
        Assert.Multiple(() =>
        {
            Assert.That(reading.Problems, Is.Empty);
            Assert.That(reading.Waivers.Single(), Is.EqualTo(
                new Waiver("UF-RES-005", "p/s", "identity team", "Gone with the next release.", new(2030, 12, 31), new("w.json", 2, 3))));
        });
    }

    [TestCase("\"rule\": \"UF-RES-005\", ", "", "The waiver has no 'rule'.")]
    [TestCase("\"case\": \"p/s\", ", "", "The waiver has no 'case'.")]
    [TestCase("\"owner\": \"identity team\", ", "", "The waiver has no 'owner'.")]
    [TestCase("\"reason\": \"Gone with the next release.\", ", "", "The waiver has no 'reason'.")]
    [TestCase(", \"expires\": \"2030-12-31\"", "", "The waiver has no 'expires'.")]
    [TestCase("UF-RES-005", "UF-RES-050", "'rule' cannot be 'UF-RES-050'.")]
    [TestCase("2030-12-31", "2030-02-30", "'expires' cannot be '2030-02-30'.")]
    [TestCase("2030-12-31", "31.12.2030", "'expires' cannot be '31.12.2030'.")]
    [TestCase("\"owner\"", "\"onwer\"", "The waiver has no member 'onwer'.")]
    [TestCase("\"identity team\"", "7", "'owner' is a number.")]
    public void A_mistake_is_told_with_its_place_and_the_waiver_does_not_count(string part, string instead, string problem)
    {
        var reading = Read($"{{ \"waivers\": [ {Good.Replace(part, instead, StringComparison.Ordinal)} ] }}");
        Assert.Multiple(() =>
        {
            Assert.That(reading.Waivers, Is.Empty);
            Assert.That(reading.Problems.Select(mistake => mistake.What), Does.Contain(problem));
            Assert.That(reading.Problems, Has.All.Property("Hint").Not.Empty);
            Assert.That(reading.Problems.Select(mistake => mistake.ToString()), Has.All.StartsWith("w.json:1:"));
        });
    }

    [TestCase("p/s", "p/s", true)]
    [TestCase("p/s", "p/s/surname+city", true)]
    [TestCase("p/s", "p/s#4", true)]
    [TestCase("p/s", "p/s2", false)]
    [TestCase("p", "p/s", true)]
    [TestCase("p/s/surname", "p/s", false)]
    [TestCase("*", "q/t", true)]
    public void A_waiver_means_a_case_with_its_payloads_and_repetitions(string waived, string id, bool isMeant) =>
        Assert.That(new Waiver("R", waived, "o", "r", default, new("w.json", 1, 1)).Means(id), Is.EqualTo(isMeant));

    private static WaiverReading Read(string text) => WaiverReader.Read("w.json", Encoding.UTF8.GetBytes(text), ["UF-RES-005", "UF-RES-006"]);
}

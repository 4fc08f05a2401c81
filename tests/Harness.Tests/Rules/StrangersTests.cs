using Harness.Dialects;
using Harness.Dialects.Variations;
using Harness.Exchanges;
using Harness.Rules;

namespace Harness.Tests.Rules;

public sealed class StrangersTests
{
    private static readonly RuleBook Book = RuleBook.Of(DialectBook.All[0]);

    private static readonly Observation Refused = new ExampleStage(DialectBook.All[0]).Observation(RuleExamples.Of("UF-AUT-001")!.Good[0]);

    [TestCase(null, Verdict.Held)]
    [TestCase("GET", Verdict.Broken)]
    public void Who_is_turned_away_reaches_no_service(string? method, Verdict expected)
    {
        var behind = method is null ? [] : new[] { new ServiceCall("loyalty", new DownstreamCall { Method = method, Url = "/promotions", At = default, Headers = [], Body = default }, false) };
        var judgement = Judge.Exchange(Book, Refused with { Behind = [.. behind] }, []);
        Assert.Multiple(() =>
        {
            Assert.That(judgement.Verdicts.Single(verdict => verdict.Rule == "UF-AUT-001").Verdict, Is.EqualTo(expected));
            Assert.That(judgement.Findings.Select(finding => finding.Where), Is.EqualTo(method is null ? [] : new[] { "services" }));
        });
    }

    [TestCase("https://a.example/x", "https://a.example/x", false)]
    [TestCase("https://a.example/x?code=s3cr3t", "https://a.example/x", true)]
    [TestCase("https://a.example/x?a=1&code=s%2F3&b=2", "https://a.example/x?a=1&b=2", true)]
    [TestCase("https://a.example/x?subscription-key=1", "https://a.example/x", true)]
    [TestCase("https://a.example/x?code=", "https://a.example/x?code=", false)]
    public void The_key_of_an_address_can_be_left_out(string address, string without, bool hasKey)
    {
        Assert.Multiple(() =>
        {
            Assert.That(AddressKeys.AreIn(new(address)), Is.EqualTo(hasKey));
            Assert.That(AddressKeys.Without(new(address)).OriginalString, Is.EqualTo(without));
        });
    }

    // A person whose credentials are merely spelled otherwise is no stranger: a closed connection is no refusal of theirs.
    [Test]
    public void The_caller_in_another_spelling_is_no_stranger() =>
        Assert.That(CredentialForms.Strangers.Select(set => set.Id), Does.Not.Contain(CredentialForms.OtherCase));
}

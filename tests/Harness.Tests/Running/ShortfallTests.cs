using Harness.Rules;
using Harness.Running;

namespace Harness.Tests.Running;

public sealed class ShortfallTests
{
    private const string Conforms = "The endpoint conforms to the contract wherever it was exercised, but not to ";

    [TestCase("EXPECT-CLAIMS", ExpectedResult = Conforms + "what the packs expect.")]
    [TestCase("HARNESS-008", ExpectedResult = Conforms + "what the packs expect.", Description = "a role of the pack")]
    [TestCase("HARNESS-003", ExpectedResult = Conforms + "what the run demands.")]
    [TestCase("HARNESS-003 EXPECT-REPLY HARNESS-005", ExpectedResult = Conforms + "what the packs expect, nor to what the run demands.")]
    [TestCase("UF-RES-005w", ExpectedResult = "The endpoint conforms to the contract wherever it was exercised, apart from 1 waived finding.")]
    [TestCase("UF-RES-005w UF-RES-005w EXPECT-REPLY", ExpectedResult = "The endpoint conforms to the contract wherever it was exercised, apart from 2 waived findings, but not to what the packs expect.")]
    [TestCase("EXPECT-REPLY UF-RES-005", ExpectedResult = "The endpoint does not conform to the contract.")]
    public string The_verdict_blames_the_endpoint_for_what_it_did(string rules)
    {
        var shortfall = new Shortfall();
        foreach (var rule in rules.Split(' '))
            shortfall.Add(new(rule.TrimEnd('w'), Severity.Error, "", "", "", "", "", "") { Waived = rule.EndsWith('w') ? "the team" : null });
        return shortfall.Verdict;
    }
}

using Harness.Rules;
using Harness.Rules.CustomPolicies;

namespace Harness.Tests.Importing;

public sealed class PolicyRuleTests
{
    private static IEnumerable<string> Ids => RuleBook.OfPolicies.ForPolicies.Select(rule => rule.Id);

    [Test]
    public void Every_rule_about_policy_files_has_examples_and_every_example_a_rule() =>
        Assert.That(EmbeddedContent.List(PolicyExamples.Folder), Is.EquivalentTo(Ids.Select(id => $"{PolicyExamples.Folder}/{id}.xml")));

    [TestCaseSource(nameof(Ids))]
    public void Bad_examples_break_the_rule_and_good_ones_keep_it(string id)
    {
        var examples = PolicyExamples.Of(id)!;
        Assert.Multiple(() =>
        {
            Assert.That(examples.Why, Has.Length.GreaterThan(40));
            Assert.That(examples.Bad, Is.Not.Empty);
            Assert.That(examples.Good, Is.Not.Empty);
            foreach (var example in examples.Bad) Assert.That(Broken(example), Does.Contain(id), example.About);
            foreach (var example in examples.Good) Assert.That(Broken(example), Does.Not.Contain(id), example.About);
        });
    }

    [Test]
    public void A_finding_says_where_what_is_there_and_what_is_wanted()
    {
        using var folder = new PolicyFolder().Write("a.xml", PolicyExamples.Of("CP-AUT-002")!.Bad[0].Text);
        var finding = folder.Import().Findings[0];
        Assert.Multiple(() =>
        {
            Assert.That((finding.Rule, finding.Severity), Is.EqualTo(("CP-AUT-002", Severity.Error)));
            Assert.That(finding.Where, Does.EndWith("a.xml:10:13"));
            Assert.That(finding.Actual, Is.EqualTo("REST-ValidateProfile allows AuthenticationType None in production"));
            Assert.That(finding.Expected, Does.Contain("AllowInsecureAuthInProduction false"));
        });
    }

    [TestCase("CP-AUT-002")]
    [TestCase("CP-XML-005")]
    public void What_is_in_development_may_do_what_production_must_not(string id)
    {
        var example = PolicyExamples.Of(id)!.Bad[0];
        Assert.That(Broken(example with { Text = example.Text.Replace(" PolicyId=", " DeploymentMode=\"Development\" PolicyId=", StringComparison.Ordinal) }), Does.Not.Contain(id));
    }

    private static string[] Broken(PolicyExample example)
    {
        using var folder = new PolicyFolder().Write("policy.xml", example.Text);
        return [.. folder.Import().Findings.Select(finding => finding.Rule)];
    }
}

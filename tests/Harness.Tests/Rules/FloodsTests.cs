using Harness.Dialects;
using Harness.Rules;

namespace Harness.Tests.Rules;

/// <summary>Strangers and the caller come from one address in a run: what limits the one limits the other.</summary>
public sealed class FloodsTests
{
    [Test]
    public void A_limit_of_calls_from_one_address_is_no_harm()
    {
        var dialect = DialectBook.All[0];
        var harmed = RuleExamples.Of("UF-RSL-005")!.Bad[0];
        var limited = harmed with { Calls = [.. harmed.Calls.Select((call, number) => number == 0 ? call : call with { Status = 429 })] };
        var judgement = new ExampleStage(dialect).Judge(RuleBook.Of(dialect).Find("UF-RSL-005")!, limited);
        Assert.That(judgement.Verdicts.Single(verdict => verdict.Rule == "UF-RSL-005").Verdict, Is.EqualTo(Verdict.NotExercised));
    }
}

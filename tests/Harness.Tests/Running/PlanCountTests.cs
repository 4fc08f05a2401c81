using System.Collections.Immutable;
using Harness.Claims;
using Harness.Dialects;
using Harness.Running;
using Harness.Scenarios;

namespace Harness.Tests.Running;

public sealed class PlanCountTests
{
    [Test]
    [TestCase("builtin:user-flow")]
    [TestCase("builtin:self-service-sign-up")]
    [TestCase("builtin:custom-policy-forms")]
    public void A_plan_has_as_many_cases_as_it_counts(string source)
    {
        var plan = Plan(source) with { Repeat = 12 };

        Assert.That(plan.Count, Is.EqualTo(plan.Cases().LongCount()));
    }

    private static RunPlan Plan(string source)
    {
        var personas = PersonaBook.Open();
        var packs = PackReader.Read([source], PackContexts.Of(personas)).Packs;
        var dialect = DialectBook.Find(packs[0].Dialect)!;
        return new()
        {
            Packs = packs,
            Dialect = dialect,
            Profiles = dialect.Steps.ToImmutableDictionary(step => step.Id, _ => new Profile { Endpoint = new("http://localhost/") }),
            Personas = personas,
            Clock = dialect.Clock,
        };
    }
}

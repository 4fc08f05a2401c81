using Harness.Planning;
using Harness.Scenarios;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Builders;

namespace Harness.NUnit;

/// <summary>Builds one test for each case of the packs that the fixture names, and a last one for each pack. Mistakes are one test that cannot run and tells them all.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PackCasesAttribute : NUnitAttribute, ITestBuilder
{
    public IEnumerable<TestMethod> BuildFrom(IMethodInfo method, Test? suite)
    {
        var builder = new NUnitTestCaseBuilder();
        var tests = method.TypeInfo.GetCustomAttributes<ConnectorTestsAttribute>(inherit: true).FirstOrDefault();
        if (tests is not { Packs.Count: > 0 }) return [Broken(["Name the packs of the fixture: [ConnectorTests(\"builtin:user-flow/before-creating-user\")]."])];
        var settings = TestSettings.Of(method.TypeInfo.Type);
        var asked = RunSetup.Make(settings.ToList(tests), [.. tests.Packs.Select(settings.Located)], isListed: true);
        if (asked.Setup is not { Plan: var plan }) return asked.Readable.SelectMany(pack => pack.Scenarios, (pack, scenario) => Spoilt(pack, scenario, asked.Problems)).Prepend(Broken(asked.Problems));
        // Stand-ins listen on ports of the machine, and what is broken on purpose is no matter of other tests.
        if (suite is not null && plan.Packs.Any(pack => PackPorts.AreKnown(pack, settings.Given(tests, null)))) suite.Properties.Set(PropertyNames.ParallelScope, ParallelScope.None);
        return plan.Packs.SelectMany(pack => Tests(pack, plan with { Packs = [pack] }));

        IEnumerable<TestMethod> Tests(Pack pack, Running.RunPlan own)
        {
            foreach (var planned in own.Cases()) yield return Made(planned.Id, [pack.Name, .. planned.Scenario.Tags]);
            var totals = Made(PackTotals.IdOf(pack), [pack.Name, .. pack.Scenarios.SelectMany(scenario => scenario.Tags)]);
            if (RunsLastWhenNotParallel(method, suite)) totals.Properties.Set(PropertyNames.ParallelScope, ParallelScope.None);
            yield return totals;
        }

        TestMethod Made(string id, IEnumerable<string> categories)
        {
            var parameters = new TestCaseParameters([id]) { TestName = id };
            foreach (var category in categories.Distinct()) parameters.Properties.Add(PropertyNames.Category, category);
            return builder.BuildTestMethod(method, suite, parameters);
        }

        // A filter may choose none but these, and must not find that all is well.
        TestMethod Spoilt(Pack pack, Scenario scenario, IReadOnlyList<string> problems)
        {
            var test = Made($"{pack.Name}/{scenario.Id}", [pack.Name, .. scenario.Tags]);
            test.RunState = RunState.NotRunnable;
            test.Properties.Set(PropertyNames.SkipReason, MistakeText.Of([problems[0]]) + (problems.Count == 1 ? "" : $" The test 'packs-and-settings' tells all {problems.Count} mistakes."));
            return test;
        }

        TestMethod Broken(IEnumerable<string> problems)
        {
            var parameters = new TestCaseParameters([""]) { TestName = "packs-and-settings", RunState = RunState.NotRunnable };
            parameters.Properties.Set(PropertyNames.SkipReason, MistakeText.Of(problems));
            return builder.BuildTestMethod(method, suite, parameters);
        }
    }

    // What is not parallel runs after what is, unless its fixture is not parallel either: there it would come first, and the order of the tests is the better one.
    private static bool RunsLastWhenNotParallel(IMethodInfo method, Test? suite) =>
        suite?.Properties.Get(PropertyNames.ParallelScope) is not ParallelScope.None
        && method.TypeInfo.GetCustomAttributes<ParallelizableAttribute>(inherit: true).Select(attribute => attribute.Properties.Get(PropertyNames.ParallelScope)).OfType<ParallelScope>()
            .All(scope => scope.HasFlag(ParallelScope.Self) || scope is ParallelScope.Fixtures);
}

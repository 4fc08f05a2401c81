using Harness.Claims;
using Harness.Running;
using Harness.Scenarios;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Builders;

namespace Harness.NUnit;

/// <summary>Builds one test for each case of the packs that the fixture names. A mistake in a pack is a test that cannot run and says why.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PackCasesAttribute : NUnitAttribute, ITestBuilder
{
    public IEnumerable<TestMethod> BuildFrom(IMethodInfo method, Test? suite)
    {
        var builder = new NUnitTestCaseBuilder();
        var sources = method.TypeInfo.GetCustomAttributes<ConnectorPackAttribute>(inherit: true).SelectMany(attribute => attribute.Packs).ToArray();
        if (sources.Length == 0) return [builder.BuildTestMethod(method, suite, Broken("no-packs", "Name the packs of the fixture: [ConnectorPack(\"builtin:user-flow\")]."))];
        var reading = Read(sources.Select(source => Located(source, method.TypeInfo.Assembly.Location)));
        if (!reading.Problems.IsEmpty)
            return [builder.BuildTestMethod(method, suite, Broken("packs", string.Join(Environment.NewLine, reading.Problems)))];
        return
        [
            .. from pack in reading.Packs
               from scenario in pack.Scenarios
               select new PlannedCase(pack, scenario, 0) into planned
               select builder.BuildTestMethod(method, suite, new TestCaseParameters([planned]) { TestName = planned.Id }),
        ];
    }

    private static PackReading Read(IEnumerable<string> sources) => PackReader.Read(sources, PackContexts.Of(PersonaBook.Open()));

    private static string Located(string source, string assembly) =>
        source.StartsWith("builtin:", StringComparison.Ordinal) || Path.IsPathRooted(source)
            ? source
            : Path.Combine(Path.GetDirectoryName(assembly) ?? "", source);

    private static TestCaseParameters Broken(string name, string reason)
    {
        var parameters = new TestCaseParameters([null]) { TestName = name, RunState = RunState.NotRunnable };
        parameters.Properties.Set(PropertyNames.SkipReason, reason);
        return parameters;
    }
}

using Harness.NUnit;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Builders;
using NUnit.Framework.Internal.Execution;

namespace Harness.EndToEnd.Tests.Adapter;

/// <summary>Fixtures run by NUnit itself, within a test.</summary>
internal static class FixtureRun
{
    /// <summary>The tests of a fixture, as NUnit lists them.</summary>
    public static TestSuite List<T>()
        where T : ConnectorFixture
    {
        var suite = new DefaultSuiteBuilder().BuildFrom(new TypeWrapper(typeof(T)));
        suite.RunState = RunState.Runnable; // explicit ones are run by hand here
        return suite;
    }

    /// <summary>Runs fixtures; the results of their tests in the order in which they ended.</summary>
    /// <param name="names">A pattern of the names to run, or null for all.</param>
    /// <param name="fixtures">The fixtures.</param>
    public static IReadOnlyList<TestResult> Run(string? names, params TestSuite[] fixtures)
    {
        var all = new TestSuite("all");
        foreach (var fixture in fixtures) all.Add(fixture);
        var dispatcher = new ParallelWorkItemDispatcher(4);
        var context = new TestExecutionContext { ParallelScope = ParallelScope.Fixtures, Dispatcher = dispatcher };
        var work = WorkItemBuilder.CreateWorkItem(all, TestFilter.FromXml(names is null ? "<filter/>" : $"<filter><name re='1'>{names}</name></filter>"), recursive: true)!;
        using var done = new ManualResetEventSlim();
        work.Completed += (_, _) => done.Set();
        // What this test is must not become what those are.
        using (ExecutionContext.SuppressFlow())
        {
            var thread = new Thread(() =>
            {
                work.InitializeContext(context);
                dispatcher.Start(work);
                done.Wait();
            });
            thread.Start();
            thread.Join();
        }

        return [.. Leaves(work.Result).Cast<TestResult>()];
    }

    private static IEnumerable<ITestResult> Leaves(ITestResult result) => result.HasChildren ? result.Children.SelectMany(Leaves) : [result];
}

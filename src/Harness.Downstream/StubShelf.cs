using System.Collections.Immutable;
using Harness.Exchanges;
using Harness.Exchanges.Stubs;

namespace Harness.Downstream;

/// <summary>The arranged stubs, and the states of their scenarios.</summary>
internal sealed class StubShelf
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, string> states = new(StringComparer.Ordinal);
    private ImmutableArray<Stub> stubs = [];

    /// <summary>Replaces all stubs; those to be asked first come first from here on.</summary>
    public void Arrange(ImmutableArray<Stub> arranged)
    {
        lock (gate)
        {
            stubs = [.. arranged.Reverse().OrderBy(stub => stub.Priority)];
            states.Clear();
        }
    }

    /// <summary>The stub that answers, or null; its scenario is in the next state then.</summary>
    public Stub? Choose(DownstreamCall call)
    {
        lock (gate)
        {
            var stub = stubs.FirstOrDefault(candidate => !Mismatches(candidate, call).Any());
            if (stub?.Scenario is { Next: { } next } step) states[step.Scenario] = next;
            return stub;
        }
    }

    /// <summary>Which stub was nearest to answer a call, and why it did not.</summary>
    public string WhyNone(DownstreamCall call)
    {
        (string Name, string[] Why)[] reasons;
        lock (gate) reasons = [.. stubs.Select(stub => (stub.Name, Mismatches(stub, call).ToArray()))];
        if (reasons.Length == 0) return $"No stub answers {call.Method} {call.Url}\nNo stubs are arranged.\n";
        var (name, why) = reasons.MinBy(reason => reason.Why.Length);
        return $"No stub answers {call.Method} {call.Url}\nThe nearest of {reasons.Length} is {name}:\n{string.Concat(why.Select(reason => $"- {reason}\n"))}";
    }

    private IEnumerable<string> Mismatches(Stub stub, DownstreamCall call)
    {
        if (stub.Scenario is { Required: { } required } step && states.GetValueOrDefault(step.Scenario, ScenarioStep.Started) is var state && state != required)
            yield return $"the scenario '{step.Scenario}' is in state '{state}', and should be in '{required}'";
        foreach (var mismatch in stub.Request.Mismatches(call)) yield return mismatch;
    }
}

using System.Collections.Concurrent;
using Harness.Rules;
using Harness.Scenarios;

namespace Harness.Running;

/// <summary>
/// The answers to plain calls, for those changed calls that went wrong: each is asked once, and only when it is needed, so that an
/// endpoint that remembers people is not disturbed.
/// </summary>
internal sealed class PlainCalls
{
    // A run may have millions of repetitions; cases that need the same answer lie close together.
    private const int MostKept = 64;

    private readonly ConcurrentDictionary<(Scenario, int, string), Lazy<Task<Observation>>> answers = new();

    public Task<Observation> Get(Scenario scenario, int repetition, string own, Func<Task<Observation>> ask)
    {
        if (answers.Count >= MostKept) answers.Clear();
        return answers.GetOrAdd((scenario, repetition, own), _ => new(ask)).Value;
    }
}

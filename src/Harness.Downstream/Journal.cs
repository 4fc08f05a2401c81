using System.Collections.Immutable;
using Harness.Exchanges;

namespace Harness.Downstream;

/// <summary>The calls that arrived, until they are forgotten.</summary>
internal sealed class Journal
{
    private readonly Lock gate = new();
    private readonly List<Entry> entries = [];

    public ImmutableArray<DownstreamCall> Calls
    {
        get
        {
            lock (gate) return [.. entries.Select(entry => entry.Call).OrderBy(call => call.At)];
        }
    }

    public Entry Add(DownstreamCall call)
    {
        var entry = new Entry(call);
        lock (gate) entries.Add(entry);
        return entry;
    }

    public void Forget()
    {
        lock (gate) entries.Clear();
    }

    /// <summary>One call, of which more may become known while it is answered.</summary>
    internal sealed class Entry(DownstreamCall call)
    {
        private volatile DownstreamCall call = call;

        public DownstreamCall Call => call;

        public void AnsweredBy(string? stub) => call = call with { Stub = stub };
    }
}

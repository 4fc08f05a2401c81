using System.Collections.Concurrent;

namespace Harness.ReferenceConnector.Gateway;

/// <summary>Counts the calls of each subscriber, in a window that slides or in one that stands.</summary>
internal sealed class Counter(Limit limit, bool slides, int keepsOutTimes, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Calls> subscribers = new(StringComparer.Ordinal);

    /// <summary>Counts a call; how long the caller has to wait where it is one too many, else null.</summary>
    public TimeSpan? Count(string subscriber)
    {
        var calls = subscribers.GetOrAdd(subscriber, _ => new());
        lock (calls)
        {
            var now = time.GetTimestamp();
            if (calls.Out is { } since)
            {
                if (time.GetElapsedTime(since, now) < limit.Per * keepsOutTimes) return limit.Per;
                calls.Out = null;
            }

            Forget(calls.Times, now);
            if (calls.Times.Count < limit.Calls)
            {
                calls.Times.Enqueue(now);
                return null;
            }

            if (keepsOutTimes > 1) calls.Out = now;
            return limit.Per - time.GetElapsedTime(calls.Times.Peek(), now);
        }
    }

    // A window that stands begins with the first call and ends for all of its calls at once.
    private void Forget(Queue<long> times, long now)
    {
        while (times.TryPeek(out var first) && time.GetElapsedTime(first, now) >= limit.Per)
        {
            if (slides) times.Dequeue();
            else times.Clear();
        }
    }

    private sealed class Calls
    {
        public Queue<long> Times { get; } = new();

        public long? Out { get; set; }
    }
}

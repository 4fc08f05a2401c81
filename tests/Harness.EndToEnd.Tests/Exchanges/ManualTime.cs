namespace Harness.EndToEnd.Tests.Exchanges;

/// <summary>Time that passes when a test says so: what depends on patience is exact then, however slow the machine is.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private long now;

    /// <summary>How long it is until the next timer is due, or null where there is none.</summary>
    public TimeSpan? NextDue
    {
        get
        {
            lock (gate) return timers.Count == 0 ? null : TimeSpan.FromTicks(timers.Min(timer => timer.Due) - now);
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan span)
    {
        List<ManualTimer> due;
        lock (gate)
        {
            now += span.Ticks;
            due = timers.FindAll(timer => timer.Due <= now);
            timers.RemoveAll(due.Contains);
        }

        foreach (var timer in due) timer.Fire();
    }

    private sealed class ManualTimer(ManualTime time, Action fire) : ITimer
    {
        public long Due { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
            {
                time.timers.Remove(this);
                if (dueTime < TimeSpan.Zero) return true;
                Due = time.now + dueTime.Ticks;
                time.timers.Add(this);
                return true;
            }
        }

        public void Dispose()
        {
            lock (time.gate) time.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

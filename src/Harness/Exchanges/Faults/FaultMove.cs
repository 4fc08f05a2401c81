namespace Harness.Exchanges.Faults;

/// <summary>One thing that a broken service does to a call.</summary>
internal abstract record FaultMove
{
    /// <summary>Whether it takes the answer that the service would have given.</summary>
    public virtual bool NeedsAnswer => false;
}

/// <summary>Nothing happens for a while.</summary>
internal sealed record Pause(TimeSpan Span) : FaultMove;

/// <summary>The service answers, in good HTTP, what is made of its answer.</summary>
internal sealed record Answering(Func<ServiceAnswer, ServiceAnswer> Mangle) : FaultMove
{
    public override bool NeedsAnswer => true;
}

/// <summary>Something in front of the service answers, which is not asked.</summary>
internal sealed record Instead(ServiceAnswer Answer) : FaultMove;

/// <summary>A good answer with a JSON text of this many bytes.</summary>
internal sealed record Flood(long Size) : FaultMove;

/// <summary>Bytes as they are, evenly over a time.</summary>
internal sealed record Bytes(Func<ServiceAnswer, ReadOnlyMemory<byte>> Make) : FaultMove
{
    public TimeSpan Over { get; init; }

    public override bool NeedsAnswer => true;
}

/// <summary>Bytes that have nothing to do with any answer.</summary>
internal sealed record Noise(ReadOnlyMemory<byte> Content) : FaultMove;

/// <summary>Nothing happens any more, and the connection stays open.</summary>
internal sealed record Hanging : FaultMove;

/// <summary>The connection ends with RST.</summary>
internal sealed record Resetting : FaultMove;

/// <summary>The connection ends with FIN.</summary>
internal sealed record Closing : FaultMove;

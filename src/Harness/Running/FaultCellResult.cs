namespace Harness.Running;

/// <summary>One cell of the fault matrix, for the picture of it.</summary>
public sealed record FaultCellResult
{
    /// <summary>The service that was broken; several are joined by <c> and </c>.</summary>
    public required string Service { get; init; }

    /// <summary>How it failed, as in <c>fixed-delay (7 s)</c>; of several services joined by <c> and </c> where they differ.</summary>
    public required string Fault { get; init; }

    /// <summary>The id of the step.</summary>
    public required string Step { get; init; }

    /// <summary>Whether the endpoint calls the service at this step; null where nobody found out.</summary>
    public bool? UsesService { get; init; }

    /// <summary>The word of what the caller does; null where no call was made.</summary>
    public string? Consequence { get; init; }

    /// <summary>What the person sees, in a sentence.</summary>
    public string? Sees { get; init; }

    /// <summary>The claims of a healthy answer that this one lacks, joined by commas; null where it lacks none.</summary>
    public string? Without { get; init; }

    /// <summary>The claims to which every healthy answer gives one value, and this one another, joined by commas; null where there are none.</summary>
    public string? Changed { get; init; }

    /// <summary>How long the person waited, in milliseconds.</summary>
    public double WaitMs { get; init; }

    /// <summary>How long after the service's return the endpoint was as before, in milliseconds; null where it was not, or nobody looked.</summary>
    public double? RecoveryMs { get; init; }

    /// <summary>Why the cell says nothing, or null where it does.</summary>
    public string? Invalid { get; init; }
}

using System.Collections.Immutable;

namespace Harness.Exchanges.Faults;

/// <summary>Every fault, one row each.</summary>
public static class FaultBook
{
    /// <summary>The rows in the order of reports.</summary>
    public static ImmutableArray<FaultKind> All { get; } =
    [
        new("status-500", "The service answers 500, with the text of an exception."),
    ];

    /// <summary>The row of this id, or null.</summary>
    public static FaultKind? Find(string id) => All.FirstOrDefault(kind => kind.Id == id);
}

using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Harness.Exchanges;

/// <summary>The caller's patience: how long it waits for each attempt, and how many it makes.</summary>
/// <param name="Id">The row's id, for example <c>user-flow@2025</c>.</param>
/// <param name="Timeout">Time from sending to the last byte of the answer, per attempt, before scaling.</param>
/// <param name="Attempts">The number of attempts in all, 1 or more.</param>
/// <param name="Source">The document that states the figures.</param>
/// <param name="Scale">Factor on every time, for tests; 1 is the caller's real clock, and reports name any other.</param>
public sealed record Clock(string Id, TimeSpan Timeout, int Attempts, string Source, double Scale = 1)
{
    /// <summary>Every clock the harness knows, one row each.</summary>
    public static ImmutableArray<Clock> All { get; } =
    [
        new("user-flow@2025", TimeSpan.FromSeconds(5), 2, "azure-docs PR #126864, #126324 (04-05/2025)"),
        new("user-flow@2021", TimeSpan.FromSeconds(20), 2, "MicrosoftDocs/azure-docs add-api-connector.md (12/20/2022)"),
        new("workforce@2025", TimeSpan.FromSeconds(20), 2, "entra-docs self-service-sign-up-add-api-connector.md (04/15/2025)"),
        new("custom-policy@2025", TimeSpan.FromSeconds(10), 2, "azure-docs PR #126864, #126324 (04-05/2025)"),
        new("custom-policy@2022", TimeSpan.FromSeconds(30), 3, "azure-docs api-connectors-overview.md (12/16/2022)"),
        new("application@2025", TimeSpan.FromSeconds(30), 1, "the harness: applications differ, and no document says how long they wait"),
    ];

    /// <summary>The time after which an attempt is abandoned.</summary>
    public TimeSpan Patience => Timeout * Scale;

    /// <summary>The longest time a person can wait for one call.</summary>
    public TimeSpan WorstWait => Patience * Attempts;

    /// <summary>A duration of the contract on this clock: scaled as the clock is.</summary>
    public TimeSpan Scaled(TimeSpan duration) => duration * Scale;

    /// <summary>The row of this id, which must be there.</summary>
    public static Clock Of(string id) => All.First(row => row.Id == id);

    /// <summary>Reads <c>ID</c> or <c>ID*FACTOR</c>, for example <c>user-flow@2025*0.1</c>.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="clock">The clock, where the text names one.</param>
    /// <param name="problem">Why not, and the words that would do, where it does not.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out Clock? clock, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        clock = null;
        var star = text.IndexOf('*', StringComparison.Ordinal);
        var id = star < 0 ? text : text[..star];
        var scale = 1.0;
        if (star >= 0 && (!double.TryParse(text[(star + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out scale)
            || !double.IsFinite(scale) || scale <= 0 || scale > 100))
        {
            problem = $"'{text[(star + 1)..]}' is no factor for a clock; write a number above 0 and up to 100, as in {id}*0.1.";
            return false;
        }

        clock = All.FirstOrDefault(row => row.Id == id) is { } row ? row with { Scale = scale } : null;
        problem = clock is null ? $"There is no clock '{id}'. Known: {string.Join(", ", All.Select(row => row.Id))}." : null;
        return clock is not null;
    }

    /// <summary>The id, with the factor where there is one.</summary>
    public override string ToString() =>
        Scale == 1 ? Id : string.Create(CultureInfo.InvariantCulture, $"{Id}*{Scale}");
}

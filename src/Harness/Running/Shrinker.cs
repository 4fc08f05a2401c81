using System.Collections.Immutable;
using Harness.Dialects.Variations;

namespace Harness.Running;

/// <summary>What came of shrinking one group.</summary>
/// <param name="Smallest">The case with the smallest set of changes that still fails; null where it passes now.</param>
/// <param name="Calls">How many calls it took.</param>
/// <param name="IsMinimal">Whether no single change can be taken back; else the calls ran out before.</param>
internal sealed record Shrunk(PlannedCase? Smallest, int Calls, bool IsMinimal);

/// <summary>
/// Finds the smallest set of changes that still fails in the same way, by taking changes back: all, then halves, then ever smaller parts.
/// The same group always takes the same steps.
/// </summary>
/// <param name="fails">Sends a case and says whether it fails as the group does.</param>
internal sealed class Shrinker(Func<PlannedCase, int, CancellationToken, Task<bool>> fails)
{
    /// <summary>The most calls for one group.</summary>
    public const int MostCalls = 200;

    private int calls;

    public async Task<Shrunk> Shrink(PlannedCase failing, bool keepsOwn, CancellationToken cancellationToken)
    {
        calls = 0;
        var kept = keepsOwn ? failing.Own : [];
        if (!await Fails(failing, cancellationToken).ConfigureAwait(false)) return new(null, calls, IsMinimal: false);
        var smallest = failing;
        if (await Fails(With(failing, kept), cancellationToken).ConfigureAwait(false)) return new(With(failing, kept), calls, IsMinimal: true);

        var part = (failing.Changes.Length - kept.Length + 1) / 2;
        while (part > 0 && smallest.Changes.Length > kept.Length + 1)
        {
            var before = smallest.Changes.Length;
            for (var at = kept.Length; at < smallest.Changes.Length && smallest.Changes.Length > kept.Length + 1;)
            {
                if (calls >= MostCalls) return new(smallest, calls, IsMinimal: false);
                var fewer = With(failing, smallest.Changes.RemoveRange(at, Math.Min(part, smallest.Changes.Length - at)));
                if (fewer.Changes.Length > kept.Length && await Fails(fewer, cancellationToken).ConfigureAwait(false)) smallest = fewer;
                else at += part;
            }

            // One by one until a whole round takes nothing back.
            part = part > 1 ? part / 2 : smallest.Changes.Length < before ? 1 : 0;
        }

        return new(smallest, calls, IsMinimal: true);
    }

    private Task<bool> Fails(PlannedCase planned, CancellationToken cancellationToken) => fails(planned, ++calls, cancellationToken);

    private static PlannedCase With(PlannedCase failing, ImmutableArray<Change> changes)
    {
        var own = failing.Own.RemoveAll(change => !changes.Contains(change));
        return failing with
        {
            Own = own,
            Varied = failing.Varied.RemoveAll(change => !changes.Contains(change)),
            IsShrunk = own.Length < failing.Own.Length,
        };
    }
}

using System.Collections.Immutable;

namespace Harness.Importing;

/// <summary>The probes that imported packs ask: those that need no roles, since nobody has said yet whom the endpoint lets through.</summary>
internal static class ImportedProbes
{
    public static ImmutableArray<(string Id, string About)> All { get; } =
    [
        ("retry-after-lost-answer", "The first answer is lost on its way, and the same call comes again."),
        ("same-body", "The same call comes again and again."),
        ("null-like-absent", "Each claim null instead of absent."),
        ("older-clock", "Whether a late answer would have been in time for the caller of earlier years."),
    ];
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Harness.Importing;

/// <summary>Names packs after their profiles, and tells apart profiles of one id that were merged to different results.</summary>
internal static partial class PackNames
{
    private const int MostLetters = 80;

    // The shortest that tells them apart: the policy in which they stand, the file, the policy that sees them, or a number.
    private static readonly ImmutableArray<Func<ImportedProfile, int, string>> Endings =
    [
        (_, _) => "",
        (profile, _) => "-" + Policy(profile),
        (profile, _) => "-" + Path.ChangeExtension(profile.Source.Name, null),
        (profile, _) => $"-{Path.ChangeExtension(profile.Source.Name, null)}-{profile.Policies[0]}",
        (profile, _) => $"-{Path.ChangeExtension(profile.Source.Name, null)}-{Path.ChangeExtension(profile.View.Policy.Source.Name, null)}",
        (profile, number) => $"-{Policy(profile)}-{number + 1}",
    ];

    public static ImmutableArray<(string Name, ImportedProfile Profile)> Of(IEnumerable<ImportedProfile> profiles)
    {
        var taken = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. Telling(profiles).OrderBy(named => named.Name, StringComparer.Ordinal).Select(named => (++CollectionsMarshal.GetValueRefOrAddDefault(taken, named.Name, out _) is > 1 and var number ? $"{named.Name}-{number}" : named.Name, named.Profile)),
        ];
    }

    private static IEnumerable<(string Name, ImportedProfile Profile)> Telling(IEnumerable<ImportedProfile> profiles) =>
        profiles.GroupBy(profile => Plain(profile.Id), StringComparer.OrdinalIgnoreCase).SelectMany(same => Endings
            .Select(ending => same.Select((profile, number) => (Name: Plain(profile.Id + ending(profile, number)), profile)).ToArray())
            .First(named => named.DistinctBy(one => one.Name, StringComparer.OrdinalIgnoreCase).Count() == named.Length));

    private static string Policy(ImportedProfile profile) =>
        profile.Merged.Parts[^1].Ancestors().LastOrDefault(root => root.Name.LocalName == "TrustFrameworkPolicy")?.Text("PolicyId") ?? Path.ChangeExtension(profile.Source.Name, null);

    private static string Plain(string text)
    {
        var plain = Odd().Replace(text, "-").Trim('-');
        return plain.Length == 0 ? "profile" : plain.Length <= MostLetters ? plain : plain[..40] + "-" + plain[^(MostLetters - 41)..].TrimStart('-');
    }

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex Odd();
}

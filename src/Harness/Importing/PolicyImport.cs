using System.Collections.Immutable;
using Harness.Dialects.CustomPolicies;
using Harness.Rules;
using Harness.Scenarios;

namespace Harness.Importing;

/// <summary>Packs made from policies: every RESTful technical profile as the policies see it, and what is wrong with the files.</summary>
internal sealed record PolicyImport
{
    /// <summary>How many files were looked at.</summary>
    public required int Files { get; init; }

    /// <summary>How many policies they hold.</summary>
    public required int Policies { get; init; }

    /// <summary>The ids of the RESTful technical profiles that were found.</summary>
    public required ImmutableArray<string> Profiles { get; init; }

    /// <summary>Files that could not be read, and why.</summary>
    public required ImmutableArray<PackProblem> Unreadable { get; init; }

    /// <summary>What was mended or left out while reading.</summary>
    public required ImmutableArray<PackProblem> Notes { get; init; }

    /// <summary>Rules that the policies break.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>The packs by their names.</summary>
    public required ImmutableArray<(string Name, ImportedProfile Profile)> Packs { get; init; }

    /// <summary>Reads policies; nothing is called and nothing is written.</summary>
    /// <param name="given">Files and folders.</param>
    /// <param name="progress">Is told how many files of how many were read.</param>
    public static PolicyImport Read(IEnumerable<string> given, Action<int, int>? progress = null)
    {
        var (problems, notes) = (new ProblemList(), new ProblemList());
        var sources = PolicySources.Find(given, problems);
        var policies = ImmutableArray.CreateBuilder<Policy>();
        for (var i = 0; i < sources.Length; i++)
        {
            progress?.Invoke(i, sources.Length);
            policies.AddRange(PolicyReader.Read(sources[i], problems, notes));
        }

        var chains = new PolicyChains(policies.ToImmutable(), notes);
        var (profiles, seen) = RestfulProfiles(chains, notes);
        return new()
        {
            Files = sources.Length,
            Policies = policies.Count,
            Profiles = [.. profiles.Select(profile => profile.Id).Distinct().Order(StringComparer.Ordinal)],
            Unreadable = [.. problems.Distinct()],
            Notes = [.. notes.Distinct().OrderBy(note => note.Position.File, StringComparer.Ordinal).ThenBy(note => note.Position.Line)],
            Findings = Judged(seen),
            Packs = PackNames.Of(profiles),
        };
    }

    /// <summary>Writes packs and schemas to a folder.</summary>
    public ImmutableArray<ImportedFile> Write(string folder)
    {
        var output = new ImportFolder(folder, ImportFolder.PolicyMark);
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, imported) in Packs)
        {
            files[$"{name}.json"] = PackText.Of(name, imported, output.Schema("pack"), output.Values($"{name}.json"));
            files[$"{name}.request.schema.json"] = ProfileSchemas.Request(imported.Profile.Profile);
            files[$"{name}.response.schema.json"] = ProfileSchemas.Response(imported.Profile.Profile);
        }

        return output.Write(files);
    }

    private static (ImmutableArray<ImportedProfile> Profiles, ImmutableArray<PolicyProfile> Seen) RestfulProfiles(PolicyChains chains, ProblemList notes)
    {
        var views = new Dictionary<string, List<(PolicyView View, MergedProfile Merged, ImmutableArray<PolicyUse> Uses)>>(StringComparer.Ordinal);
        var included = new HashSet<string>(StringComparer.Ordinal);
        foreach (var leaf in chains.Leaves)
        {
            var view = new PolicyView(chains.Of(leaf), notes);
            var callers = PolicyCallers.Of(view);
            DanglingReferences.Tell(view, notes);
            foreach (var merged in view.ProfileIds.Select(view.Profile).OfType<MergedProfile>())
            {
                if (merged.Includes is { } other) included.Add(other);
                if (merged.IsPerhapsRestful) notes.Add(At(merged), $"{merged.Id} looks like a RESTful profile and has no Protocol, neither itself nor from a base among the files.", "It was left out; name the file that holds its Protocol too.");
                if (!merged.IsRestful) continue;
                var key = merged.Fingerprint(view);
                if (!views.TryGetValue(key, out var same)) views[key] = same = [];
                same.Add((view, merged, [.. callers[merged.Id]]));
            }
        }

        var profiles = ImmutableArray.CreateBuilder<ImportedProfile>();
        var seen = ImmutableArray.CreateBuilder<PolicyProfile>();
        foreach (var same in views.Values)
        {
            var first = same.OrderByDescending(one => one.Uses.Any(use => use.IsReached)).ThenByDescending(one => one.Uses.Length > 0).First();
            ImmutableArray<PolicyUse> uses = [.. first.Uses.Concat(same.SelectMany(one => one.Uses)).DistinctBy(use => use.Caller).OrderByDescending(use => use.IsReached)];
            profiles.Add(new(ProfileReading.Of(first.View, first.Merged, uses), first.Merged, first.View, [.. same.Select(one => one.View.Policy.Name).Distinct()]));

            // What is only there to be included is not whole, and need not be.
            if (uses.IsEmpty && included.Contains(first.Merged.Id)) continue;
            if (uses.IsEmpty && same.Any(one => one.View is { HasAllBases: true, RelyingParty: not null })) notes.Add(At(first.Merged), $"Nobody calls {first.Merged.Id} in these files; its pack plays it as a claims exchange.", "Name the files with its page or journey too, or take it out.");
            seen.AddRange(same.Where(one => uses.IsEmpty || one.Uses.Length > 0).Select(one => ProfileReading.Of(one.View, one.Merged, one.Uses)));
        }

        return (profiles.ToImmutable(), seen.ToImmutable());
    }

    private static Position At(MergedProfile profile)
    {
        var place = profile.Parts[^1].Place();
        return new(place.File, place.Line, place.Column);
    }

    private static ImmutableArray<Finding> Judged(ImmutableArray<PolicyProfile> seen) =>
    [
        .. seen.SelectMany(profile => Judge.Policy(RuleBook.OfPolicies, profile).Findings.Select(finding => (profile.Place, finding)))
            .DistinctBy(one => (one.finding.Rule, one.finding.Where, one.finding.Actual))
            .OrderByDescending(one => one.finding.Severity).ThenBy(one => one.Place.File, StringComparer.Ordinal).ThenBy(one => one.Place.Line).ThenBy(one => one.finding.Rule, StringComparer.Ordinal)
            .Select(one => one.finding),
    ];
}

using System.Collections.Immutable;
using System.Text.Json;
using Harness.Claims;
using Harness.Scenarios;

namespace Harness.Cli;

/// <summary>Reads the claims that every token of an issuer carries.</summary>
internal static class TokenClaimsFile
{
    public static (ClaimSet Claims, ImmutableArray<PackProblem> Problems) Read(string file)
    {
        var problems = new ProblemList();
        if (PositionedJson.Parse(file, File.ReadAllBytes(file), problems) is { } node && Kinds.Is(node, JsonValueKind.Object, "The file", problems))
            return (node.Members.Aggregate(ClaimSet.Empty, (claims, member) => claims.With(member.Name, member.Value.ToElement())), problems.Sorted(file));
        return (ClaimSet.Empty, problems.Sorted(file));
    }
}

using System.Text.Json;
using Harness.Claims;

namespace Harness.Dialects.CustomPolicies;

/// <summary>What a technical profile takes from an answer.</summary>
internal static class OutputClaims
{
    /// <summary>The value of an output claim in an answer, or null where it has none.</summary>
    public static JsonElement? Find(TechnicalProfile profile, AnswerBody body, OutputClaim output)
    {
        if (body.Shape != BodyShape.Object) return null;
        if (body.Member(output.Name) is { } member) return member;
        return profile.ResolvesJsonPaths && JsonPath.IsPath(output.Name) ? JsonPath.Find(body.Root, output.Name) : null;
    }

    /// <summary>Whether the members that tell a refusal are claims that the profile takes, so that they tell nothing.</summary>
    public static bool TakeRefusals(TechnicalProfile profile) =>
        profile.OutputClaims.Any(output => output.Name == "status") && profile.OutputClaims.Any(output => output.Name == "userMessage");

    /// <summary>The claims that the journey has after an answer, by the policy's names: the answer's, else the defaults.</summary>
    public static ClaimSet Taken(TechnicalProfile profile, AnswerBody body)
    {
        var taken = ClaimSet.Empty;
        foreach (var output in profile.OutputClaims)
        {
            if (!output.AlwaysDefault && Find(profile, body, output) is { ValueKind: not JsonValueKind.Null } value) taken = taken.With(output.Claim, value);
            else if (output.Default is { } written) taken = taken.With(output.Claim, ClaimText.Typed(written, output.Type));
        }

        return taken;
    }

    /// <summary>The members of an answer as expectations name them: those of the object, and the paths that the profile resolves.</summary>
    public static ClaimSet Returned(TechnicalProfile profile, AnswerBody body)
    {
        if (body.Shape != BodyShape.Object) return ClaimSet.Empty;
        var returned = ClaimSet.From(body.Root);
        foreach (var output in profile.OutputClaims.Where(output => !returned.Has(output.Name)))
            if (Find(profile, body, output) is { } value) returned = returned.With(output.Name, value);
        return returned;
    }
}

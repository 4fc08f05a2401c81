using System.Text.Json;
using Harness.Claims;

namespace Harness.Dialects.UserFlow;

/// <summary>What a continuation returns, and what B2C can do with it.</summary>
internal static class AnswerClaims
{
    /// <summary>All members but those of the contract.</summary>
    public static ClaimSet All(ContractAnswer answer) =>
        answer.Body.Shape == BodyShape.Object
            ? ClaimSet.From(answer.Body.Root).Where(name => !ContractAnswer.Members.Contains(name))
            : ClaimSet.Empty;

    /// <summary>The claims among them that B2C takes: not those without a value, and at the token step not the e-mail, which stays the directory's.</summary>
    public static ClaimSet Taken(ClaimSet returned, FlowStep step)
    {
        var unset = returned.Where((Claim claim) => claim.Value.ValueKind == JsonValueKind.Null).Select(claim => claim.Name).ToHashSet(StringComparer.Ordinal);
        return returned.Where(name => IsClaim(name) && !unset.Contains(name) && !(name == "email" && step == UserFlowSteps.PreTokenIssuance));
    }

    /// <summary>Whether a value has the type of its attribute, as far as that is known: built-in ones are texts, no custom one is a collection.</summary>
    public static bool HasRightType(Profile profile, Claim claim)
    {
        if (profile.Attribute(claim.Name) is { } attribute) return Fits(attribute.Type, claim.Value);
        return BuiltInAttributes.Find(claim.Name) is not null
            ? Fits(AttributeType.String, claim.Value)
            : claim.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);
    }

    /// <summary>Whether a value has this type. 1.0 is no whole number: readers in .NET refuse it as one.</summary>
    public static bool Fits(AttributeType type, JsonElement value) => type switch
    {
        AttributeType.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        AttributeType.Int => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
        _ => value.ValueKind == JsonValueKind.String,
    };

    private static bool IsClaim(string name) =>
        name.StartsWith("extension_", StringComparison.Ordinal) || BuiltInAttributes.Find(name) is not null;
}

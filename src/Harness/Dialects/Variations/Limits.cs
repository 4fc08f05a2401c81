using Harness.Claims;
using Harness.Dialects.UserFlow;

namespace Harness.Dialects.Variations;

/// <summary>Texts as long as the directory keeps them, and longer by one character.</summary>
internal static class Limits
{
    public const string AtId = "at-limit";
    public const string BeyondId = "beyond-limit";

    public static Variation At { get; } = new(AtId, "Each attribute as long as the directory allows.") { Changes = varied => Attributes(varied).Select(claim => Of(AtId, claim, 0)) };

    public static Variation Beyond { get; } = new(BeyondId, "Each attribute one character longer than the directory allows.")
    {
        Changes = varied => Attributes(varied).Select(claim => Of(BeyondId, claim, 1)),
    };

    // The e-mail address is a claim and no attribute of the directory; its lengths are varied with its other oddities.
    private static IEnumerable<Claim> Attributes(Varied varied) =>
        varied.Texts.Where(claim => claim.Name != "email" && BuiltInAttributes.IsClaim(claim.Name));

    private static Change Of(string id, Claim claim, int more)
    {
        var length = BuiltInAttributes.LimitOf(claim.Name) + more;
        return Change.Set(
            id, $"{Varied.NameOf(claim)}-{id}", $"{Varied.NameOf(claim)} has {length} characters", claim.Name, claim.Value.GetString()!.PadRight(length, 'x'));
    }
}

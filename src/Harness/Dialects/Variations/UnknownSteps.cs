namespace Harness.Dialects.Variations;

/// <summary>Values of <c>step</c> that the caller does not send, one of which a sample of the vendor prints.</summary>
internal static class UnknownSteps
{
    public const string Id = "unknown-step";

    public static Variation Row { get; } = new(Id, "A step that nobody has heard of, an empty one, and the one of a misprinted sample.")
    {
        Changes = varied => varied.Technical is not null || !varied.Plain.Has("step") ? [] :
        [
            Of("misprint", "PreTokenApplicationClaims"),
            Of("empty", ""),
            Of("other", "PostInvitationRedemption"),
        ],
    };

    private static Change Of(string id, string step) => Change.Set(Id, "step-" + id, $"step is \"{step}\"", "step", step) with { IsOdd = true };
}

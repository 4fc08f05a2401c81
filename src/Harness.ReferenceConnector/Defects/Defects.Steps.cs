using Harness.ReferenceConnector.Contract;
using Harness.ReferenceConnector.Decisions;

namespace Harness.ReferenceConnector;

public static partial class Defects
{
    private static Defect[] Steps =>
    [
        new("validation-error-at-other-steps", "The display name is checked at every step, also where no page can show the error.",
            ["UF-RES-009"])
        {
            After = InsteadOfContinue(
                scene => scene.Step is Step.PostFederationSignup or Step.PreTokenIssuance ? Checks.DisplayName(scene.Claims) : null),
        },
        new("blocks-at-token-step", "Blocked domains are refused at the token step too, where the caller ignores a block.", ["UF-RES-010"])
        {
            After = InsteadOfContinue(scene => scene.Step is Step.PreTokenIssuance ? scene.Checks.BlockedDomain(scene.Claims) : null),
        },
    ];

    private static After InsteadOfContinue(Func<Scene, Answer?> refuse) => (scene, answer) =>
        answer.Meaning is Continue && refuse(scene) is { } refusal ? HttpAnswer.To(refusal) : answer;
}

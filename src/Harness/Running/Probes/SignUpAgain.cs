using Harness.Rules;
using Harness.Rules.UserFlow;

namespace Harness.Running.Probes;

/// <summary>A person signs up, B2C never makes the account, and the person begins anew with the same address and some other data.</summary>
internal static class SignUpAgain
{
    public static Probe Row { get; } = new(SideEffects.SignUpAgain, "Somebody signs up, goes away before there is an account, and signs up again with the same e-mail address.", Play)
    {
        BreaksDownstream = true,
    };

    private static async Task<Trial> Play(Asking asking, Trial trial)
    {
        var first = await asking.Send(SideEffects.SignUps.First, asking.Claims).ConfigureAwait(false);
        await asking.Lane.Round(SideEffects.SignUps.First, asking.CancellationToken).ConfigureAwait(false);
        var later = asking.ClaimsOf(asking.Stage.OtherPerson(1));
        if (asking.Claims.Text("email") is { } email) later = later.With("email", email);
        var second = await asking.SendAside(SideEffects.SignUps.Second, later).ConfigureAwait(false);
        var other = await asking.SendAside(SideEffects.SignUps.Other, asking.ClaimsOf(asking.Stage.OtherPerson(2))).ConfigureAwait(false);
        return trial with { Observations = [first, second, other] };
    }
}

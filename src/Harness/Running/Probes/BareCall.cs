using Harness.Dialects.Variations;
using Harness.Exchanges;
using Harness.Rules;
using Harness.Scenarios;

namespace Harness.Running.Probes;

/// <summary>The call without any credentials, before others are tried: whoever lets that in has no credentials that could be wrong.</summary>
internal static class BareCall
{
    /// <summary>The answer to it, or null where it says nothing. It is judged here unless another case of the run is about it.</summary>
    public static async Task<Observation?> Send(Asking asking, Observation plain)
    {
        // The key of an address stays: those who come with other credentials have it, too.
        var change = CredentialForms.Strangers.Single(set => set.Id == CredentialForms.None).Changes(new(asking.Profile, asking.Step, asking.Claims)).LastOrDefault();
        if (plain.WentWrong || change is null) return null;
        var seen = await asking.Send(change.Text, asking.Claims, change).ConfigureAwait(false) with { Plain = plain };
        return seen with { IsAside = !Strangers.IsLetIn(seen) || asking.Stage.Plan.ScenariosPlayed.Any(scenario => IsAboutIt(asking, scenario)) };
    }

    private static bool IsAboutIt(Asking asking, Scenario scenario) =>
        scenario.Probe == CredentialForms.None && scenario.Steps[0] == asking.Step.Id
        && asking.Stage.Plan.ProfileOf(scenario, asking.Step.Id) is var profile && profile.Endpoint == asking.Profile.Endpoint && profile.Technical?.Authentication == asking.Profile.Technical?.Authentication;
}

using System.Collections.Immutable;
using System.Xml.Linq;
using Harness.Dialects.CustomPolicies;

namespace Harness.Importing;

/// <summary>Who calls which technical profile of a policy: pages, display controls, and steps of journeys.</summary>
internal sealed class PolicyCallers
{
    // Of these a step learns who the person is, or that somebody vouches for them; the others only look things up.
    private static readonly ImmutableArray<string> ProvingProtocols = ["OpenIdConnect", "OAuth1", "OAuth2", "SAML2", "WsFed", "None"];
    private static readonly ImmutableArray<string> ProvingProviders = ["SelfAssertedAttributeProvider", "PhoneFactorProtocolProvider", "AzureMfaProtocolProvider", "OneTimePasswordProtocolProvider"];

    private static readonly ImmutableArray<string> PreconditionTypes = [.. Enum.GetNames<PreconditionType>()];

    private readonly PolicyView view;
    private readonly HashSet<string> reachedJourneys = new(StringComparer.Ordinal);
    private readonly HashSet<string> reachedProfiles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> knownBefore = new(StringComparer.Ordinal);

    private PolicyCallers(PolicyView view)
    {
        this.view = view;
        foreach (var journey in view.RelyingParty?.Descendants().Where(element => element.Name.LocalName is "DefaultUserJourney" or "Endpoint").Select(element => element.Text("ReferenceId") ?? element.Text("UserJourneyReferenceId")).OfType<string>() ?? [])
            Reach(journey);
        foreach (var journey in view.Journeys.Values) Collect(journey, [.. Claims(view.RelyingParty?.All("TechnicalProfile", "InputClaims", "InputClaim") ?? [])], []);
    }

    /// <summary>The uses by the id of the profile that is called; those that the relying party reaches first.</summary>
    public static ILookup<string, PolicyUse> Of(PolicyView view)
    {
        var callers = new PolicyCallers(view);
        return callers.AtPages().Concat(callers.AtControls()).Concat(callers.InJourneys(view.Journeys, "journey")).Concat(callers.InJourneys(view.SubJourneys, "sub journey"))
            .OrderByDescending(call => call.Use.IsReached).ToLookup(call => call.Profile, call => call.Use);
    }

    private static IEnumerable<string> Claims(IEnumerable<XElement> claims) => claims.Select(claim => claim.Text("ClaimTypeReferenceId")).OfType<string>();

    private static ImmutableArray<Precondition> Preconditions(XElement element) =>
    [
        .. from condition in element.All("Preconditions", "Precondition")
           let values = condition.All("Value").Select(value => value.Value.Trim()).ToArray()
           let type = PreconditionTypes.IndexOf(condition.Text("Type") ?? "")
           where type >= 0 && values.Length > type && values[0].Length > 0
           select new Precondition((PreconditionType)type, condition.IsTrue("ExecuteActionsIf"), values[0]) { Value = type == (int)PreconditionType.ClaimEquals ? values[1] : null },
    ];

    private void Reach(string journey)
    {
        if (!reachedJourneys.Add(journey)) return;
        var steps = view.Journeys.GetValueOrDefault(journey, []).AddRange(view.SubJourneys.GetValueOrDefault(journey, []));
        foreach (var step in steps)
        {
            reachedProfiles.UnionWith(step.Called);
            foreach (var below in step.SubJourneys) Reach(below);
        }
    }

    // What a journey has gathered when it comes to a page is there for the calls of that page, too.
    private void Collect(IEnumerable<JourneyStep> steps, HashSet<string> known, HashSet<string> walked)
    {
        foreach (var step in steps)
        {
            string[] called = [.. step.Called];
            foreach (var id in called)
            {
                if (!knownBefore.TryGetValue(id, out var before)) knownBefore[id] = before = new(StringComparer.OrdinalIgnoreCase);
                before.UnionWith(known);
            }

            foreach (var profile in called.Select(view.Profile)) known.UnionWith(Given(profile));
            foreach (var below in step.SubJourneys.Where(walked.Add)) Collect(view.SubJourneys.GetValueOrDefault(below, []), known, walked);
        }
    }

    private IEnumerable<(string Profile, PolicyUse Use)> AtPages()
    {
        foreach (var page in view.ProfileIds.Select(view.Profile).OfType<MergedProfile>())
        {
            var references = page.ValidationProfiles;
            for (var i = 0; i < references.Length; i++)
            {
                if (references[i].Text("ReferenceId") is not { } called || view.Profile(called) is not { IsRestful: true } profile) continue;
                var (before, after) = (Profiles(references[..i]), Profiles(references[(i + 1)..]));
                yield return (called, new(TechnicalProfileSteps.Validation, $"the page {page.Id}", references[i].Place())
                {
                    IsReached = reachedProfiles.Contains(page.Id),
                    ContinueOnError = references[i].IsTrue("ContinueOnError"),
                    Preconditions = Preconditions(references[i]),
                    PageClaims = [.. PageClaims(page)],
                    ClaimsBefore = [.. references[..i].Select(reference => view.Profile(reference.Text("ReferenceId") ?? "")).SelectMany(Given), .. knownBefore.GetValueOrDefault(page.Id, [])],
                    DirectoryWriteBefore = before.FirstOrDefault(other => WritesToDirectory(other) && !NeedsWhatIsReturned(profile, other))?.Id,
                    PasswordCheckAfter = after.FirstOrDefault(profile => profile.Protocol?.Text("Name") is "OpenIdConnect" or "OAuth2")?.Id,
                });
            }
        }
    }

    private IEnumerable<(string Profile, PolicyUse Use)> AtControls()
    {
        var reached = view.ProfileIds.Where(reachedProfiles.Contains).Select(view.Profile).OfType<MergedProfile>().SelectMany(ControlsOf).ToHashSet();
        return
            from control in view.DisplayControls
            orderby control.Key
            from action in control.Value.All("Actions", "Action")
            from reference in action.All("ValidationClaimsExchange", "ValidationClaimsExchangeTechnicalProfile")
            let called = reference.Text("TechnicalProfileReferenceId")
            where called is not null
            select (called, new PolicyUse(TechnicalProfileSteps.DisplayControl, $"the action {action.Text("Id")} of the display control {control.Key}", reference.Place())
            {
                IsReached = reached.Contains(control.Value),
                ContinueOnError = reference.IsTrue("ContinueOnError"),
                Preconditions = Preconditions(reference),
            });
    }

    private IEnumerable<(string Profile, PolicyUse Use)> InJourneys(ImmutableDictionary<string, ImmutableArray<JourneyStep>> journeys, string kind)
    {
        foreach (var (id, steps) in journeys.OrderBy(journey => journey.Key, StringComparer.Ordinal))
        {
            // What comes before a sub journey depends on who calls it.
            var isKnown = kind == "sub journey";
            foreach (var step in steps)
            {
                foreach (var exchange in step.Exchanges)
                {
                    if (exchange.Text("TechnicalProfileReferenceId") is not { } called) continue;
                    yield return (called, new(TechnicalProfileSteps.ClaimsExchange, $"step {step.Order} of the {kind} {id}", exchange.Place())
                    {
                        IsReached = reachedJourneys.Contains(id),
                        Preconditions = Preconditions(step.Conditions),
                        IsBeforeAnybodyIsKnown = !isKnown,
                    });
                }

                isKnown = isKnown || Proves(step, []);
            }
        }
    }

    private bool Proves(JourneyStep step, HashSet<string> walked) =>
        step.Type is "CombinedSignInAndSignUp" or "InvokeSubJourney" && !step.SubJourneys.Any()
        || step.Called.Any(id => view.Profile(id) is not { Protocol: not null } profile || Proves(profile))
        || step.SubJourneys.Where(walked.Add).Any(id => !view.SubJourneys.TryGetValue(id, out var steps) || steps.Any(below => Proves(below, walked)));

    // Of a profile whose base is not among the files the handler is not known, but the operation is.
    private static bool WritesToDirectory(MergedProfile profile) =>
        (profile.Protocol is null || profile.IsHandledBy("AzureActiveDirectoryProvider")) && string.Equals(profile.Value("Operation"), "Write", StringComparison.OrdinalIgnoreCase);

    // What tells others about the new account, by the id that it was given, can only come after it.
    private bool NeedsWhatIsReturned(MergedProfile called, MergedProfile write) =>
        Claims(called.InputClaims).Concat(view.NeededBefore(called)).Intersect(Claims(write.OutputClaims), StringComparer.OrdinalIgnoreCase).Any();

    private static bool Proves(MergedProfile profile) =>
        ProvingProtocols.Contains(profile.Protocol!.Text("Name") ?? "") || ProvingProviders.Any(profile.IsHandledBy);

    // A profile whose base is not among the files gives whatever stands there, too.
    private IEnumerable<string> Given(MergedProfile? profile) => profile is null ? [PolicyUse.Anything] :
    [
        .. view.MadeBefore(profile),
        .. Claims(profile.OutputClaims),
        .. view.MadeAfter(profile),
        .. profile.Protocol is null ? [PolicyUse.Anything] : Array.Empty<string>(),
    ];

    private IEnumerable<string> PageClaims(MergedProfile page) =>
    [
        .. Claims(page.InputClaims),
        .. Given(page),
        .. Claims(page.DisplayClaims),
        .. ControlsOf(page).SelectMany(control => Claims(control.All("DisplayClaims", "DisplayClaim").Concat(control.All("OutputClaims", "OutputClaim")))),
    ];

    private IEnumerable<XElement> ControlsOf(MergedProfile page) =>
        page.DisplayClaims.Select(claim => claim.Text("DisplayControlReferenceId")).OfType<string>().Where(view.DisplayControls.ContainsKey).Select(id => view.DisplayControls[id]);

    private MergedProfile[] Profiles(ImmutableArray<XElement> references) =>
        [.. references.Select(reference => reference.Text("ReferenceId")).OfType<string>().Select(view.Profile).OfType<MergedProfile>()];
}

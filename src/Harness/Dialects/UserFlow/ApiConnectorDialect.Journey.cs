using Harness.Claims;

namespace Harness.Dialects.UserFlow;

// What lies between the calls of a user flow: federation, prefill, the attribute page, the override by the answer, the account,
// the token. (add-api-connector.md; what is stored: azure-docs issues #67407, #89205.)
public abstract partial class ApiConnectorDialect
{
    /// <inheritdoc/>
    public override Journey Begin(Persona persona)
    {
        ArgumentNullException.ThrowIfNull(persona);
        var journey = new Journey { Persona = persona, Known = FromProvider(persona) };
        return journey.Tell(null, Opening(persona, Name(persona), Names(journey.Known)));
    }

    /// <inheritdoc/>
    public override Journey? Arrive(Journey journey, Profile profile, FlowStep step)
    {
        ArgumentNullException.ThrowIfNull(journey);
        ArgumentNullException.ThrowIfNull(profile);
        if (!Calls(step, journey.Persona)) return null;
        return step == UserFlowSteps.PostAttributeCollection ? FillAttributePage(journey, profile) : journey;
    }

    /// <inheritdoc/>
    public override ClaimSet Claims(Profile profile, FlowStep step, Journey journey)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(journey);
        var known = step == UserFlowSteps.PreTokenIssuance ? journey.Known.Where(name => IsStored(profile, name)) : journey.Known;
        return Body(profile, step, journey.Persona, known);
    }

    /// <inheritdoc/>
    public override Journey Correct(Journey journey, FlowStep step, ClaimSet corrections)
    {
        ArgumentNullException.ThrowIfNull(journey);
        ArgumentNullException.ThrowIfNull(corrections);
        return (journey with { Known = journey.Known.With(corrections), EndedBecause = null })
            .Tell(step, $"The person corrects {Names(corrections)} and submits the page again.");
    }

    /// <inheritdoc/>
    public override Journey After(Journey journey, Profile profile, FlowStep step, Reply reply, Consequence consequence)
    {
        ArgumentNullException.ThrowIfNull(journey);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(reply);
        ArgumentNullException.ThrowIfNull(consequence);
        journey = journey.Tell(step, consequence.Sees);
        return consequence.Kind switch
        {
            ConsequenceKind.GoesOn => Apply(journey, profile, step, reply.Claims),
            ConsequenceKind.GoesOnIgnoringAnswer => Apply(journey, profile, step, ClaimSet.Empty),
            ConsequenceKind.BlockPage => journey with { EndedBecause = "the person was blocked" },
            ConsequenceKind.PageMessage => journey with { EndedBecause = "the page was not accepted" },
            ConsequenceKind.GenericError => journey with { EndedBecause = "the person met an error page" },
            _ => journey with { EndedBecause = "no document says what happens next" },
        };
    }

    /// <summary>The first sentence of a story: how the person comes, and with what.</summary>
    private protected abstract string Opening(Persona persona, string name, string known);

    // What stands on the page already stays; the person types the rest.
    private static Journey FillAttributePage(Journey journey, Profile profile)
    {
        var page = journey.Persona.Attributes.Where(name => IsStored(profile, name));
        var typed = page.Where(name => !journey.Known.Has(name));
        return (journey with { Known = page.With(journey.Known) })
            .Tell(UserFlowSteps.PostAttributeCollection, $"On the attribute page the person types {Names(typed)}.");
    }

    private static Journey Apply(Journey journey, Profile profile, FlowStep step, ClaimSet returned)
    {
        // What an answer returns is known further on as what the person typed is, whichever form of the name it came under.
        var taken = AnswerClaims.Taken(returned, step).Rename(profile.PackName);
        if (step == UserFlowSteps.PostFederationSignup) return journey with { Known = journey.Known.With(taken) };
        return step == UserFlowSteps.PostAttributeCollection ? CreateAccount(journey, profile, taken) : IssueToken(journey, profile, taken);
    }

    private static Journey CreateAccount(Journey journey, Profile profile, ClaimSet returned)
    {
        var known = journey.Known.With(returned);
        var lost = known.Where(name => !IsStored(profile, name));
        journey = (journey with { Known = known }).Tell(step: null, $"The account is created; stored: {Names(known.Where(name => IsStored(profile, name)))}.");
        var onlyInToken = lost.Where(name => IsInToken(profile, name));
        if (onlyInToken.Count > 0) journey = journey.Tell(null, $"Not ticked under User attributes, so in the first token only and then gone: {Names(onlyInToken)}.");
        var nowhere = lost.Where(name => !IsInToken(profile, name));
        return nowhere.Count == 0
            ? journey
            : journey.Tell(null, $"Ticked neither under User attributes nor under Application claims, so neither stored nor in a token: {Names(nowhere)}.");
    }

    private static bool IsInToken(Profile profile, string name) =>
        profile.Attributes is null || name == "email" || profile.Attribute(profile.WireName(name)) is { InToken: true };

    private static Journey IssueToken(Journey journey, Profile profile, ClaimSet returned)
    {
        var claims = TokenPerson.Of(journey.Persona, journey.Known.With(returned).Where(name => IsInToken(profile, name)));
        return (journey with { TokenClaims = claims }).Tell(null, $"The token carries {Names(claims)}{(profile.Attributes is null ? "; the settings list no attributes, so everything is taken for ticked under Application claims" : "")}.");
    }

    private static string Name(Persona persona) => persona.Attributes.Text("displayName") ?? persona.Id;

    private static string Names(ClaimSet claims) =>
        claims.Count == 0 ? "nothing" : string.Join(", ", claims.Select(claim => Profile.ShortName(claim.Name.Replace("{appId}_", "", StringComparison.Ordinal))));
}

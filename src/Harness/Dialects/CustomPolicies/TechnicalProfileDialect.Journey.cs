using Harness.Claims;

namespace Harness.Dialects.CustomPolicies;

// What lies around the call of a custom policy: the page that the person fills in, the claims that the answer adds, the token.
public sealed partial class TechnicalProfileDialect
{
    /// <inheritdoc/>
    public override Journey Begin(Persona persona)
    {
        ArgumentNullException.ThrowIfNull(persona);
        return new Journey { Persona = persona, Known = ClaimSet.Empty }.Tell(null, $"{persona.Attributes.Text("displayName") ?? persona.Id} begins the journey of the policy.");
    }

    /// <inheritdoc/>
    public override Journey? Arrive(Journey journey, Profile profile, FlowStep step)
    {
        ArgumentNullException.ThrowIfNull(journey);
        ArgumentNullException.ThrowIfNull(profile);
        if (Skips(profile, step, Claims(profile, step, journey)) is { } reason) return journey.Tell(step, $"The policy leaves the call out: {reason}.");
        return step == TechnicalProfileSteps.ClaimsExchange ? journey : journey.Tell(step, "The person fills in the page and goes on.");
    }

    // What the pack gives the person stands among their attributes under the name in the call.
    /// <inheritdoc/>
    public override ClaimSet Claims(Profile profile, FlowStep step, Journey journey)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(journey);
        return Claims(Technical(profile), profile, journey.Persona, input =>
            journey.Known.TryGet(input.Claim, out var known) ? known
            : journey.Persona.Attributes.TryGet(input.Name, out var own) ? own
            : PersonClaims.Find(profile, journey.Persona, input.Claim));
    }

    /// <inheritdoc/>
    public override Journey Correct(Journey journey, FlowStep step, ClaimSet corrections)
    {
        ArgumentNullException.ThrowIfNull(journey);
        ArgumentNullException.ThrowIfNull(corrections);
        return (journey with { Persona = journey.Persona with { Attributes = journey.Persona.Attributes.With(corrections) }, EndedBecause = null })
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
            ConsequenceKind.GoesOn => IssueToken(journey with { Known = journey.Known.With(OutputClaims.Taken(Technical(profile), reply.Body)) }, profile),
            ConsequenceKind.GoesOnIgnoringAnswer => IssueToken(journey, profile),
            ConsequenceKind.PageMessage => journey with { EndedBecause = "the page was not accepted", TokenClaims = null },
            ConsequenceKind.SentBack => journey with { EndedBecause = "the person was sent back to the application with an error", TokenClaims = null },
            ConsequenceKind.GenericError => journey with { EndedBecause = "the page shows an error", TokenClaims = null },
            _ => journey with { EndedBecause = "no document says what happens next", TokenClaims = null },
        };
    }

    // After every call the token is what it would be if no other came.
    private static Journey IssueToken(Journey journey, Profile profile)
    {
        var token = ClaimSet.Empty.With("sub", journey.Persona.ObjectId);
        if (Technical(profile).TokenClaims is { } listed)
        {
            foreach (var claim in listed)
            {
                if (claim is { AlwaysDefault: true, Default: { } always }) token = token.With(claim.Name, ClaimResolvers.Fill(always, profile, journey.Persona));
                else if (journey.Known.TryGet(claim.Claim, out var known)) token = token.With(claim.Name, known);
                else if (PersonClaims.Find(profile, journey.Persona, claim.Claim) is { } own) token = token.With(claim.Name, own);
                else if (claim.Default is { } written) token = token.With(claim.Name, ClaimResolvers.Fill(written, profile, journey.Persona));
            }
        }
        else
        {
            token = token.With(journey.Known);
        }

        return (journey with { TokenClaims = token }).Tell(null, $"A token issued now carries {Names(token)}{(Technical(profile).TokenClaims is null ? "; no relying party is known, so everything that was returned is taken for an output claim of its own" : "")}.");
    }

    private static string Names(ClaimSet claims) => claims.Count == 0 ? "nothing" : string.Join(", ", claims.Select(claim => claim.Name));
}

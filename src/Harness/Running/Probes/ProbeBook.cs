using System.Collections.Immutable;
using Harness.Dialects.Variations;

namespace Harness.Running.Probes;

/// <summary>Every probe, one row each.</summary>
public static class ProbeBook
{
    internal static ImmutableArray<Probe> All { get; } =
    [
        RetryAfterLostAnswer.Row,
        SameBody.Row,
        Twins.Row,
        AbortedCalls.Row,
        ManyPeople.Row,
        BareHeaders.Row,
        NullLikeAbsent.Row,
        EmptyLikeAbsent.Row,
        UnknownClaims.Row,
        KeyOrder.Row,
        StepDecides.Row,
        EveryIdentity.Row,
        IssuerWords.Row,
        LastName.Row,
        OtherAppId.Row,
        TypedAsText.Row,
        EmailSpelling.Row,
        PostalCodes.Row,
        ReallyRefused.Row,
        Corrected.Row,
        ManyRefusals.Row,
        ColdStart.Row,
        OlderClock.Row,
        MessageLanguages.Row,
        LocaleFallback.Row,
        OtherLocales.Row,
        HostileBodies.Row,
        KnownAddress.Row,
        SecondAttempt.Row,
        SignUpAgain.Row,
        SlowWrites.Row,
        DeadService.Row,
        AroundGateway.Row,
        BrokenBackendAnswers.Row,
        RateLimitProbe.Row,
        KeyRollOver.Row,
        QuotaProbe.Row,
        .. CredentialForms.All.Select(CredentialProbe.Of),
        OldCredentials.Row,
        CredentialsBeforeBody.Row,
        PasswordTiming.Row,
        Flood.Row,
    ];

    /// <summary>Every probe with its roles and its one line for people.</summary>
    public static IEnumerable<(string Id, string About, string Roles)> Lines =>
        All.Select(probe => (probe.Id, probe.About, string.Join(probe.OneRoleWillDo ? " or " : ", ", probe.Roles)));

    /// <summary>The ids packs may name.</summary>
    public static ImmutableArray<string> Ids { get; } = [.. All.Select(probe => probe.Id)];

    internal static Probe? Find(string id) => All.FirstOrDefault(probe => probe.Id == id);
}

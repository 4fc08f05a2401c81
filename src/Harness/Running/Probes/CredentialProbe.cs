using System.Collections.Immutable;
using Harness.Dialects.Variations;
using Harness.Exchanges;
using Harness.Rules;
using Harness.Running.Downstream;

namespace Harness.Running.Probes;

/// <summary>Somebody else calls, after the caller itself has been let in: a door that is shut for everybody says nothing about strangers.</summary>
internal static class CredentialProbe
{
    public static Probe Of(Variation callers) => new(callers.Id, callers.About, asking => Play(asking, callers))
    {
        Obstacle = asking => Obstacle(asking) ?? (Changes(asking, callers).Any() ? null
            : asking.Profile.Credentials is Credentials.Certificate && callers.Id == CertificateForms.Untimely ? CertificateForms.NoAuthority
            : $"{InWords(asking.Profile.Credentials)} cannot be forged so"),
    };

    /// <summary>Why nobody can be told from the caller, or null where somebody can.</summary>
    public static string? Obstacle(Asking asking) =>
        asking.Profile.Credentials is Credentials.None ? $"needs {Need.Credentials.Text}: the endpoint is called unprotected"
        : asking.Profile is { Credentials: Credentials.Certificate, Endpoint.Scheme: "http" } ? $"needs {Need.Https.Text}: over plain HTTP no certificate is shown"
        : null;

    private static async Task<ImmutableArray<Observation>> Play(Asking asking, Variation callers)
    {
        var plain = await asking.Send(Comparisons.Plain, asking.Claims).ConfigureAwait(false);
        if (plain.Answer is null) return [plain];
        var nobody = callers.Id == CredentialForms.None || !CredentialForms.Strangers.Contains(callers) ? null : await BareCall.Send(asking, plain).ConfigureAwait(false);
        var lane = await QuietLane(asking).ConfigureAwait(false);
        var seen = ImmutableArray.CreateBuilder<Observation>();
        seen.Add(plain);
        if (nobody is not null) seen.Add(nobody);
        foreach (var change in Changes(asking, callers))
        {
            var answered = await asking.Send(change.Text, asking.Claims, change).ConfigureAwait(false) with { Plain = plain, Nobody = nobody };
            if (lane is not null && Strangers.Called(answered)) answered = answered with { Behind = (await lane.Round(change.Text, asking.CancellationToken).ConfigureAwait(false)).Calls };
            seen.Add(answered);

            // Where nothing at all is needed, neither the key of the address nor a header line lets anybody in.
            if (change.Variation == CredentialForms.None && !Strangers.IsTurnedAway(answered)) break;
        }

        return seen.ToImmutable();
    }

    // Where the endpoint calls its services of its own accord, a call of theirs says nothing.
    private static async Task<ServiceLane?> QuietLane(Asking asking)
    {
        if (asking.Stage.Lane is not { } lane || lane.Obstacle(asking.Stage.Pack) is not null) return null;
        await lane.Round(Comparisons.Plain, asking.CancellationToken).ConfigureAwait(false);
        return (await lane.Round("silence", asking.CancellationToken).ConfigureAwait(false)).Calls.IsEmpty ? lane : null;
    }

    private static IEnumerable<Change> Changes(Asking asking, Variation callers) => callers.Changes(new(asking.Profile, asking.Step, asking.Claims));

    private static string InWords(Credentials credentials) => credentials switch
    {
        Credentials.Basic => "Basic credentials",
        Credentials.Certificate => "a client certificate",
        _ => "an API key",
    };
}

using Harness.Exchanges;
using Harness.Rules;

namespace Harness.Running;

/// <summary>Says which option mends a connection that failed for a certificate.</summary>
internal static class CertificateHint
{
    public static Finding On(Finding finding, Observation seen) =>
        finding.Rule == NetworkRules.AnsweredId && Of(seen) is { } hint ? finding with { Actual = $"{finding.Actual.TrimEnd('.')}. {hint}" } : finding;

    private static string? Of(Observation seen) => seen.Exchange.Attempts[^1].Failure?.Trouble switch
    {
        TlsTrouble.NotTrusted when seen.Exchange.Call.Url.IsLoopback => "Trust it with --trust dev, or with --trust FILE that holds it or its authority.",
        TlsTrouble.NotTrusted => "Trust it with --trust FILE that holds it or its authority.",
        TlsTrouble.NoneShown => "Show one with --certificate FILE.",
        TlsTrouble.NotAccepted => "Is the file of --certificate one that the endpoint knows?",
        _ => null,
    };
}

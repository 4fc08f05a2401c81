using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.UserFlow;
using Harness.Dialects.Variations;
using Harness.Exchanges;
using static Harness.Rules.UserFlow.UserFlowRow;

namespace Harness.Rules.UserFlow;

/// <summary>How the call travels.</summary>
internal static class Transport
{
    private const string Overview = "azure-docs api-connectors-overview.md (12/16/2022)";
    private const string Requirements = "azure-docs https-cipher-tls-requirements.md (04/30/2021)";

    public static ImmutableArray<Rule> Rows { get; } =
    [
        Row("UF-TRN-001", Severity.Error, "The endpoint is reachable by HTTPS only and does not serve the connector route over plain HTTP.",
            Overview, Confidence.Documented, At.All, IsNotServedPlainly) with { Needs = Need.Https, AskedBy = [PlainHttp.Id] },
        Row("UF-TRN-002", Severity.Error, "The endpoint accepts TLS 1.2.",
            Requirements, Confidence.Documented, At.All, Handshakes.AcceptsTls12) with { Needs = Need.Https, AskedBy = [Handshakes.Probe] },
        Row("UF-TRN-003", Severity.Warning, "The endpoint refuses TLS 1.0 and TLS 1.1.",
            Requirements, Confidence.Documented, At.All, Handshakes.RefusesOlder) with { Needs = Need.Https, AskedBy = [Handshakes.Probe] },
        Row("UF-TRN-004", Severity.Error, "At least one of the eight listed ECDHE AES-GCM or AES-CBC suites is accepted under TLS 1.2.",
            Requirements, Confidence.Documented, At.All, Handshakes.AcceptsListedSuite) with { Needs = Need.Https, AskedBy = [Handshakes.Probe] },
        Row("UF-TRN-005", Severity.Error, "The server certificate chains to a public authority, matches the host name and is in date.",
            Requirements, Confidence.Inferred, At.All, Handshakes.ShowsGoodCertificate) with { Needs = Need.Https, AskedBy = [Handshakes.Probe] },
        Row("UF-TRN-006", Severity.Warning, "The connector route answers directly and never with a redirect.",
            "no vendor text on redirects", Confidence.Inferred, At.All, Redirects.AreNone) with { Covers = ["UF-STA-001"] },
        Row("UF-TRN-007", Severity.Error, "The API works over HTTP/1.1.",
            $"printed examples in {Sources.AddApiConnector}", Confidence.Inferred, At.All, SpeaksHttp11) with { Covers = ["UF-STA-001", "UF-STA-002", "UF-STA-003"] },
        Row("UF-TRN-009", Severity.Info, "The API tolerates Expect: 100-continue and chunked request bodies.",
            "not documented", Confidence.Unknown, At.All, Seen) with { AskedBy = [Transfers.Id] },
    ];

    private static Outcome IsNotServedPlainly(Observation seen)
    {
        if (seen.Plain is not { WentWrong: false } plain) return Unexercised.PlainWentWrongToo;
        if (seen.Answer is not { Status: var status }) return Refused();
        if (status is 401 or 403 && plain.Profile.Credentials is not Credentials.None && seen.Exchange.Call.Headers.IsEmpty)
            return Outcome.NotExercised($"plain HTTP is answered with {status}: who is let in there is not known, because credentials are not sent in the clear");
        return status is < 200 or >= 300 ? Refused() : Outcome.Broken("status line", $"a refusal, or no answer{Failing.Although(seen)}", Failing.Status(seen));

        // A port of TLS hardly ever answers plain HTTP: that it does not says little of the port where plain HTTP would be.
        Outcome Refused() => PlainHttp.AsksUsualPort(seen.Profile.Endpoint) ? Outcome.Held
            : Outcome.NotExercised($"only {seen.Exchange.Call.Url.GetLeftPart(UriPartial.Path)} was asked, and refuses: port 80 of this machine is not asked, because it need not be the endpoint's");
    }

    // The harness speaks HTTP/1.1 and nothing else.
    private static Outcome SpeaksHttp11(Observation seen) =>
        seen.Answer is { Status: 426 or 505 } || IsTurnedAwayByKestrel(seen) ? Outcome.Broken("status line", "an answer to a call over HTTP/1.1", Failing.Status(seen))
        : seen.Answer is not null ? Outcome.Held
        : Unexercised.NoAnswer;

    // What the web server of ASP.NET Core says where it was told to speak HTTP/2 alone.
    private static bool IsTurnedAwayByKestrel(Observation seen) =>
        seen.Answer is { Status: 400 } && seen.Reply.Body.Text.Contains("HTTP/2 only endpoint", StringComparison.Ordinal);

    // Nobody knows whether B2C ever sends such a call: what came back is told, and nothing is asserted.
    private static Outcome Seen(Observation seen)
    {
        var answer = seen.Answer is { } came ? $"{came.Status}, {seen.Reply.Word}" : "no answer";
        return Outcome.NotExercised($"{Failing.Varied(seen)[0].Text}: {answer}");
    }
}

using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.Variations;
using Harness.Exchanges;
using static Harness.Rules.UserFlow.UserFlowRow;

namespace Harness.Rules.UserFlow;

/// <summary>Who is let in with Basic credentials: secure-rest-api.md.</summary>
internal static class Authentication
{
    /// <summary>The rule that tells whether a key in the address lets in alone.</summary>
    public const string KeyIsNotEnoughId = "UF-AUT-006";

    private const string Security = "azure-docs secure-rest-api.md (04/05/2022)";

    private const string Rfc2617 = "RFC 2617";

    private const string Resilient = "Resilient interfaces with external processes using Azure AD B2C (12/01/2022)";

    // A 401 to the caller itself is told once, with the reason where one is known.
    private static readonly ImmutableArray<string> TurnedAway = ["UF-STA-001"];

    public static ImmutableArray<Rule> Rows { get; } =
    [
        OfStrangers("UF-AUT-001", Severity.Error, "A request without credentials is refused with 401 or 403 and has no effect.",
            Security, Confidence.Documented, CredentialForms.None, seen => IsByKey(seen) ? Unexercised.MoreSpecific : Strangers.AreTurnedAway(seen)),
        OfStrangers("UF-AUT-002", Severity.Error, "A wrong Basic user or password is refused with 401 or 403.",
            Security, Confidence.Documented, CredentialForms.Wrong, Strangers.AreTurnedAway),
        OfStrangers("UF-AUT-003", Severity.Error, "A malformed Authorization header is refused without a 5xx.",
            Security, Confidence.Inferred, CredentialForms.Malformed, Strangers.AreRefusedQuietly),
        Row("UF-AUT-004", Severity.Warning, "Passwords that hold a colon or non-ASCII characters work.",
            $"{Rfc2617} in {Security}; vendor sample defect", Confidence.Inferred, At.All, AnyPasswordWorks) with { Needs = Need.Credentials, Covers = TurnedAway },
        OfStrangers("UF-AUT-005", Severity.Warning, "The scheme word is compared without regard to case.",
            Rfc2617, Confidence.Inferred, CredentialForms.OtherCase, SchemeHasNoCase),
        OfStrangers(KeyIsNotEnoughId, Severity.Error, "A key in the query string is not the only protection.",
            "Add API connectors to user flows (preview) (05/03/2021)", Confidence.Documented, CredentialForms.None, KeyIsNotEnough),
        Row("UF-AUT-011", Severity.Warning, "During a roll-over the old and the new Basic credentials both work.",
            $"Build resilience in external user authentication with Azure Active Directory (11/30/2020); {Resilient}", Confidence.Inferred, At.All, trial => trial.Profile.Credentials is Credentials.Certificate ? Unexercised.MoreSpecific : Rotations.BothWork(trial)) with
        {
            Needs = Need.OldCredentials, AskedBy = [Rotations.Probe], Covers = [.. TurnedAway, "UF-AUT-004"],
        },
        Row("UF-AUT-012", Severity.Warning, "After the roll-over the old credential is refused.",
            Resilient, Confidence.Inferred, At.All, Rotations.OldIsRefused) with { Needs = Need.OldCredentials, AskedBy = [Rotations.Probe] },
        Row("UF-AUT-013", Severity.Warning, "Credentials are checked before the body is parsed or work is done.",
            Security, Confidence.Inferred, At.All, EarlyRefusals.Check) with { Needs = Need.Credentials, AskedBy = [EarlyRefusals.Probe], Covers = ["NET-001", "UF-LAT-001"] },
        Row("UF-AUT-015", Severity.Warning, "401 is answered only for bad credentials, because the caller reports every 401 as bad credentials.",
            "azure-docs error-codes.md (06/16/2021) AADB2C90027; azure-ad-b2c/samples#273", Confidence.CommunityReported, At.All, OnlyStrangersAreRefused) with
        {
            Needs = Need.Credentials, Covers = TurnedAway,
        },
        Row("UF-AUT-016", Severity.Info, "Credentials are compared in constant time and failures are slowed down or limited.",
            "good practice", Confidence.Inferred, At.All, Guesses.Check) with { Needs = Need.Credentials, AskedBy = [Guesses.Probe] },
    ];

    private static Rule OfStrangers(string id, Severity severity, string statement, string source, Confidence confidence, string askedBy, Func<Observation, Outcome> check) =>
        Row(id, severity, statement, source, confidence, At.All, check) with { Needs = Need.Credentials, AskedBy = [askedBy] };

    private static bool IsByKey(Observation seen) => seen.Changes.Any(change => change.Id == CredentialForms.KeyAlone);

    private static Outcome KeyIsNotEnough(Observation seen) =>
        !AddressKeys.AreIn(seen.Profile.Endpoint) ? Outcome.NotExercised("the address holds no key")
        : IsByKey(seen) ? Strangers.AreTurnedAway(seen)
        : Unexercised.NotSent;

    private static Outcome SchemeHasNoCase(Observation seen) =>
        seen.Answer is not { } answer ? Unexercised.NoAnswer
        : seen.Plain is { WentWrong: true } ? Unexercised.PlainWentWrongToo
        : answer.Status is 401 or 403 or >= 500
            ? Outcome.Broken("status line", $"{seen.Plain?.Reply.Word}, as for the word Basic{Failing.Although(seen)}", Failing.Status(seen))
        : Outcome.Held;

    private static Outcome AnyPasswordWorks(Observation seen)
    {
        if (seen.Profile.Credentials is not Credentials.Basic { Password: var password }) return Outcome.NotExercised("the run has no password");
        if (PasswordSigns.In(password) is not { } sign) return Outcome.NotExercised("the password of the run has neither a colon nor letters beyond ASCII");
        if (seen.Answer is not { } answer) return Unexercised.NoAnswer;
        if (answer.Status is not (401 or 403)) return Outcome.Held;
        if (seen.Plain is { Answer.Status: not (401 or 403) }) return Unexercised.MoreSpecific;
        return seen.Misread is { } misread
            ? Outcome.Broken("status line", $"an answer of the contract to a password that has {sign}", $"{Failing.Status(seen)}; let in is {misread.Label}")
            : Outcome.NotExercised("the credentials of the run are turned away: that the endpoint misreads them is not shown");
    }

    // Without another call that was let in nobody knows whether the credentials are the endpoint's.
    private static Outcome OnlyStrangersAreRefused(Observation seen) =>
        seen.Answer is not { } answer ? Unexercised.NoAnswer
        : answer.Status is not (401 or 403) ? Outcome.Held
        : seen.Contract.HasKnownAction ? Unexercised.MoreSpecific
        : seen.Plain is { Answer: { Status: not (401 or 403) }, WentWrong: false }
            ? Outcome.Broken("status line", "200 or 400: other calls with the same credentials are let in", Failing.Status(seen))
        : Outcome.NotExercised("no other call with the credentials of the run was let in");
}

using System.Collections.Immutable;
using System.Globalization;
using Harness.Rules;
using Harness.Scenarios;

namespace Harness.Running;

/// <summary>Findings that are not about an answer: nothing may pass in silence.</summary>
internal static class RunFinding
{
    private const string Prefix = "HARNESS-";
    private const string Source = "the harness: nothing run is never a pass";

    private static readonly OwnRule MakesACall = new(
        "HARNESS-002", "Every case makes at least one call.",
        "The caller plays none of the scenario's steps for its person, so nothing was asked. Choose another person or another step.");

    private static readonly OwnRule IsExercised = new(
        "HARNESS-003", "Every required rule is exercised.",
        "--require demanded a rule that nothing in the run could judge. The finding says why; play what exercises it, or do not require it.");

    private static readonly OwnRule IsSeen = new(
        "HARNESS-004", "Every required kind of reply is seen.",
        "--require-replies demanded a kind of reply that the endpoint never gave. Play a scenario that provokes it, such as a person whom the endpoint blocks.");

    private static readonly OwnRule IsValid = new(
        "HARNESS-005", "No waiver has expired.",
        "A waiver holds until its day, and the day has passed. Mend the endpoint, or agree on another day.");

    private static readonly OwnRule IsMatched = new(
        "HARNESS-006", "Every waiver names a case of the packs.",
        "A waiver is for a case that no pack has, so it waives nothing. Mend its 'case', or take it out.");

    private static readonly OwnRule IsNeeded = new(
        "HARNESS-007", "Every waiver is still needed.",
        "The rule holds now where it was waived. Take the waiver out, so that it hides nothing later.");

    private static readonly OwnRule Continues = new(
        HappyPathId, "The pack's happy path continues.",
        "The endpoint turned away the scenario that the pack names under roles as 'continues', so the rest of the pack was not played. Check credentials, codes and the person.");

    private static readonly OwnRule IsHealthy = new(
        InvalidId, "Every cell of the fault matrix begins with a healthy endpoint.",
        "Between two faults the endpoint did not come back to what it answers while nothing is broken, so the next fault could not be judged. Give it time to recover.");

    private static readonly OwnRule IsCalled = new(
        NeverCalledId, "Every service of a pack is called.",
        "The pack breaks a service that the endpoint never called, so nothing was shown. Tell the endpoint the address of the stand-in, or take the service out of the pack.");

    private static readonly OwnRule IsLetIn = new(
        "HARNESS-011", "A run has at least one call that the endpoint lets in.",
        "Every call was answered with 401 or 403 and no scenario expects that, so nothing but the door was seen. Give the run the credentials of the endpoint, or say under 'expect' that the person is turned away.");

    /// <summary>The finding about a pack whose happy path fails.</summary>
    public const string HappyPathId = "HARNESS-008";

    /// <summary>The finding about a cell that says nothing.</summary>
    public const string InvalidId = "HARNESS-009";

    /// <summary>The finding about a service that nobody called.</summary>
    public const string NeverCalledId = "HARNESS-010";

    /// <summary>The rules of the harness.</summary>
    public static ImmutableArray<OwnRule> Rows { get; } =
    [
        new(RuleBook.CheckFailed.Id, RuleBook.CheckFailed.Statement, "A check or a probe of the harness failed, so its rule was not judged: a mistake of the harness, not of the endpoint. The run went on."),
        MakesACall, IsExercised, IsSeen, IsValid, IsMatched, IsNeeded, Continues, IsHealthy, IsCalled, IsLetIn,
    ];

    /// <summary>Whether a finding is the harness's own.</summary>
    public static bool IsOne(string rule) => rule.StartsWith(Prefix, StringComparison.Ordinal);

    public static Finding NoCall(string id) => Of(MakesACall, Source, id, "scenario", "at least one call", "none: the caller does not call these steps for this person");

    public static Finding Required(RuleTotal rule) => Of(IsExercised, Source, "run", rule.Rule, "exercised, as --require asks", $"not exercised: {rule.Reason}");

    public static Finding NeverSeen(IEnumerable<string> replies) =>
        Of(IsSeen, Source, "run", "replies", "seen, as --require-replies asks", $"never seen: {string.Join(", ", replies)}");

    public static Finding Expired(Waiver waiver) => OfWaiver(IsValid, waiver,
        "a day that has not passed", string.Create(CultureInfo.InvariantCulture, $"{waiver.Rule} at {waiver.Case} was waived until {waiver.Expires:yyyy-MM-dd} by {waiver.Owner}"));

    public static Finding Unmatched(Waiver waiver) => OfWaiver(IsMatched, waiver, "pack/scenario, a pack, 'run' or '*'", $"no case {waiver.Case}");

    public static Finding NotNeeded(Waiver waiver) => OfWaiver(IsNeeded, waiver, "no such waiver: take it out", $"{waiver.Rule} holds at {waiver.Case}");

    public static Finding HappyPath(string id, string actual) => Of(
        Continues, "the harness: where the happy path fails, the other scenarios say little", id, "happy path", "an answer that lets the caller go on, as the pack says under roles", actual);

    public static Finding Invalid(string id, string reason) => Of(
        IsHealthy, "the harness: what the last fault left behind is no answer to the next", id, FaultCell.Healthy, "an endpoint that answers as while nothing is broken", reason);

    public static Finding NeverCalled(string pack, string service, Uri address) => Of(
        IsCalled, Source, "run", service,
        $"calls of the endpoint to '{service}', as the pack '{pack}' says", $"none: tell the endpoint that '{service}' is at {address.GetLeftPart(UriPartial.Authority)}, or take the service out of the pack");

    public static Finding NeverLetIn(ImmutableArray<int> statuses) => Of(
        IsLetIn, Source, "run", "status line", "another status than 401 and 403 for at least one call, or an expectation of it",
        string.Create(CultureInfo.InvariantCulture, $"{string.Join(" or ", statuses)} for every call: are the credentials of this run the endpoint's?"));

    /// <summary>Whether a finding says that nothing can be concluded, rather than that the endpoint is wrong.</summary>
    public static bool IsInvalid(Finding finding) => finding.Rule is InvalidId or NeverCalledId;

    /// <summary>Whether a finding is about what was not played or not called: it says something of a whole run only.</summary>
    public static bool IsOfWhole(Finding finding) => finding.Rule == IsExercised.Id || finding.Rule == IsSeen.Id || finding.Rule == IsLetIn.Id || finding.Rule == NeverCalledId;

    private static Finding OfWaiver(OwnRule rule, Waiver waiver, string expected, string actual) =>
        Of(rule, "the file of waivers", "run", waiver.Position.ToString(), expected, actual);

    private static Finding Of(OwnRule rule, string source, string label, string where, string expected, string actual) =>
        new(rule.Id, Severity.Error, rule.Statement, source, label, where, expected, actual);
}

using System.Globalization;
using Harness.Rules;
using Harness.Scenarios;

namespace Harness.Running;

/// <summary>Findings that are not about an answer: nothing may pass in silence.</summary>
internal static class RunFinding
{
    /// <summary>The finding about a pack whose happy path fails.</summary>
    public const string HappyPathId = "HARNESS-008";

    private const string Prefix = "HARNESS-";
    private const string Source = "the harness: nothing run is never a pass";

    /// <summary>Whether a finding is the harness's own.</summary>
    public static bool IsOne(string rule) => rule.StartsWith(Prefix, StringComparison.Ordinal);

    public static Finding NoCall(string id) => new(
        "HARNESS-002", Severity.Error, "Every case makes at least one call.", Source, id, "scenario",
        "at least one call", "none: the caller does not call these steps for this person");

    public static Finding Required(RuleTotal rule) => new(
        "HARNESS-003", Severity.Error, "Every required rule is exercised.", Source, "run", rule.Rule,
        "exercised, as --require asks", $"not exercised: {rule.Reason}");

    public static Finding NeverSeen(IEnumerable<string> replies) => new(
        "HARNESS-004", Severity.Error, "Every required kind of reply is seen.", Source, "run", "replies",
        "seen, as --require-replies asks", $"never seen: {string.Join(", ", replies)}");

    public static Finding Expired(Waiver waiver) => OfWaiver("HARNESS-005", "No waiver has expired.", waiver,
        "a day that has not passed", string.Create(CultureInfo.InvariantCulture, $"{waiver.Rule} at {waiver.Case} was waived until {waiver.Expires:yyyy-MM-dd} by {waiver.Owner}"));

    public static Finding Unmatched(Waiver waiver) => OfWaiver("HARNESS-006", "Every waiver names a case of the packs.", waiver,
        "pack/scenario, a pack, 'run' or '*'", $"no case {waiver.Case}");

    public static Finding NotNeeded(Waiver waiver) => OfWaiver("HARNESS-007", "Every waiver is still needed.", waiver,
        "no such waiver: take it out", $"{waiver.Rule} holds at {waiver.Case}");

    private static Finding OfWaiver(string id, string statement, Waiver waiver, string expected, string actual) =>
        new(id, Severity.Error, statement, "the file of waivers", "run", waiver.Position.ToString(), expected, actual);

    public static Finding HappyPath(string id, string actual) => new(
        HappyPathId, Severity.Error, "The pack's happy path continues.", "the harness: where the happy path fails, the other scenarios say little", id, "happy path",
        "continue, as the pack says under roles", actual);

    /// <summary>The finding about a cell that says nothing.</summary>
    public const string InvalidId = "HARNESS-009";

    public static Finding Invalid(string id, string reason) => new(
        InvalidId, Severity.Error, "Every cell of the fault matrix begins with a healthy endpoint.", "the harness: what the last fault left behind is no answer to the next", id, FaultCell.Healthy,
        "an endpoint that answers as while nothing is broken", reason);

    /// <summary>The finding about a service that nobody called.</summary>
    public const string NeverCalledId = "HARNESS-010";

    public static Finding NeverCalled(string pack, string service, Uri address) => new(
        NeverCalledId, Severity.Error, "Every service of a pack is called.", "the harness: nothing run is never a pass", "run", service,
        $"calls of the endpoint to '{service}', as the pack '{pack}' says", $"none: tell the endpoint that '{service}' is at {address.GetLeftPart(UriPartial.Authority)}, or take the service out of the pack");

    /// <summary>Whether a finding says that nothing can be concluded, rather than that the endpoint is wrong.</summary>
    public static bool IsInvalid(Finding finding) => finding.Rule is InvalidId or NeverCalledId;
}

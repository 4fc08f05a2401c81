using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Exchanges;
using Harness.Dialects.ProtectedApis;
using static Harness.Rules.ProtectedApis.GatewayRow;

namespace Harness.Rules.ProtectedApis;

/// <summary>What a gateway looks at besides the token: key, address, body, and what the API behind it answers.</summary>
internal static class DoorChecks
{
    private const string KeyLine = "WWW-Authenticate";

    public static ImmutableArray<Rule> Rows { get; } =
    [
        Asked(GatewayCalls.Key, Row<Observation>("GW-015", Severity.Warning, "A missing or wrong subscription key gives 401 with a WWW-Authenticate header naming the key header.",
            GatewayDocuments.Errors, Confidence.CommunityReported, AsksForKey)) with { Needs = GatewayNeeds.SubscriptionKey },
        Asked(GatewayCalls.Address, Row<Observation>("GW-016", Severity.Warning, "Callers outside the allowed address ranges get 403.",
            GatewayDocuments.IpFilter, Confidence.Inferred, Gate.Refuses(403))) with { Needs = GatewayNeeds.RefusedAddress },
        Asked(GatewayCalls.Body, Row<Observation>("GW-017", Severity.Warning, "A request body that breaks the schema or exceeds the size limit is refused with 400 before the backend.",
            GatewayDocuments.Validation, Confidence.Documented, ChecksBody)) with { Needs = GatewayNeeds.RequestSchema },
        Row<Trial>("GW-018", Severity.Warning, "A backend answer that breaks the schema is not passed through and gives 502 without details.",
            GatewayDocuments.Validation, Confidence.Documented, ChecksAnswers) with { AskedBy = [LimitLabels.BrokenAnswers], Needs = GatewayNeeds.ResponseSchema },
        Row<Trial>("GW-019", Severity.Error, "The backend cannot be called around the gateway.",
            Design, Confidence.Inferred, IsClosed) with { AskedBy = [LimitLabels.Around], Needs = Need.Behind },
        Row<Observation>("GW-020", Severity.Warning, "Gateway refusals do not leak library messages, internal addresses or policy names.",
            GatewayDocuments.Errors, Confidence.Inferred, GatewayLeaks.Tells) with { HoldsForOddCalls = true },
        Asked(GatewayCalls.Attribute, Row<Observation>("GW-021", Severity.Error, "A strict request schema in front of a connector tolerates new attributes.",
            GatewayDocuments.Connectors, Confidence.Inferred, Gate.LetsThrough)) with { Needs = GatewayNeeds.Connector },
    ];

    private static Outcome AsksForKey(Observation seen)
    {
        var refused = Gate.Refuses(401)(seen);
        if (refused != Outcome.Held) return refused;
        var name = seen.Profile.Protected!.SubscriptionKeyHeader!;
        var line = seen.Answer!.Header(KeyLine);
        return line is not null && line.Contains(name, StringComparison.OrdinalIgnoreCase)
            ? Outcome.Held
            : Outcome.Broken(Finding.AtHeader + KeyLine, $"a line that names {name}", line is null ? "no such line" : Shown.Text(line));
    }

    // What is too large has a status of its own in HTTP; the documents name 400.
    private static Outcome ChecksBody(Observation seen) =>
        (seen.Changes.Any(change => change.Id == GatewayCalls.TooLarge) ? Gate.Refuses(400, 413) : Gate.Refuses(400))(seen);

    private static Outcome ChecksAnswers(Trial trial)
    {
        var broken = trial.Observations.Where(seen => seen.Label.StartsWith(LimitLabels.BrokenAnswer, StringComparison.Ordinal)).ToArray();
        if (broken.Length == 0) return Outcome.NotExercised("the right call is not answered with JSON of the API");
        foreach (var seen in broken)
        {
            if (Gate.IsThrottled(seen)) return Outcome.NotExercised($"the gateway lets nobody through at the moment: {Failing.Status(seen)}");
            if (seen.Behind is { IsEmpty: true }) return Outcome.NotExercised("the call did not reach the stand-in of the API");
            if (seen.Answer is null) return Unexercised.NoAnswer;
            if (seen.Answer.Status != 502) return Outcome.Broken(seen.Label, "502, without what the API answered", Failing.Status(seen));
            if (seen.Reply.Body.Text.Contains(SchemaBreaks.Marker, StringComparison.Ordinal)) return Outcome.Broken(seen.Label, "502, without what the API answered", $"502 with {Shown.Body(seen.Reply.Body)}");
        }

        return Outcome.Held;
    }

    private static Outcome IsClosed(Trial trial)
    {
        foreach (var seen in trial.Observations)
        {
            if (seen.Exchange.Attempts[^1].Failure is { Kind: FailureKind.NameNotResolved }) return Outcome.NotExercised("the host of --behind has no address here: whether there is a way around the gateway is not known");
            if (seen.Reply.Kind == ReplyKind.Forwarded) return Outcome.Broken(seen.Label, "no connection, 401, 403 or 404", Failing.Status(seen));
            if (seen.Answer is { Status: not (401 or 403 or 404) }) return Outcome.NotExercised($"the API is there and answers {Failing.Status(seen)}, which neither lets in nor turns away");
        }

        return Outcome.Held;
    }
}

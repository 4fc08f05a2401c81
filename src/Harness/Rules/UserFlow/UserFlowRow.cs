using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Exchanges.Handshakes;

namespace Harness.Rules.UserFlow;

/// <summary>Makes rows of the user-flow rule book.</summary>
internal static class UserFlowRow
{
    /// <summary>What the rules about single answers say of one that is none of the contract's.</summary>
    public static readonly ImmutableArray<string> WentWrong =
        ["NET-001", "UF-LAT-001", "UF-STA-001", "UF-STA-002", "UF-STA-003", "UF-RES-001", "UF-RES-006", "UF-RES-008", "UF-RES-025", "UF-AUT-004", "UF-AUT-015"];

    /// <summary>The rules that speak of an answer to a changed call that went wrong, where no rule knows the reason.</summary>
    public static readonly ImmutableArray<string> Generally =
        ["UF-STA-001", "UF-STA-002", "UF-STA-003", "UF-RES-001", "UF-RES-007", "UF-RES-008", "UF-RES-025", "UF-RES-027", "UF-AUT-004", "UF-AUT-015"];

    /// <summary>The one that speaks of 5xx.</summary>
    public static readonly ImmutableArray<string> Generally5xx = ["UF-STA-002"];

    private static readonly ImmutableDictionary<string, string> Areas = new Dictionary<string, string>
    {
        ["RES"] = "responses",
        ["STA"] = "status-codes",
        ["LAT"] = "latency",
        ["PRV"] = "privacy",
        ["IDM"] = "retry-idempotency",
        ["TRN"] = "transport",
        ["AUT"] = "auth",
        ["REQ"] = "request-handling",
        ["LOC"] = "localisation",
        ["RSL"] = "resilience",
        ["DS"] = "downstream",
    }.ToImmutableDictionary();

    /// <summary>A row about one exchange, whose check is code.</summary>
    public static Rule Row(
        string id, Severity severity, string statement, string source, Confidence confidence, ImmutableArray<string> at, Func<Observation, Outcome> check) =>
        Make(id, severity, statement, source, confidence, at, check);

    /// <summary>A row about what a probe observed.</summary>
    public static Rule Row(
        string id, Severity severity, string statement, string source, Confidence confidence, ImmutableArray<string> at, Func<Trial, Outcome> check) =>
        Make(id, severity, statement, source, confidence, at, check);

    /// <summary>A row about what these probes compare: it speaks for the answers that went wrong.</summary>
    public static Rule ComparedRow(
        string id, string probe, Severity severity, string statement, string source, Confidence confidence, ImmutableArray<string> at, Func<Trial, Outcome> check) =>
        Row(id, severity, statement, source, confidence, at, check) with { AskedBy = [probe], Covers = WentWrong };

    /// <summary>A row about what happens at any step while a service behind the endpoint is broken, and afterwards.</summary>
    public static Rule CellRow(string id, Severity severity, string statement, string source, Confidence confidence, Func<Trial, Outcome> check) =>
        Row(id, severity, statement, source, confidence, At.All, check) with { AskedBy = [FaultCell.Trial], Needs = Need.Downstream };

    /// <summary>A row about a TLS handshake.</summary>
    public static Rule Row(
        string id, Severity severity, string statement, string source, Confidence confidence, ImmutableArray<string> at, Func<Handshake, Outcome> check) =>
        Make(id, severity, statement, source, confidence, at, check);

    /// <summary>A row about a whole run.</summary>
    public static Rule Row(
        string id, Severity severity, string statement, string source, Confidence confidence, ImmutableArray<string> at, Func<Totals, Outcome> check) =>
        Make(id, severity, statement, source, confidence, at, check);

    /// <summary>A row whose check is said by the schemas' nodes that name it.</summary>
    public static Rule SchemaRow(string id, Severity severity, string statement, string source, Confidence confidence, ImmutableArray<string> at) =>
        Row(id, severity, statement, source, confidence, at, SchemaCheck.For(id));

    /// <summary>A row about a whole answer with this status.</summary>
    public static Rule WholeRow(string id, int status, Severity severity, string statement, string source, Confidence confidence, ImmutableArray<string> at) =>
        Row(id, severity, statement, source, confidence, at, SchemaCheck.ForWhole(id, status));

    private static Rule<T> Make<T>(
        string id, Severity severity, string statement, string source, Confidence confidence, ImmutableArray<string> at, Func<T, Outcome> check) => new()
        {
            Id = id,
            Area = Areas[id.Split('-')[^2]],
            Severity = severity,
            Statement = statement,
            Source = source,
            Confidence = confidence,
            Steps = at,
            Check = check,
        };
}

using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.CustomPolicies;
using Harness.Rules.CustomPolicies;
using Harness.Rules.ProtectedApis;
using Harness.Rules.SelfServiceSignUp;
using Harness.Rules.UserFlow;

namespace Harness.Rules;

/// <summary>The rules of a dialect, those of the network first.</summary>
public sealed class RuleBook
{
    private static readonly ImmutableArray<Rule> UserFlowRows =
    [
        .. NetworkRules.Rows, .. Transport.Rows, .. Authentication.Rows, .. Requests.Rows, .. RequestClaims.Rows, .. RequestValues.Rows, .. Locales.Rows,
        .. ContractAnswers.Rows, .. ReturnedClaims.Rows, .. Messages.Rows, .. StatusCodes.Rows, .. Latency.Rows, .. Privacy.Rows, .. Idempotency.Rows,
        .. RequestComparisons.Rows, .. Decisions.Rows, .. Localisation.Rows, .. Resilience.Rows, .. Dependencies.Rows,
    ];

    private static readonly ImmutableDictionary<string, RuleBook> Books = new Dictionary<string, RuleBook>
    {
        ["user-flow"] = new(UserFlowRows),
        ["self-service-sign-up"] = new(SelfServiceSignUpRows.Of(UserFlowRows)),
        ["technical-profile"] = new(
        [
            .. NetworkRules.Rows, .. SentClaims.Rows, .. SuccessAnswers.Rows, .. RefusalAnswers.Rows, .. Conduct.Rows, .. Entrance.Rows,
            .. PolicyFiles.Rows, .. TechnicalRow.Shared(Dependencies.Rows),
        ]),
        ["protected-api"] = new(GatewayRow.InOrder([.. NetworkRules.Rows, .. TokenChecks.Rows, .. LimitChecks.Rows, .. DoorChecks.Rows])),
    }.ToImmutableDictionary();

    private RuleBook(ImmutableArray<Rule> rules)
    {
        All = rules;
        ForExchanges = [.. rules.OfType<Rule<Observation>>()];
        ForTrials = [.. rules.OfType<Rule<Trial>>()];
        ForRuns = [.. rules.OfType<Rule<Totals>>()];
        ForPolicies = [.. rules.OfType<Rule<PolicyProfile>>()];
    }

    /// <summary>The finding about the harness itself: a check threw. The run goes on.</summary>
    public static Rule CheckFailed { get; } = new Rule<Observation>
    {
        Id = "HARNESS-001",
        Area = "harness",
        Severity = Severity.Error,
        Statement = "Every check gives a judgement.",
        Source = "the harness",
        Confidence = Confidence.Documented,
        Check = _ => Outcome.Held,
    };

    /// <summary>Every rule, in the order of the book.</summary>
    public ImmutableArray<Rule> All { get; }

    /// <summary>The rules about one exchange.</summary>
    public ImmutableArray<Rule<Observation>> ForExchanges { get; }

    /// <summary>The rules about a trial.</summary>
    public ImmutableArray<Rule<Trial>> ForTrials { get; }

    /// <summary>The rules about a whole run.</summary>
    public ImmutableArray<Rule<Totals>> ForRuns { get; }

    /// <summary>The rules about a profile in a policy file.</summary>
    internal ImmutableArray<Rule<PolicyProfile>> ForPolicies { get; }

    /// <summary>The book of custom policies, by which their files are judged too.</summary>
    internal static RuleBook OfPolicies => Books["technical-profile"];

    /// <summary>The book of a dialect.</summary>
    public static RuleBook Of(Dialect dialect)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        return Books[dialect.Id];
    }

    /// <summary>The rule of this id, or null.</summary>
    public Rule? Find(string id) => All.FirstOrDefault(rule => rule.Id == id);
}

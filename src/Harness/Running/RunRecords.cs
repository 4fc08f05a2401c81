using System.Collections.Immutable;
using Harness.Rules;

namespace Harness.Running;

/// <summary>An option as the command was given it.</summary>
/// <param name="Name">Its name, for example <c>--persona</c>.</param>
/// <param name="Value">Its value.</param>
public sealed record GivenOption(string Name, string Value);

/// <summary>The first line of a run file: what was asked for.</summary>
public sealed record RunHeader
{
    /// <summary><c>b2c-harness</c> and its version.</summary>
    public required string Tool { get; init; }

    /// <summary>When the run began, UTC.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>The seed from which every person and payload comes.</summary>
    public required int Seed { get; init; }

    /// <summary>The endpoint's address or addresses; secrets of the query are removed.</summary>
    public required ImmutableArray<string> Endpoints { get; init; }

    /// <summary>The clock, with its factor where there is one.</summary>
    public required string Clock { get; init; }

    /// <summary><c>basic</c>, <c>certificate</c>, <c>token</c>, several of them with commas between, or <c>none</c>.</summary>
    public required string Credentials { get; init; }

    /// <summary>Which technical profiles want credentials that the run does not have, and which take none of those it has, in sentences.</summary>
    public ImmutableArray<string> CredentialNotes { get; init; } = [];

    /// <summary>The packs that are played.</summary>
    public required ImmutableArray<string> Packs { get; init; }

    /// <summary>The sources of the packs as the command was given them, so that a case can be played again.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>The folder of the pipeline's workspace in which the command ran, so that reports name files from there; null elsewhere.</summary>
    public string? Folder { get; init; }

    /// <summary>The options that shape what is sent, as the command was given them; none of them is a secret.</summary>
    public ImmutableArray<GivenOption> Options { get; init; } = [];

    /// <summary>How many cases were planned.</summary>
    public required long Planned { get; init; }

    /// <summary>The severity from which findings fail the run.</summary>
    public required Severity FailOn { get; init; }

    /// <summary>Whether the settings list the flow's attributes.</summary>
    public required bool KnowsAttributes { get; init; }
}

/// <summary>How one rule fared over the run.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Statement">The requirement.</param>
/// <param name="Source">Where it is from.</param>
/// <param name="Verdict">Held, broken, waived or not exercised.</param>
/// <param name="Held">How often it held.</param>
/// <param name="Broken">How often it was broken.</param>
/// <param name="Reason">Why it was not exercised or who waived it, else null.</param>
public sealed record RuleTotal(string Rule, Severity Severity, string Statement, string Source, Verdict Verdict, long Held, long Broken, string? Reason);

/// <summary>One mistake as it showed in one case or in many, with the smallest payload that shows it.</summary>
public sealed record FailureTotal
{
    /// <summary>The rule's id.</summary>
    public required string Rule { get; init; }

    /// <summary>How much it matters.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The requirement.</summary>
    public required string Statement { get; init; }

    /// <summary>The place in the answer.</summary>
    public required string Where { get; init; }

    /// <summary>The HTTP status, or null where no answer came.</summary>
    public int? Status { get; init; }

    /// <summary>What was found there, in the first case.</summary>
    public required string Actual { get; init; }

    /// <summary>How many cases show it.</summary>
    public required long Cases { get; init; }

    /// <summary>The case with the smallest payload that shows it.</summary>
    public required string Case { get; init; }

    /// <summary>The label of the call that shows it, where the case makes more than one; else null.</summary>
    public string? Call { get; init; }

    /// <summary>What that payload changes on the plain call, in words; empty where the plain call shows it too.</summary>
    public required ImmutableArray<string> Changes { get; init; }

    /// <summary>How the payload was found, or why it was not looked for.</summary>
    public required string Note { get; init; }

    /// <summary>A command that sends it; null where the case makes more than one call.</summary>
    public string? Curl { get; init; }
}

/// <summary>Latency in milliseconds.</summary>
/// <param name="Count">How many answers were measured.</param>
/// <param name="P50">Half were at most this slow.</param>
/// <param name="P90">Nine in ten.</param>
/// <param name="P99">Ninety-nine in a hundred.</param>
/// <param name="Max">The slowest.</param>
public sealed record LatencyTotal(long Count, double P50, double P90, double P99, double Max);

/// <summary>The last line of a run file: what came of it.</summary>
public sealed record RunFooter
{
    /// <summary>Seconds the run took.</summary>
    public required double Seconds { get; init; }

    /// <summary>Cases that were played.</summary>
    public required long Cases { get; init; }

    /// <summary>Cases that could not be asked here, or by whose calls no rule could be judged, so that they neither passed nor failed.</summary>
    public long NotAsked { get; init; }

    /// <summary>Failed cases of which nothing can be concluded, because the endpoint was not healthy when they began.</summary>
    public long Invalid { get; init; }

    /// <summary>Cases without a finding that fails the run.</summary>
    public required long Passed { get; init; }

    /// <summary>Cases with one.</summary>
    public required long Failed { get; init; }

    /// <summary>Cases that were planned and not played.</summary>
    public required long NotPlayed { get; init; }

    /// <summary>Calls that were made.</summary>
    public required long Exchanges { get; init; }

    /// <summary>How often each reply came, by its word.</summary>
    public required ImmutableSortedDictionary<string, long> Replies { get; init; }

    /// <summary>The words of the replies that the played steps understand and that never came.</summary>
    public ImmutableArray<string> NeverSeen { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Latency of the answered attempts.</summary>
    public required LatencyTotal Latency { get; init; }

    /// <summary>Every rule of the book with its verdict.</summary>
    public required ImmutableArray<RuleTotal> Rules { get; init; }

    /// <summary>The failures, sorted into at most 50 groups that look alike, each with its smallest payload.</summary>
    public ImmutableArray<FailureTotal> Failures { get; init; } = [];

    /// <summary>Findings about the run as a whole.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>How it compares with a baseline; null where none was given.</summary>
    public RunComparison? Comparison { get; init; }

    /// <summary>The exit code, see <see cref="ExitCode"/>.</summary>
    public required int ExitCode { get; init; }

    /// <summary>The verdict in one sentence.</summary>
    public required string Verdict { get; init; }
}

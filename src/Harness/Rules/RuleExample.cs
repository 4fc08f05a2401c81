using System.Collections.Immutable;
using System.Text.Json;
using Harness.Dialects;
using Harness.Dialects.CustomPolicies;

namespace Harness.Rules;

/// <summary>An answer, or a way of not answering, that keeps or breaks a rule.</summary>
public sealed record RuleExample
{
    /// <summary>The step of an example that names none.</summary>
    internal const string UsualStep = "PostAttributeCollection";

    /// <summary>What is right or wrong about it, in one sentence.</summary>
    public required string About { get; init; }

    /// <summary>The flow step at which it is given.</summary>
    public string Step { get; init; } = UsualStep;

    /// <summary>The HTTP status; null where no answer came.</summary>
    public int? Status { get; init; }

    /// <summary>The <c>Content-Type</c> line; empty for none. An answer without body has none of itself.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Further header lines.</summary>
    public ImmutableSortedDictionary<string, string> Headers { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The body, where it is JSON.</summary>
    public JsonElement? Body { get; init; }

    /// <summary>The body as text, where it is no JSON or its spelling matters.</summary>
    public string? Text { get; init; }

    /// <summary>The body in base64, where it is no text.</summary>
    public string? Bytes { get; init; }

    /// <summary>What was sent, where that matters; else what every example sends.</summary>
    public JsonElement? Request { get; init; }

    /// <summary>The address of the endpoint, where that matters; else that of every example.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The flow's attributes as the settings list them; null where they do not.</summary>
    public ImmutableArray<ExampleAttribute>? Attributes { get; init; }

    /// <summary>The technical profile that calls, where that matters; else that of every example of a custom policy.</summary>
    public TechnicalProfile? Technical { get; init; }

    /// <summary>Whether an API connector is behind the gateway, so that B2C calls.</summary>
    public bool Connector { get; init; }

    /// <summary>What the API behind the gateway saw of the call; null where nobody looked.</summary>
    public ImmutableArray<ExampleServiceCall>? Behind { get; init; }

    /// <summary>How the attempts ended, where that matters, in the words of <see cref="ExampleAttempt"/>.</summary>
    public ImmutableArray<string> Attempts { get; init; } = [];

    /// <summary>How long the answered attempt took, in milliseconds, where times are compared.</summary>
    public double? WaitMs { get; init; }

    /// <summary>The id of the fault of the service behind the endpoint while the call was made; of a trial, the fault that it is about.</summary>
    public string? Fault { get; init; }

    /// <summary>What is known of the broken service, for rules about faults.</summary>
    public ExampleCell? Cell { get; init; }

    /// <summary>What the services saw, for rules that count their calls.</summary>
    public ImmutableArray<ExampleRound> Rounds { get; init; } = [];

    /// <summary>The variation that the call is of, for rules that are asked by one.</summary>
    public string? Variation { get; init; }

    /// <summary>The id of the change within the variation; null for its first.</summary>
    public string? Change { get; init; }

    /// <summary>The answer to the plain call, where a changed one went wrong or is compared with it.</summary>
    public RuleExample? Plain { get; init; }

    /// <summary>The answer to the same call with misread credentials, which were let in; its label says how they were misread.</summary>
    public RuleExample? Misread { get; init; }

    /// <summary>The probe that made <see cref="Calls"/>, for rules that are asked by one.</summary>
    public string? Probe { get; init; }

    /// <summary>What a call of a probe was for.</summary>
    public string? Label { get; init; }

    /// <summary>The calls of a probe, each with its label.</summary>
    public ImmutableArray<RuleExample> Calls { get; init; } = [];

    /// <summary>A TLS handshake, for rules about those.</summary>
    public ExampleHandshake? Handshake { get; init; }

    /// <summary>Whether the caller shows a client certificate instead of other credentials.</summary>
    public bool ShowsCertificate { get; init; }

    /// <summary>How often each reply came in a run, by its word.</summary>
    public ImmutableSortedDictionary<string, long> Replies { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    /// <summary>The answer to a first attempt, which was lost on the way; the example itself is the answer to the second.</summary>
    public RuleExample? Lost { get; init; }

    /// <summary>How long the answers of a run took, in milliseconds.</summary>
    public ImmutableArray<double> Latencies { get; init; } = [];

    /// <summary>What was found in the endpoint's log during a run.</summary>
    public ExampleLog? Log { get; init; }

    /// <summary>How far a change of credentials is, for rules about one.</summary>
    public Rotation? Rotation { get; init; }

    /// <summary>The password of the caller, where it matters; else that of every example.</summary>
    public string? Password { get; init; }

    /// <summary>Other rules that the same answer breaks.</summary>
    public ImmutableArray<string> Also { get; init; } = [];
}

/// <summary>An attribute of the flow, as an example names it.</summary>
/// <param name="Name"><c>jobTitle</c>, or <c>extension_loyaltyId</c> without the app id.</param>
/// <param name="Type"><c>string</c>, <c>boolean</c> or <c>int</c>.</param>
public sealed record ExampleAttribute(string Name, string Type);

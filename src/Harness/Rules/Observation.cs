using System.Collections.Immutable;
using Harness.Claims;
using Harness.Dialects;
using Harness.Dialects.CustomPolicies;
using Harness.Dialects.UserFlow;
using Harness.Dialects.Variations;
using Harness.Exchanges;

namespace Harness.Rules;

/// <summary>One exchange as the contract reads it, ready to be judged.</summary>
public sealed record Observation
{
    /// <summary>What the call was for, for example the step, or the attempt of a probe.</summary>
    public required string Label { get; init; }

    /// <summary>What the caller was configured with.</summary>
    public required Profile Profile { get; init; }

    /// <summary>The step at which it called.</summary>
    public required FlowStep Step { get; init; }

    /// <summary>The person it was about, or null where nobody is known.</summary>
    public Persona? Person { get; init; }

    /// <summary>What went over the wire.</summary>
    public required Exchange Exchange { get; init; }

    /// <summary>What the answer says.</summary>
    public required Reply Reply { get; init; }

    /// <summary>What the caller makes of it.</summary>
    public required Consequence Consequence { get; init; }

    /// <summary>The schema that was chosen for the answer, or null where none fits.</summary>
    public AnswerSchema? Schema { get; init; }

    /// <summary>Where the answer departs from that schema.</summary>
    public ImmutableArray<SchemaError> SchemaErrors { get; init; } = [];

    /// <summary>The ways in which the call differs from the plain one.</summary>
    public ImmutableArray<Change> Changes { get; init; } = [];

    /// <summary>
    /// The answer to the same call without these changes; null where nobody asked for it. It is there whenever a changed call went
    /// wrong, so that a mistake that every call shows is not laid upon the change.
    /// </summary>
    public Observation? Plain { get; init; }

    /// <summary>The answer to the same call of somebody who shows nothing at all; null where nobody asked for it.</summary>
    internal Observation? Nobody { get; init; }

    /// <summary>The same call with the credentials as an endpoint has them that misreads them, where that was let in; its label says how. Null elsewhere.</summary>
    internal Observation? Misread { get; init; }

    /// <summary>What was broken behind the endpoint when the call was made.</summary>
    public ImmutableArray<Outage> Outages { get; init; } = [];

    /// <summary>What the services behind the endpoint were asked while it was answered; null where nobody looked.</summary>
    internal ImmutableArray<ServiceCall>? Behind { get; init; }

    /// <summary>Whether the call was made only to prepare or disturb another one, in a way the caller would not: it is not judged alone.</summary>
    public bool IsAside { get; init; }

    /// <summary>Whether the call is one that B2C never makes.</summary>
    public bool IsOdd => Changes.Any(change => change.IsOdd);

    /// <summary>Whether no contract answer came: none at all, a status that decides nothing, or a body that says nothing.</summary>
    public bool WentWrong => Answer is not { Status: < 500 } || Reply.Kind is ReplyKind.Refused or ReplyKind.Unreadable;

    /// <summary>Whether the answer says that the person is turned away, whatever its status is.</summary>
    internal bool Refuses => Profile.Protected is null && (Profile.Technical is null ? Contract.Action is ContractAnswer.ShowBlockPage or ContractAnswer.ValidationError : Error.IsRefusal || (Error.HasMessage && Answer is { Status: >= 400 }));

    /// <summary>Whether the person is turned away without a word.</summary>
    internal bool LacksMessage => Refuses && string.IsNullOrWhiteSpace(Profile.Technical is null ? Contract.UserMessage : Error.UserMessage);

    /// <summary>Whether the status is one with which the contract's decisions come, so that the body counts.</summary>
    internal bool HasDecisiveStatus => Answer is { } answer && (Profile.Technical is null ? ReplyMeaning.OfConnectors : ReplyMeaning.OfTechnicalProfiles).Decides(answer.Status);

    /// <summary>The answer the caller goes by, or null.</summary>
    public Answer? Answer => Exchange.Answer;

    internal ContractAnswer Contract => new(Reply.Body);

    internal ErrorAnswer Error => new(Reply.Body, Profile.Technical);

    /// <summary>Reads an exchange.</summary>
    public static Observation Of(Dialect dialect, string label, Profile profile, FlowStep step, Exchange exchange)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        var (reply, consequence) = dialect.Read(exchange, profile, step);
        var schema = AnswerSchemas.Choose(dialect, exchange, reply);
        return new()
        {
            Label = label,
            Profile = profile,
            Step = step,
            Exchange = exchange,
            Reply = reply,
            Consequence = consequence,
            Schema = schema,
            SchemaErrors = schema?.Errors(reply.Body.Text) ?? [],
        };
    }
}

using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.UserFlow;
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

    /// <summary>The answer the caller goes by, or null.</summary>
    public Answer? Answer => Exchange.Answer;

    internal ContractAnswer Contract => new(Reply.Body);

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

using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Harness.Exchanges;
using Harness.Exchanges.Faults;
using Harness.Exchanges.Stubs;

namespace Harness.Downstream;

/// <summary>Plays stubs itself, with nothing installed.</summary>
internal sealed partial class EmbeddedStubs(Dice dice) : Behind
{
    private readonly StubShelf shelf = new();

    public override Task Arrange(ImmutableArray<Stub> stubs, CancellationToken cancellationToken)
    {
        shelf.Arrange(stubs);
        return Task.CompletedTask;
    }

    public override Task<StubAnswer> Ask(DownstreamCall call, CancellationToken cancellationToken) => Task.FromResult(Answer(call));

    private StubAnswer Answer(DownstreamCall call)
    {
        if (shelf.Choose(call) is not { Response: var response } stub)
            return new(null, ServiceAnswer.Of(404, "text/plain;charset=UTF-8", shelf.WhyNone(call)));
        return Timed(new(stub.Name, Filled(response, call)), response, dice);
    }

    /// <summary>What a stub says to a call, its helpers filled in.</summary>
    public static ServiceAnswer Filled(StubResponse response, DownstreamCall call) => new()
    {
        Status = response.Status,
        Reason = response.Reason ?? ReasonPhrases.Of(response.Status),
        Headers = [.. response.Headers.Select(header => new Header(header.Name, Unsendable().Replace(header.Value.Fill(call), " ")))],
        Body = response.BodyText is { } text ? Encoding.UTF8.GetBytes(text.Fill(call)) : response.Body,
    };

    /// <summary>An answer with the delays of its stub, and with what breaks it.</summary>
    public static StubAnswer Timed(StubAnswer answer, StubResponse response, Dice dice) => answer with
    {
        Delay = response.Delay + (response.RandomDelay?.Draw(dice.Roll(), dice.Roll()) ?? TimeSpan.Zero),
        Dribble = response.Dribble,
        Broken = response.Fault,
    };

    [GeneratedRegex(@"[^\t -~\u00a0-\u00ff]")]
    private static partial Regex Unsendable();
}

using System.Collections.Immutable;
using System.Text;
using Harness.Exchanges;

namespace Harness.Rules;

/// <summary>What the services saw while an example's probe did one thing.</summary>
/// <param name="Label">What was done.</param>
/// <param name="Calls">The calls in order of arrival.</param>
public sealed record ExampleRound(string Label, ImmutableArray<ExampleServiceCall> Calls)
{
    internal DownstreamRound Played() => new(Label, [.. Calls.Select(call => call.Played())]);
}

/// <summary>A call of the endpoint to a service behind it, as an example says it.</summary>
public sealed record ExampleServiceCall
{
    /// <summary>The name of the service.</summary>
    public string Service { get; init; } = ExampleStage.Service;

    /// <summary>The method.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>Path and query.</summary>
    public required string Url { get; init; }

    /// <summary>When it arrived, in milliseconds.</summary>
    public double AtMs { get; init; }

    /// <summary>The name of the stub that answered, or null where none matched.</summary>
    public string? Stub { get; init; }

    /// <summary>The id of the fault that it met, or null.</summary>
    public string? Fault { get; init; }

    /// <summary>Its header lines, where they matter.</summary>
    public ImmutableSortedDictionary<string, string> Headers { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Its body.</summary>
    public string Body { get; init; } = "";

    /// <summary>Whether it changes something; null where its method tells.</summary>
    public bool? SideEffect { get; init; }

    internal ServiceCall Played()
    {
        var call = new DownstreamCall
        {
            At = TimeSpan.FromMilliseconds(AtMs),
            Method = Method,
            Url = Url,
            Headers = [.. Headers.Select(header => new Header(header.Key, header.Value))],
            Body = Encoding.UTF8.GetBytes(Body),
            Stub = Stub,
            Fault = Fault is null ? null : ExampleStage.FaultOf(Fault).Kind.Id,
        };
        return new(Service, call, SideEffect ?? Method is not ("GET" or "HEAD" or "OPTIONS"));
    }
}

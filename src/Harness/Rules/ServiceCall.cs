using System.Collections.Immutable;
using Harness.Exchanges;

namespace Harness.Rules;

/// <summary>A call that the endpoint made to one of the services behind it.</summary>
/// <param name="Service">The service's name in the pack.</param>
/// <param name="Call">The call.</param>
/// <param name="IsSideEffect">Whether it changes something there: by its method, or because the pack says so.</param>
public sealed record ServiceCall(string Service, DownstreamCall Call, bool IsSideEffect)
{
    /// <summary>What it has in common with others of its kind: service, method and path.</summary>
    internal string Kind => $"{Call.Method} {Call.Path} at {Service}";
}

/// <summary>What the services saw while a trial did one thing.</summary>
/// <param name="Label">What was done.</param>
/// <param name="Calls">The calls in order of arrival, until nothing came any more.</param>
public sealed record DownstreamRound(string Label, ImmutableArray<ServiceCall> Calls);

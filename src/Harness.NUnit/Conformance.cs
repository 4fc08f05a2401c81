using System.Collections.Immutable;
using Harness.Claims;
using Harness.Dialects;
using Harness.Rules;

namespace Harness.NUnit;

/// <summary>What came of a scenario that conforms, for further assertions.</summary>
/// <param name="Calls">The calls in order, each with what went over the wire.</param>
/// <param name="Token">The claims of the token at the end of a journey; null where none was issued.</param>
public sealed record Conformance(ImmutableArray<Observation> Calls, ClaimSet? Token)
{
    /// <summary>What the last answer says.</summary>
    public Reply Reply => Calls[^1].Reply;

    /// <summary>What the caller does next, and what the person sees.</summary>
    public Consequence Consequence => Calls[^1].Consequence;

    /// <summary>The claims that the last answer returned.</summary>
    public ClaimSet Claims => Reply.Claims;
}

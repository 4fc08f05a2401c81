using Harness.ReferenceConnector.Contract;
using Harness.ReferenceConnector.Gateway;
using Harness.ReferenceConnector.Loyalty;

namespace Harness.ReferenceConnector;

/// <summary>A mistake that connectors make, as one row: what it is called, which rules it breaks and how it comes about.</summary>
/// <param name="Id">The word that switches it on.</param>
/// <param name="Summary">What the connector does wrong, in one sentence.</param>
/// <param name="Rules">The ids of the rules that it breaks.</param>
public sealed record Defect(string Id, string Summary, IReadOnlyList<string> Rules)
{
    /// <summary>Made once for each application, so that a row may remember earlier calls without static state.</summary>
    internal Func<Before>? Before { get; init; }

    /// <summary>Spoils who is let in.</summary>
    internal Entry? Entry { get; init; }

    internal After? After { get; init; }

    /// <summary>Spoils how the connector deals with the loyalty service, where the flaw is nothing that stands around correct code.</summary>
    internal Func<LoyaltyBehaviour, LoyaltyBehaviour>? Loyalty { get; init; }

    /// <summary>Spoils how a gateway keeps its rules.</summary>
    internal Func<GatewayBehaviour, GatewayBehaviour>? Gateway { get; init; }

    /// <summary>Whether the log holds what was sent.</summary>
    internal bool LogsRequests { get; init; }

    /// <summary>Methods that the routes serve beside POST.</summary>
    internal IReadOnlyList<string> OtherMethods { get; init; } = [];
}

/// <summary>Runs before the correct code and may wait, or answer in its place.</summary>
internal delegate Task<HttpAnswer?> Before(Scene scene);

/// <summary>Turns the refusal of a call with wrong credentials, or null for one that may come in, into another.</summary>
internal delegate HttpAnswer? Entry(HttpContext http, HttpAnswer? refusal);

/// <summary>Turns a finished answer into the one that is sent.</summary>
internal delegate HttpAnswer After(Scene scene, HttpAnswer answer);

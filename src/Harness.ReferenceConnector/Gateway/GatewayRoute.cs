namespace Harness.ReferenceConnector.Gateway;

/// <summary>One operation that the gateway offers, with the limits it has: as one row.</summary>
internal sealed record GatewayRoute(string Method, string Path, string BackendPath)
{
    public const long LargestBody = 102_400;

    public static IReadOnlyList<GatewayRoute> All { get; } =
    [
        new(HttpMethods.Get, "/orders", "/orders") { Answers = OrderShape.IsList },
        new(HttpMethods.Post, "/orders", "/orders") { Takes = OrderShape.IsOrder, Answers = OrderShape.IsStored },
        new(HttpMethods.Get, "/limited/orders", "/orders") { Rate = new(5, TimeSpan.FromSeconds(1)) },
        new(HttpMethods.Get, "/metered/orders", "/orders") { Quota = new(8, TimeSpan.FromSeconds(5)) },
        // B2C sends neither a subscription key nor a token of its own; the connector asks for its credentials itself.
        new(HttpMethods.Post, "/connector", "/connector") { Takes = OrderShape.IsConnectorCall, IsForB2C = true },
    ];

    public Limit? Rate { get; init; }

    public Limit? Quota { get; init; }

    /// <summary>What a request body must be; the second value is whether members that nobody knows are refused.</summary>
    public Func<ReadOnlyMemory<byte>, bool, bool>? Takes { get; init; }

    /// <summary>What the body of an answer of the API must be.</summary>
    public Func<ReadOnlyMemory<byte>, bool>? Answers { get; init; }

    public bool IsForB2C { get; init; }
}

/// <summary>So many calls in so long a time.</summary>
internal sealed record Limit(int Calls, TimeSpan Per);

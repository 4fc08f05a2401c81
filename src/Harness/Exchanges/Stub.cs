using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.Exchanges.Stubs;

namespace Harness.Exchanges;

/// <summary>One canned answer of a stand-in, and the calls that it answers: what a WireMock mapping says.</summary>
public sealed record Stub
{
    /// <summary>The priority of a stub that names none.</summary>
    internal const int UnsetPriority = 5;

    internal Stub(string name, StubRequest request, StubResponse response) => (Name, Request, Response) = (name, request, response);

    /// <summary>A stub in a line of code; whole files of them are read by <c>MappingReader</c>.</summary>
    /// <param name="method">The method it answers.</param>
    /// <param name="pathPattern">A regular expression, as .NET reads it, that path and query must match as a whole.</param>
    /// <param name="status">The status of the answer.</param>
    /// <param name="body">The JSON body of the answer; empty for none.</param>
    public Stub(string method, string pathPattern, int status, string body)
        : this(
            $"{method} {pathPattern}",
            new() { Method = method, Url = new(UrlPart.PathAndQuery, new PatternCondition(pathPattern, PatternCondition.Whole(pathPattern))) },
            new() { Status = status, Headers = string.IsNullOrEmpty(body) ? [] : [new("Content-Type", StubText.Plain("application/json"))], Body = Encoding.UTF8.GetBytes(body) })
    {
        var answer = new JsonObject { ["status"] = status };
        if (!string.IsNullOrEmpty(body)) (answer["body"], answer["headers"]) = (body, new JsonObject { ["Content-Type"] = "application/json" });
        Mapping = JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["request"] = new JsonObject { ["method"] = method, ["urlPattern"] = pathPattern },
            ["response"] = answer,
        });
    }

    /// <summary>What the journal calls it: the name in its mapping, or file, line and column.</summary>
    public string Name { get; }

    /// <summary>Of the stubs that match a call, the one with the lowest number answers.</summary>
    internal int Priority { get; init; } = UnsetPriority;

    internal StubRequest Request { get; }

    internal StubResponse Response { get; }

    internal ScenarioStep? Scenario { get; init; }

    /// <summary>The JSON that it was read from, word for word.</summary>
    internal ReadOnlyMemory<byte> Mapping { get; init; }
}

using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.Exchanges;
using Harness.Exchanges.Faults;
using Harness.Scenarios;
using Microsoft.AspNetCore.Http;

namespace Harness.Downstream;

/// <summary>What a stand-in that is served alone answers under <c>/__admin</c>, for manual work.</summary>
internal sealed class AdminApi(StubHost host, ImmutableArray<Stub> stubs, TimeSpan patience)
{
    private const string Root = "/__admin";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The endpoints as help shows them.</summary>
    public static ImmutableArray<(string Call, string About)> Endpoints { get; } =
    [
        ("GET /__admin/requests", "the calls that arrived"),
        ("DELETE /__admin/requests", "forget them"),
        ("GET /__admin/mappings", "the stubs"),
        ("POST /__admin/mappings/reset", "put every scenario into its first state"),
        ("GET /__admin/fault", "what goes wrong"),
        ("PUT /__admin/fault", "break it: \"connection-reset\", or an object as packs have it"),
        ("DELETE /__admin/fault", "mend it"),
        ("GET /__admin/faults", "every fault there is"),
    ];

    public static bool Owns(HttpContext context) => context.Request.Path.StartsWithSegments(Root, StringComparison.Ordinal);

    public async Task Answer(HttpContext context, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var call = $"{context.Request.Method} {context.Request.Path}";
        var (status, answer) = call switch
        {
            "GET /__admin/requests" => (StatusCodes.Status200OK, new JsonObject { ["requests"] = new JsonArray([.. host.Journal.Select(Told)]) }),
            "DELETE /__admin/requests" => Forgotten(),
            "GET /__admin/mappings" => (StatusCodes.Status200OK, new JsonObject { ["mappings"] = new JsonArray([.. stubs.Select(stub => JsonNode.Parse(stub.Mapping.Span))]) }),
            "POST /__admin/mappings/reset" => await Reset(cancellationToken).ConfigureAwait(false),
            "GET /__admin/fault" => (StatusCodes.Status200OK, new JsonObject { ["fault"] = host.Playing?.ToString() }),
            "PUT /__admin/fault" => await Break(context, body, cancellationToken).ConfigureAwait(false),
            "DELETE /__admin/fault" => await Play(null, context, cancellationToken).ConfigureAwait(false),
            "GET /__admin/faults" => (StatusCodes.Status200OK, new JsonObject { ["faults"] = new JsonArray([.. FaultBook.All.Select(Told)]) }),
            _ => (StatusCodes.Status404NotFound, Problems($"There is no {call}. There are: {string.Join(", ", Endpoints.Select(endpoint => endpoint.Call))}.")),
        };
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.ToJsonString(Readable) + "\n", cancellationToken).ConfigureAwait(false);
    }

    private static JsonObject Problems(params IEnumerable<string> problems) => new() { ["problems"] = new JsonArray([.. problems.Select(problem => JsonValue.Create(problem))]) };

    private static JsonObject Told(DownstreamCall call) => new()
    {
        ["atMilliseconds"] = Math.Round(call.At.TotalMilliseconds, 1),
        ["method"] = call.Method,
        ["url"] = call.Url,
        ["headers"] = new JsonArray([.. call.Headers.Select(header => new JsonObject { ["name"] = header.Name, ["value"] = header.Value })]),
        ["body"] = call.BodyText,
        ["stub"] = call.Stub,
        ["fault"] = call.Fault,
    };

    private static JsonObject Told(FaultKind kind) => new()
    {
        ["fault"] = kind.Id,
        ["about"] = kind.About,
        ["parameters"] = new JsonArray([.. kind.Parameters.Select(parameter => new JsonObject { ["name"] = parameter.Id, ["about"] = parameter.About, ["default"] = parameter.DefaultInWords })]),
    };

    private (int Status, JsonObject Answer) Forgotten()
    {
        host.Forget();
        return (StatusCodes.Status200OK, []);
    }

    private async Task<(int Status, JsonObject Answer)> Reset(CancellationToken cancellationToken)
    {
        await host.Arrange(stubs, cancellationToken).ConfigureAwait(false);
        return (StatusCodes.Status200OK, []);
    }

    private async Task<(int Status, JsonObject Answer)> Break(HttpContext context, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var problems = new ProblemList();
        var node = PositionedJson.Parse("body", body.Span, problems);
        var fault = node is null ? null : FaultReader.Read(node, "The fault", problems);
        if (fault is { Kind.IsRefusal: true, Duration: null })
            problems.Add(node!.Position, $"{fault.Kind.Id} closes this port as well, so nobody could mend it.", $"Say how long: {{ \"fault\": \"{fault.Kind.Id}\", \"for\": \"10 s\" }}.");
        return problems.Count > 0
            ? (StatusCodes.Status422UnprocessableEntity, Problems(problems.Distinct().Select(problem => problem.ToString())))
            : await Play(fault, context, cancellationToken).ConfigureAwait(false);
    }

    private async Task<(int Status, JsonObject Answer)> Play(Fault? fault, HttpContext context, CancellationToken cancellationToken)
    {
        await host.Play(fault, patience, seed: 1, spared: context.Connection.Id, cancellationToken).ConfigureAwait(false);
        var answer = new JsonObject { ["fault"] = fault?.ToString() };
        if (fault is not { Kind.IsRefusal: true }) return (StatusCodes.Status200OK, answer);
        context.Response.Headers.Connection = "close";
        answer["note"] = "Until then this port is closed, to these endpoints as well.";
        return (StatusCodes.Status200OK, answer);
    }
}

using System.Text;
using BenchmarkDotNet.Attributes;
using Harness.Claims;
using Harness.Dialects;
using Harness.Exchanges;
using Harness.Rules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Harness.Benchmarks;

/// <summary>What one exchange costs, beside the same call with a bare HttpClient in the same run: only the ratio means anything.</summary>
[MemoryDiagnoser]
public class ExchangeBenchmarks
{
    private static readonly byte[] Answer = Encoding.UTF8.GetBytes("""{"version":"1.0.0","action":"Continue","jobTitle":"Loyal customer"}""");

    private readonly Dialect dialect = DialectBook.All[0];
    private readonly ConnectorClient client = new(TimeProvider.System);
    private readonly HttpClient bare = new();
    private WebApplication app = null!;
    private Profile profile = null!;
    private FlowStep step = null!;
    private ClaimSet claims = null!;
    private Call call = null!;
    private Exchange exchange = null!;
    private Observation observation = null!;

    [GlobalSetup]
    public async Task Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Run(context =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.Body.WriteAsync(Answer).AsTask();
        });
        await app.StartAsync();

        profile = new() { Endpoint = new(app.Urls.First()), Credentials = new Credentials.Basic("user", "password") };
        step = dialect.Steps[1];
        claims = dialect.Claims(profile, step, PersonaBook.Open().Make("emily", 1));
        call = dialect.Compose(profile, claims);
        exchange = await client.Send(call, new(dialect.Clock));
        observation = Observation.Of(dialect, step.Id, profile, step, exchange);
    }

    [GlobalCleanup]
    public async Task Stop() => await app.DisposeAsync();

    [Benchmark(Baseline = true, Description = "bare HttpClient")]
    public async Task<byte[]> Bare()
    {
        using var content = new ReadOnlyMemoryContent(call.Body);
        using var response = await bare.PostAsync(call.Url, content);
        return await response.Content.ReadAsByteArrayAsync();
    }

    [Benchmark(Description = "send a call")]
    public Task<Exchange> Send() => client.Send(call, new(dialect.Clock));

    [Benchmark(Description = "compose a call")]
    public Call Compose() => dialect.Compose(profile, claims);

    [Benchmark(Description = "read an answer")]
    public Observation Read() => Observation.Of(dialect, step.Id, profile, step, exchange);

    [Benchmark(Description = "judge an answer")]
    public Judgement Judged() => Judge.Exchange(RuleBook.Of(dialect), observation, []);
}

using System.Collections.Immutable;
using System.Diagnostics;
using Harness.EndToEnd.Tests.Exchanges;
using Microsoft.AspNetCore.Http;

namespace Harness.EndToEnd.Tests.Connectors;

/// <summary>A loyalty service that a test breaks and mends, and that remembers who called when.</summary>
internal sealed class LoyaltyDouble : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly CancellationTokenSource end = new();
    private ImmutableList<LoyaltyVisit> visits = [];
    private TaskCompletionSource next = new();
    private volatile Func<HttpContext, Task<bool>>? trouble;
    private KestrelServer? server;
    private int burnt;

    public Uri Url => server!.At("/");

    public TimeSpan Now => watch.Elapsed;

    public ImmutableList<LoyaltyVisit> Visits => visits;

    /// <summary>Those of one method, as <c>/path</c> without the query.</summary>
    public LoyaltyVisit[] Of(string method) => [.. visits.Where(visit => visit.Method == method)];

    public static async Task<LoyaltyDouble> Start()
    {
        var loyalty = new LoyaltyDouble();
        loyalty.server = await KestrelServer.Start(loyalty.Answer);
        return loyalty;
    }

    /// <summary>From now on this happens first; where it says so, it is all that happens.</summary>
    public void Break(Func<HttpContext, Task<bool>> how) => trouble = how;

    public void Mend() => trouble = null;

    public void Hang() => Break(context => After(Patience, context));

    public void Answer(int status, string body = "", string? retryAfter = null, string contentType = "application/json") => Break(async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        if (retryAfter is not null) context.Response.Headers.RetryAfter = retryAfter;
        await context.Response.WriteAsync(body);
        return true;
    });

    public async Task<bool> After(TimeSpan delay, HttpContext context)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, end.Token);
        await Task.Delay(delay, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return false;
    }

    /// <summary>Waits until it was called so often with a method.</summary>
    public async Task<LoyaltyVisit[]> Called(string method, int times)
    {
        while (true)
        {
            var change = Volatile.Read(ref next).Task;
            if (Of(method) is var found && found.Length >= times) return found;
            await change.WaitAsync(Patience);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await server!.DisposeAsync();
        end.Dispose();
    }

    private async Task Answer(HttpContext context)
    {
        var request = context.Request;
        using var reader = new StreamReader(request.Body);
        var visit = new LoyaltyVisit(watch.Elapsed, request.Method, request.Path, $"{request.Headers["Idempotency-Key"]}", await reader.ReadToEndAsync());
        ImmutableInterlocked.Update(ref visits, (all, one) => all.Add(one), visit);
        Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        if (trouble is { } happens && await happens(context)) return;
        var (status, body) = (visit.Method, visit.Path) switch
        {
            ("GET", "/promotions") when request.Query["loyaltyId"] == "212342" => (200, """{"promoCode":"84362","points":1200,"tier":"gold"}"""),
            ("POST", "/sign-ups") => (202, ""),
            ("GET", "/invitations/WELCOME-2026") => (200, """{"valid":true}"""),
            ("PUT", "/invitations/WELCOME-2026/redemption") => (204, ""),
            ("POST", "/invitations/WELCOME-2026/redemptions") => (Interlocked.Increment(ref burnt) == 1 ? 200 : 409, ""),
            _ => (404, ""),
        };
        context.Response.StatusCode = status;
        if (body.Length > 0) await context.Response.WriteAsync(body);
    }
}

/// <summary>One call of a <see cref="LoyaltyDouble"/>.</summary>
internal sealed record LoyaltyVisit(TimeSpan At, string Method, string Path, string Key, string Body);

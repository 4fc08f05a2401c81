using System.Text.Json;
using Harness.Dialects;
using Harness.Running;

namespace Harness.Reporting.Html;

/// <summary>What of the contract the calls of a run touched, as far as their evidence was kept: replies at each step, claims sent, varied and returned.</summary>
internal sealed class Coverage
{
    private const int MostClaims = 300;
    private const int MostSteps = 50;

    private readonly Dictionary<string, Dictionary<string, long>> steps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ClaimCoverage> claims = new(StringComparer.Ordinal);

    /// <summary>How many calls are counted.</summary>
    public long Calls { get; private set; }

    /// <summary>The steps that were called, in the order of the flow.</summary>
    public IEnumerable<string> Steps => steps.Keys.OrderBy(FaultCellText.Place).ThenBy(step => step, StringComparer.Ordinal);

    /// <summary>The kinds of reply that came, or that one of these steps understands.</summary>
    public IEnumerable<string> Replies => Enum.GetValues<ReplyKind>().Select(Words.Of).Where(kind => steps.Keys.Any(step => Seen(step, kind) > 0 || Understands(step, kind)))
        .Concat(steps.Values.SelectMany(seen => seen.Keys).Where(kind => !Words.TryParse<ReplyKind>(kind, out _)).Distinct().Order(StringComparer.Ordinal));

    /// <summary>The claims that went out or came back, those first that were varied.</summary>
    public IEnumerable<KeyValuePair<string, ClaimCoverage>> Claims => claims
        .Where(claim => claim.Value.Sent + claim.Value.Returned > 0).OrderByDescending(claim => claim.Value.Varied).ThenByDescending(claim => claim.Value.Sent).ThenBy(claim => claim.Key, StringComparer.Ordinal);

    public void Add(CaseResult result)
    {
        foreach (var name in result.Changes.Select(change => change.Split(' ')[0]).Distinct()) Claim(name)?.AddVaried();
        foreach (var exchange in result.Exchanges) Add(exchange);
    }

    public long Seen(string step, string reply) => steps[step].GetValueOrDefault(reply);

    public static bool Understands(string step, string reply) =>
        Words.TryParse<ReplyKind>(reply, out var kind) && DialectBook.All.Any(dialect => dialect.Step(step)?.Understands.Contains(kind) == true);

    private void Add(ExchangeEvidence exchange)
    {
        if (!steps.TryGetValue(exchange.Step, out var replies))
        {
            if (steps.Count == MostSteps) return;
            steps.Add(exchange.Step, replies = new(StringComparer.Ordinal));
        }

        Calls++;
        replies[exchange.Reply.Kind] = replies.GetValueOrDefault(exchange.Reply.Kind) + 1;
        foreach (var name in exchange.Reply.Claims.Select(ClaimName.Short).Distinct()) Claim(name)?.AddReturned();
        using var body = SentBody.Parse(exchange.Request.Body);
        if (body?.RootElement.ValueKind != JsonValueKind.Object) return;
        foreach (var name in body.RootElement.EnumerateObject().Select(SentBody.Name).OfType<string>().Where(name => name is not ("step" or "client_id")).Select(ClaimName.Short).Distinct()) Claim(name)?.AddSent();
    }

    private ClaimCoverage? Claim(string name)
    {
        if (claims.TryGetValue(name, out var claim)) return claim;
        if (claims.Count == MostClaims) return null;
        claims.Add(name, claim = new());
        return claim;
    }
}

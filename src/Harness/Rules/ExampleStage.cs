using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Harness.Claims;
using Harness.Dialects;
using Harness.Dialects.CustomPolicies;
using Harness.Dialects.ProtectedApis;
using Harness.Dialects.Variations;
using Harness.Exchanges;
using Harness.Exchanges.Certificates;
using Harness.Exchanges.Faults;
using Harness.Tokens;

namespace Harness.Rules;

/// <summary>Plays examples: makes of them what a rule looks at, and has it judged.</summary>
/// <param name="dialect">The contract.</param>
public sealed class ExampleStage(Dialect dialect)
{
    /// <summary>The service that is broken in examples.</summary>
    internal const string Service = "loyalty";

    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(80);
    private static readonly Credentials.Basic Caller = new("b2c", "correct-horse-battery");

    private readonly Lazy<Credentials.Certificate> certificate = new(() =>
    {
        var authority = CertificateAuthority.Quick(new("CN=Contoso test authority"), ExampleHandshake.At.AddYears(-1), ExampleHandshake.At.AddYears(1));
        return new(authority.Issue(new("CN=api.contoso.onmicrosoft.com"), CertificatePurpose.Client, ExampleHandshake.At.AddYears(-1), ExampleHandshake.At.AddYears(1)), "client.pfx") { Authority = authority };
    });

    private static readonly Credentials.TokenOrKey Token = new("eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJhcGkiLCJpc3MiOiJiMmMifQ.c2lnbmF0dXJl");

    // What calls where an example of a custom policy names nothing else.
    private static readonly TechnicalProfile Policy = new()
    {
        Id = "REST-CheckLoyalty",
        Authentication = AuthenticationType.Basic,
        ResolvesClaims = true,
        InputClaims =
        [
            new("email", "email"),
            new("displayName", "displayName"),
            new("userLanguage", "lang") { Default = "{Culture:LCID}", AlwaysDefault = true },
            new("campaign", "campaign") { Default = "{OAUTH-KV:campaign}", AlwaysDefault = true },
        ],
        OutputClaims =
        [
            new("promoCode", "promoCode"),
            new("points", "points") { Type = ClaimDataType.Int, Default = "0" },
            new("tiers", "tiers") { Type = ClaimDataType.StringCollection, Default = "basic" },
        ],
    };

    // What is called where an example is about a gateway, and who signs the tokens: at a time that never passes.
    private static readonly ProtectedApi Orders = new()
    {
        Method = HttpMethod.Post,
        Path = "/orders",
        Body = JsonElement.Parse("""{"item":"book","quantity":1}"""),
        TenantId = Guid.Parse("11111111-2222-4333-8444-555555555555"),
        Audience = "5c0a62a1-2d1c-4b8a-9f51-6f0c1a3d9e70",
        Scopes = ["read"],
        RequiredClaims = ClaimSet.Empty.With("extension_membership", "gold"),
        Skew = TimeSpan.Zero,
        KeysWithin = TimeSpan.FromMinutes(5),
        SubscriptionKeyHeader = "Ocp-Apim-Subscription-Key",
        RateLimit = new(5, TimeSpan.FromSeconds(1)),
        Quota = 20,
        RefusedAddress = System.Net.IPAddress.Parse("127.0.0.2"),
        RequestSchema = JsonElement.Parse("""{"type":"object","required":["item","quantity"],"properties":{"item":{"type":"string"},"quantity":{"type":"integer"}}}"""),
        ResponseSchema = JsonElement.Parse("""{"type":"object","required":["id"],"properties":{"id":{"type":"string"}}}"""),
        LargestBody = 1024,
    };

    private static readonly Lazy<TokenIssuer> Issuer = new(() => new(new("https://contoso.b2clogin.com"), new(SigningKey.Create()), new Standstill()));

    private static readonly Persona Person = new()
    {
        Id = "emily",
        About = "The person of every example.",
        Account = AccountKind.Federated,
        Locale = "en-US",
        ObjectId = "ab3ec3b2-a435-45e4-b93a-56a005e88bb7",
        Identities = [new("federated", "google.com", "115678901234567890123")],
        Attributes = ClaimSet.Empty.With("email", "emily@example.com").With("displayName", "Emily Smith").With("postalCode", "98052"),
        KnownToProvider = ["email", "displayName"],
    };

    /// <summary>What the judge says of an example, by the rules that look at what this one looks at.</summary>
    public Judgement Judge(Rule rule, RuleExample example)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(example);
        var book = RuleBook.Of(dialect);
        return rule.Scope switch
        {
            "handshake" => Rules.Judge.Handshakes(book, Trial(example) with { Probe = rule.AskedBy[0], Handshakes = [example.Handshake!.Played()] }).Single(),
            "run" => Rules.Judge.Totals(book, Totals(example)),
            "trial" => Rules.Judge.Trial(book, Trial(example)),
            _ => Rules.Judge.Exchange(book, Observation(example), []),
        };
    }

    /// <summary>The exchange in which the example is given.</summary>
    public Observation Observation(RuleExample example)
    {
        ArgumentNullException.ThrowIfNull(example);
        var profile = ProfileOf(example);
        var step = StepOf(example);
        var claims = example.Request is { } request ? ClaimSet.From(request) : dialect.Claims(profile, step, Person);
        var changes = example.Variation is null ? ImmutableArray<Change>.Empty : [ChangeOf(example, new(profile, step, claims))];
        foreach (var change in changes) claims = change.Claims(claims);
        var call = changes.Aggregate(dialect.Compose(profile, claims), (call, change) => change.Call(call));
        return Rules.Observation.Of(dialect, example.Label ?? step.Id, profile, step, new(call, new(dialect.Clock), Attempts(example))) with
        {
            Person = Person,
            Changes = changes,
            Outages = Outages(example),
            Behind = example.Behind is { } behind ? [.. behind.Select(call => call.Played())] : null,
            Misread = example.Misread is { } misread ? Observation(misread) : null,
            Plain = example.Plain is { } plain ? Observation(plain with { Step = example.Step, ShowsCertificate = example.ShowsCertificate, Technical = example.Technical, Connector = example.Connector, Request = plain.Request ?? example.Request }) : null,
        };
    }

    private static Change ChangeOf(RuleExample example, Varied varied)
    {
        var changes = VariationBook.Find(example.Variation!).Changes(varied).ToArray();
        return changes.FirstOrDefault(change => example.Change is null || change.Id == example.Change)
            ?? throw new JsonException($"There is no change '{example.Change}' of '{example.Variation}'; there are {string.Join(", ", changes.Select(change => change.Id))}.");
    }

    /// <summary>What a probe sees.</summary>
    public Trial Trial(RuleExample example)
    {
        ArgumentNullException.ThrowIfNull(example);
        ImmutableArray<Observation> seen =
            !example.Calls.IsEmpty ? [.. example.Calls.Select(call => Observation(call with { Step = call.Step == RuleExample.UsualStep ? example.Step : call.Step, Attributes = call.Attributes ?? example.Attributes, Technical = call.Technical ?? example.Technical, Rotation = call.Rotation ?? example.Rotation }))]
            : example.Lost is { } lost ? [Observation(lost with { Step = example.Step, Technical = example.Technical }), Observation(example)]
            : [Observation(example)];
        return new(example.Probe ?? "retry-after-lost-answer", ProfileOf(example), StepOf(example), seen)
        {
            Rounds = [.. example.Rounds.Select(round => round.Played())],
            Cell = example.Cell?.Played(Outages(example)),
        };
    }

    /// <summary>The folds over a run with these latencies.</summary>
    public Totals Totals(RuleExample example)
    {
        ArgumentNullException.ThrowIfNull(example);
        var times = example.Latencies.Order().Select(TimeSpan.FromMilliseconds).ToArray();
        return new()
        {
            Profile = ProfileOf(example),
            Clock = dialect.Clock,
            Addresses = [ProfileOf(example).Endpoint],
            Exchanges = times.Length,
            Replies = example.Replies,
            Understood = [.. StepOf(example).Understands.Select(Words.Of)],
            Promised = example.Replies.IsEmpty ? [] : [.. StepOf(example).Understands.Select(Words.Of)],
            Log = example.Log?.Watched(),
            Latency = new(times.Length, At(0.5), At(0.9), At(0.99), At(1), times.Count(time => time > dialect.SlowFrom)),
        };

        TimeSpan At(double share) => times.Length == 0 ? TimeSpan.Zero : times[(int)Math.Ceiling(share * times.Length) - 1];
    }

    internal static Fault FaultOf(string id) =>
        new(FaultBook.Find(id) ?? throw new JsonException($"There is no fault '{id}'."));

    private static ImmutableArray<Outage> Outages(RuleExample example) => example.Fault is { } fault ? [new(Service, FaultOf(fault))] : [];

    private FlowStep StepOf(RuleExample example) =>
        (example.Step != RuleExample.UsualStep ? dialect.Step(example.Step) : IsOfPolicies ? TechnicalProfileSteps.Validation : IsOfGateways ? ProtectedApiSteps.Gateway : dialect.Step(example.Step)) ?? throw new JsonException($"There is no step '{example.Step}'.");

    private bool IsOfPolicies => dialect is TechnicalProfileDialect;

    private bool IsOfGateways => dialect is ProtectedApiDialect;

    private Profile ProfileOf(RuleExample example) => IsOfGateways ? OfGateway(example) : new()
    {
        Endpoint = new(example.Endpoint ?? "https://api.example.com/sign-up"),
        Credentials = example.ShowsCertificate ? certificate.Value : example.Technical is { Authentication: AuthenticationType.Bearer or AuthenticationType.ApiKeyHeader } ? Token : example.Password is { } password ? Caller with { Password = password } : Caller,
        OldCredentials = example.Rotation is null ? null : example.ShowsCertificate ? certificate.Value : new Credentials.Basic("b2c", "staple-of-last-year"),
        Rotation = example.Rotation ?? default,
        Technical = IsOfPolicies ? example.Technical ?? Policy : null,
        Attributes = example.Attributes is { } attributes ? [.. attributes.Select(Attribute)] : null,
    };

    private static Profile OfGateway(RuleExample example) => new()
    {
        Endpoint = new(example.Endpoint ?? "https://api.example.com"),
        Credentials = example.Connector ? Caller : new Credentials.None(),
        Protected = Orders with { IsConnector = example.Connector },
        Issuer = example.Connector ? null : Issuer.Value,
        SubscriptionKey = "9f0c2a71d34b4bb8",
        Behind = new("https://orders.example.net"),
    };

    private static FlowAttribute Attribute(ExampleAttribute attribute) =>
        Words.TryParse<AttributeType>(attribute.Type, out var type)
            ? new(attribute.Name, type, Collected: true, InToken: true)
            : throw new JsonException($"There is no type '{attribute.Type}'.");

    private ImmutableArray<Attempt> Attempts(RuleExample example)
    {
        var words = !example.Attempts.IsEmpty ? example.Attempts : example.Lost is null ? ["answered"] : ["lost", "answered"];
        var attempts = ImmutableArray.CreateBuilder<Attempt>(words.Length);
        var start = TimeSpan.Zero;
        var quick = example.WaitMs is { } wait ? TimeSpan.FromMilliseconds(wait) : Quick;
        foreach (var word in words)
        {
            var row = ExampleAttempt.All.FirstOrDefault(row => row.Word == word) ?? throw new JsonException($"No attempt ends '{word}'.");
            var total = row.End == AttemptEnd.TimedOut ? dialect.Clock.Patience : row.IsLate ? 2 * dialect.Clock.Patience : quick;
            var answer = row.End switch { AttemptEnd.Answered => Answer(example), AttemptEnd.Dropped => Answer(example.Lost ?? example), _ => null };
            attempts.Add(new(attempts.Count + 1, row.End, answer, row.Failure, new(start, default, default, answer is null ? default : quick, total)));
            start += total;
        }

        return attempts.MoveToImmutable();
    }

    private static Answer Answer(RuleExample example)
    {
        var body = Body(example);
        var headers = example.Headers.Select(header => new Header(header.Key, header.Value)).ToImmutableArray();
        return new()
        {
            Status = example.Status ?? throw new JsonException("An example with an answer has a status."),
            Headers = body.Length == 0 || example.ContentType.Length == 0 ? headers : headers.Insert(0, new("Content-Type", example.ContentType)),
            Body = body,
        };
    }

    private sealed class Standstill : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    }

    private static byte[] Body(RuleExample example) =>
        example.Bytes is { } bytes ? Convert.FromBase64String(bytes)
        : Encoding.UTF8.GetBytes(example.Text ?? example.Body?.GetRawText() ?? "");
}

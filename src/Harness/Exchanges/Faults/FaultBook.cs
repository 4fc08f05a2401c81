using System.Collections.Immutable;
using System.Globalization;
using Harness.Exchanges.Stubs;

namespace Harness.Exchanges.Faults;

/// <summary>Every fault, one row each.</summary>
public static class FaultBook
{
    private const string Json = "application/json";
    private const double LongestMilliseconds = 3_600_000;

    // Handshake failure, fatal.
    private static readonly byte[] Alert = [0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28];

    private static readonly FaultParameter RetryAfter =
        new("retry-after", "what the header says, in whole seconds", FaultUnit.Time) { Default = 1000, Most = LongestMilliseconds };

    /// <summary>The rows in the order of reports.</summary>
    public static ImmutableArray<FaultKind> All { get; } =
    [
        new("fixed-delay", "The service answers well, and late.")
        {
            IsSlow = true,
            Parameters = [Time("delay", "how late", 1.2)],
            Moves = moment => [new Pause(moment.Time("delay")), AsEver],
        },
        new("uniform-delay", "The service answers well, and late by anything between two times.")
        {
            IsSlow = true,
            Parameters = [Time("lower", "how late at least", 1.1), Time("upper", "how late at most", 1.5)],
            Contradiction = said => said switch
            {
                _ when said.ContainsKey("lower") != said.ContainsKey("upper") => "Say both 'lower' and 'upper', or neither.",
                _ when said.TryGetValue("lower", out var lower) && lower > said["upper"] => "'lower' is more than 'upper': swap the two.",
                _ => null,
            },
            Moves = moment => [new Pause(moment.Time("lower") + (moment.Roll() * (moment.Time("upper") - moment.Time("lower")))), AsEver],
        },
        new("lognormal-delay", "The service answers well, and late: mostly by about the same, sometimes by much more.")
        {
            IsSlow = true,
            Parameters = [Time("median", "what half of the delays stay below", 1.5), new("sigma", "how far they spread", FaultUnit.Number) { Default = 0.1, Most = 10 }],
            Moves = moment => [new Pause(new LogNormalDelay(moment["median"], moment["sigma"]).Draw(moment.Roll(), moment.Roll())), AsEver],
        },
        new("slow-drip", "The service answers at once, a few bytes at a time.")
        {
            IsSlow = true,
            Parameters = [Time("length", "how long until the last byte", 2)],
            Moves = moment => [new Bytes(answer => answer.Wire()) { Over = moment.Time("length") }, new Closing()],
        },
        new("accept-and-hang", "The service takes the call and never answers.") { IsSlow = true, IsDown = true, Moves = _ => [new Hanging()] },
        new("refused-connection", "Nothing listens: every connection is refused, and open ones are cut.") { IsRefusal = true, IsDown = true },
        new("connection-reset", "The connection is reset before a byte of the answer.") { IsDown = true, Moves = _ => [new Resetting()] },
        new("reset-midway", "The connection is reset in the middle of the answer.") { Moves = _ => [new Bytes(Mangling.FirstHalf), new Resetting()] },
        new("empty-answer", "The connection is closed without a byte.") { IsDown = true, Moves = _ => [new Closing()] },
        new("half-header", "The connection is closed in the middle of a header line.") { Moves = _ => [new Bytes(Mangling.HalfHeader), new Closing()] },
        new("random-data", "Bytes come that are no HTTP, then the connection is closed.")
        {
            Moves = moment => [new Noise(Enumerable.Range(0, 256).Select(place => (byte)(128 + (moment.Roll() * 128))).ToArray()), new Closing()],
        },
        new("broken-chunk", "The second chunk of the answer has a size that is no number.") { Moves = _ => [new Bytes(Mangling.BrokenChunk), new Closing()] },
        new("wrong-content-length", "The answer announces more bytes than come before the connection is closed.")
        {
            Moves = _ => [new Bytes(answer => answer.Wire(missing: 100)), new Closing()],
        },
        Failing("status-500", "The service answers 500, with the text of an exception.", ServiceAnswer.Of(500, Json, Internals.Exception)) with { IsDown = true },
        Failing("status-502", "A proxy answers 502, with the page of a gateway.", ServiceAnswer.Of(502, "text/html", Internals.NoUpstream)) with { IsDown = true },
        Failing("status-503", "The service answers 503, without a word on when to come back.", Down) with { IsDown = true },
        new("status-503-retry-after", "The service answers 503, and says when to come back.")
        {
            IsDown = true,
            SaysRetryAfter = true,
            Parameters = [RetryAfter],
            Moves = moment => [new Instead(ServiceAnswer.Of(503, Json, Internals.Unavailable, ComeBack(moment)))],
        },
        new("status-429", "The service answers 429, and says when to come back.")
        {
            SaysRetryAfter = true,
            Parameters = [RetryAfter],
            Moves = moment => [new Instead(ServiceAnswer.Of(429, Json, Internals.TooMany, ComeBack(moment)))],
        },
        Failing("status-401", "The service answers 401: it does not take the endpoint's credentials any more.",
            ServiceAnswer.Of(401, Json, Internals.Unauthorized, new Header("WWW-Authenticate", "Bearer realm=\"loyalty\", error=\"invalid_token\""))),
        Failing("status-404", "The service answers 404: its address has moved.", ServiceAnswer.Of(404, Json, Internals.NotFound)),
        Failing("html", "The service answers 200, with an HTML page instead of JSON.", ServiceAnswer.Of(200, "text/html; charset=utf-8", Internals.Page)),
        new("malformed-json", "The service answers what looks like JSON and is none.") { Moves = _ => [new Answering(Mangling.Malformed)] },
        new("truncated-json", "The service answers the first half of its JSON, as if that were all.") { Moves = _ => [new Answering(Mangling.Truncated)] },
        new("wrong-types", "The service answers the right members with values of other types.") { Moves = _ => [new Answering(Mangling.WrongTypes)] },
        new("huge-body", "The service answers an endless JSON text.")
        {
            Parameters = [new("megabytes", "how large", FaultUnit.Whole) { Default = 32, Least = 1, Most = 4096 }],
            Moves = moment => [new Flood((long)moment["megabytes"] * 1024 * 1024)],
        },
        new("redirect-loop", "The service redirects to itself.")
        {
            Moves = moment => [new Instead(new() { Status = 307, Headers = [new("Location", moment.Call.Url)] })],
        },
        new("tls-failure", "Whatever is sent, a fatal TLS alert comes back, and the connection is closed.")
        {
            IsDown = true,
            MeetsHandshake = true,
            Moves = _ => [new Noise(Alert), new Closing()],
        },
        new("flapping", "Some calls in a row are answered 503, the next ones well, and so on.")
        {
            Parameters =
            [
                new("fails", "how many calls fail", FaultUnit.Whole) { Default = 1, Least = 1, Most = 1_000_000 },
                new("of", "of how many", FaultUnit.Whole) { Default = 2, Least = 2, Most = 1_000_000 },
            ],
            Contradiction = said => said.GetValueOrDefault("fails", 1) >= said.GetValueOrDefault("of", 2) ? "'fails' must be less than 'of', which is 2 where nobody says so." : null,
            Moves = moment => moment.Number % moment["of"] < moment["fails"] ? [new Instead(Down)] : [],
        },
        new("outage", "Everything is answered 503 for a while, then the service works again by itself.")
        {
            RecoversByItself = true,
            Parameters = [Time("length", "how long it lasts", 1)],
            Moves = moment => moment.Elapsed < moment.Time("length") ? [new Instead(Down)] : [],
        },
        new("slow-start", "The first calls are answered late, later ones less and less so.")
        {
            IsSlow = true,
            RecoversByItself = true,
            Parameters = [Time("delay", "how late the first call is", 1.2), Time("length", "how long until it is fast", 3)],
            Moves = moment => moment.Elapsed < moment.Time("length")
                ? [new Pause(moment.Time("delay") * (1 - (moment.Elapsed / moment.Time("length")))), AsEver]
                : [],
        },
    ];

    /// <summary>The row of this id, or null.</summary>
    public static FaultKind? Find(string id) => All.FirstOrDefault(kind => kind.Id == id);

    private static Answering AsEver => new(answer => answer);

    private static ServiceAnswer Down => ServiceAnswer.Of(503, Json, Internals.Unavailable);

    private static FaultKind Failing(string id, string about, ServiceAnswer answer) => new(id, about) { Moves = _ => [new Instead(answer)] };

    private static FaultParameter Time(string id, string about, double share) =>
        new(id, about, FaultUnit.Time) { Share = share, Most = LongestMilliseconds };

    private static Header ComeBack(FaultMoment moment) =>
        new("Retry-After", Math.Ceiling(moment["retry-after"] / 1000).ToString(CultureInfo.InvariantCulture));
}

using System.Collections.Immutable;
using Harness.Tokens;
using Harness.Dialects.ProtectedApis;
using System.Text;
using System.Text.Json.Nodes;
using Harness.Dialects;
using Harness.Exchanges;
using Harness.Rules;

namespace Harness.Running;

/// <summary>Makes the evidence of a call; the one place where what was observed turns into what leaves the runner.</summary>
internal sealed class Evidence(Redactor redactor, Curl curl)
{
    private const int MostSeconds = 60;

    public bool FindsSecret(string text) => redactor.Finds(text);

    public ExchangeEvidence Of(Observation seen) => new()
    {
        Label = seen.Label,
        Step = seen.Step.Id,
        Method = seen.Exchange.Call.Method.Method,
        Url = redactor.Clean(seen.Exchange.Call.Url),
        Request = new(
            [.. seen.Exchange.Call.Headers.Select(header => Sent(seen, header)), .. ContentType(seen.Exchange.Call), .. Framing(seen.Exchange.Call)],
            Text(seen.Exchange.Call.Body)),
        Attempts = [.. seen.Exchange.Attempts.Select(attempt => Of(attempt) with { Url = InstanceOf(seen.Exchange, attempt) })],
        Reply = new(seen.Reply.Word, Clean(seen.Reply.Message), Clean(seen.Reply.Reason), [.. seen.Reply.Claims.Select(claim => redactor.Clean(claim.Name))]),
        Consequence = new(
            seen.Consequence.Word, seen.Consequence.Row, redactor.Clean(seen.Consequence.Sees), Words.Of(seen.Consequence.Confidence), seen.Consequence.Source, seen.Consequence.ErrorCode),
        WaitMs = seen.Exchange.Wait.TotalMilliseconds,
        Curl = curl.Line(seen.Exchange.Call, seen.Exchange.Sending.Clock, seen.Profile),
    };

    public Finding Of(Finding finding) => finding with
    {
        Where = redactor.Clean(finding.Where),
        Expected = redactor.Clean(finding.Expected),
        Actual = redactor.CleanFound(finding),
    };

    public StoryLine Of(StoryLine line) => line with { Text = redactor.Clean(line.Text) };

    public GivenOption Of(GivenOption option) => option with { Value = Redactor.CleanAddress(redactor.Clean(option.Value)) };

    public string? Clean(string? text) => text is null ? null : redactor.Clean(text);

    public string Clean(Uri url) => redactor.Clean(url);

    private string? InstanceOf(Exchange exchange, Attempt attempt) =>
        exchange.Call.To(exchange.Sending.Instance + attempt.Number - 1).Url is var url && url != exchange.Call.Url ? redactor.Clean(url) : null;

    private AttemptEvidence Of(Attempt attempt) => new()
    {
        Number = attempt.Number,
        End = Words.Of(attempt.End),
        Status = attempt.Answer?.Status,
        Reason = Clean(attempt.Answer?.Reason),
        Answer = attempt.Answer is { } answer ? new([.. answer.Headers.Select(redactor.Clean)], Text(answer.Body)) : null,
        BodyWasCut = attempt.Answer?.BodyWasCut ?? false,
        Failure = Clean(attempt.Failure?.Text),
        StartMs = attempt.Timing.Start.TotalMilliseconds,
        ConnectMs = attempt.Timing.Connect.TotalMilliseconds,
        TlsMs = attempt.Timing.Tls.TotalMilliseconds,
        FirstByteMs = attempt.Timing.FirstByte.TotalMilliseconds,
        TotalMs = attempt.Timing.Total.TotalMilliseconds,
    };

    private string Text(ReadOnlyMemory<byte> body) => redactor.Clean(Encoding.UTF8.GetString(body.Span));

    private static IEnumerable<Header> Framing(Call call)
    {
        if (call.IsChunked) yield return new("Transfer-Encoding", "chunked");
        if (call.ExpectsContinue) yield return new("Expect", "100-continue");
    }

    private static ImmutableArray<Header> ContentType(Call call) =>
        call.ContentType is { } type ? [new("Content-Type", type)] : [];

    // A token that the harness made holds no secret, and its claims are what the call is about.
    private Header Sent(Observation seen, Header header) =>
        seen.Profile.Issuer is not null && header.Name == BearerToken.Header && BearerToken.Of(seen.Exchange.Call) is { } written && JsonWebToken.Read(written) is { } token
            ? header with { Value = $"{BearerToken.Scheme}{Redactor.Mask} of {token.Header.ToJsonString()} with {token.Claims.ToJsonString()}{Changed(seen, token)}" }
            : seen.Profile.Protected is not null && IsOfVariation(seen.Profile, header) ? header with { Value = redactor.Clean(header.Value) }
            : Redactor.CleanSent(header);

    // The names of what is other than in the token of the plain call; two tokens are not made in the same second.
    private static string Changed(Observation seen, JsonWebToken token)
    {
        if (seen.Plain is not { } plain || BearerToken.Of(plain.Exchange.Call) is not { } written || JsonWebToken.Read(written) is not { } right) return "";
        var names = Other(right.Header, token.Header).Concat(Other(right.Claims, token.Claims)).ToArray();
        return names.Length == 0 ? "" : $", changed: {string.Join(", ", names)}";
    }

    private static IEnumerable<string> Other(JsonObject right, JsonObject sent) =>
        right.Select(member => member.Key).Union(sent.Select(member => member.Key)).Where(name => !IsAlike(right[name], sent[name]));

    private static bool IsAlike(JsonNode? right, JsonNode? sent) =>
        right?.ToJsonString() == sent?.ToJsonString()
        || (right is JsonValue one && sent is JsonValue other && one.TryGetValue<long>(out var before) && other.TryGetValue<long>(out var after) && Math.Abs(before - after) <= MostSeconds);

    // What a variation wrote is no secret, and is what the call is about.
    private static bool IsOfVariation(Profile profile, Header header) =>
        !profile.ExtraHeaders.Contains(header) && header.Value != profile.SubscriptionKey
        && (header.Name != BearerToken.Header || (profile.Credentials is not (Credentials.Basic or Credentials.TokenOrKey) && !header.Value.Contains('.', StringComparison.Ordinal)));
}

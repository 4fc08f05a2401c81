using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.UserFlow;
using Harness.Rules;
using Harness.Tests.Rules;

namespace Harness.Tests.Dialects;

/// <summary>What B2C makes of answers, row by row as sections 3 and 4 of the contract have it.</summary>
[TestFixture]
public sealed class ReadingTableTests
{
    private const string Continue = """{"version":"1.0.0","action":"Continue"}""";
    private const string Block = """{"version":"1.0.0","action":"ShowBlockPage","userMessage":"Not yet."}""";
    private const string Error = """{"version":"1.0.0","status":400,"action":"ValidationError","userMessage":"Too short."}""";

    private static readonly FlowStep Federation = UserFlowSteps.PostFederationSignup;
    private static readonly FlowStep Collection = UserFlowSteps.PostAttributeCollection;
    private static readonly FlowStep Token = UserFlowSteps.PreTokenIssuance;

    private static readonly ImmutableArray<ExampleAttribute> Attributes = [new("jobTitle", "string"), new("extension_shoeSize", "int")];

    // Section 3: the three answers, and what a claim in a continuation does.
    private static IEnumerable<ReadingCase> TheThreeAnswers =>
    [
        new("continue", "a continuation", Seen.Answer(200, Continue), ReplyKind.Continue, ConsequenceKind.GoesOn, Confidence.Documented, ["The account is created", "goes on"]),
        new("continue", "a continuation after federation", Seen.Answer(200, Continue, step: Federation), ReplyKind.Continue, ConsequenceKind.GoesOn, Confidence.Documented, ["The attribute page opens."]),
        new("continue", "a continuation before the token", Seen.Answer(200, Continue, step: Token), ReplyKind.Continue, ConsequenceKind.GoesOn, Confidence.Documented, ["in the application with a token"]),
        new("continue", "a claim after federation pre-fills the page", Returning("""
            "city":"Oslo"
            """, Federation), ReplyKind.Continue, ConsequenceKind.GoesOn, Confidence.Documented, ["filled in beforehand", "city"]),
        new("continue", "a claim before creating the user overrides", Returning("""
            "city":"Oslo"
            """, Collection), ReplyKind.Continue, ConsequenceKind.GoesOn, Confidence.Documented, ["overrides city"]),
        new("continue", "a claim before the token is carried by it", Returning("""
            "city":"Oslo"
            """, Token), ReplyKind.Continue, ConsequenceKind.GoesOn, Confidence.Documented, ["the token carries city"]),
        new("continue", "the e-mail of a token cannot be overridden", Returning("""
            "email":"other@example.com"
            """, Token), ReplyKind.Continue, ConsequenceKind.GoesOn, Confidence.Documented, ["arrives in the application with a token."]),
        new("continue", "unknown extra members are ignored", Returning("""
            "code":"A17","crm":{"id":1}
            """, Collection), ReplyKind.Continue, ConsequenceKind.GoesOn, Confidence.Documented, ["The account is created and the person goes on."]),
        new("continue", "any text is a version", Seen.Answer(200, """{"version":"","action":"Continue"}"""), ReplyKind.Continue, ConsequenceKind.GoesOn, Confidence.Documented, ["The account is created"]),
        new("claim-not-stored", "a claim for an attribute that is not in the flow", Returning("""
            "jobTitle":"Baker","city":"Oslo"
            """, Collection) with { Attributes = Attributes }, ReplyKind.Continue, ConsequenceKind.GoesOn, Confidence.CommunityReported, ["overrides jobTitle", "not stored", "first token may carry it: city"]),
        new("claim-of-wrong-type", "wrong JSON type for a claim", Returning("""
            "extension_shoeSize":"42"
            """, Collection) with { Attributes = Attributes }, ReplyKind.Continue, ConsequenceKind.Undocumented, Confidence.Unknown, ["No document says", "extension_shoeSize", "JSON type"]),
        new("claim-of-wrong-type", "a built-in attribute is a text without any settings", Returning("""
            "postalCode":1067
            """, Token), ReplyKind.Continue, ConsequenceKind.Undocumented, Confidence.Unknown, ["postalCode"]),
        new("block", "a block", Seen.Answer(200, Block), ReplyKind.Block, ConsequenceKind.BlockPage, Confidence.Documented, ["ends the sign-up", "\"Not yet.\""]),
        new("block", "a block after federation", Seen.Answer(200, Block, step: Federation), ReplyKind.Block, ConsequenceKind.BlockPage, Confidence.Documented, ["ends the sign-up"]),
        new("block-without-message", "a block without message", Seen.Answer(200, """{"version":"1.0.0","action":"ShowBlockPage"}"""), ReplyKind.Block, ConsequenceKind.BlockPage, Confidence.Inferred, ["without any text"]),
        new("block-at-token-step", "a block before the token is ignored", Seen.Answer(200, Block, step: Token), ReplyKind.Block, ConsequenceKind.GoesOnIgnoringAnswer, Confidence.CommunityReported, ["not blocked", "with a token"]),
        new("validation-error", "a validation error", Seen.Answer(400, Error), ReplyKind.ValidationError, ConsequenceKind.PageMessage, Confidence.Documented, ["The attribute page again", "\"Too short.\""]),
        new("validation-error", "its status may be a text", Seen.Answer(400, Error.Replace("400", "\"400\"", StringComparison.Ordinal)), ReplyKind.ValidationError, ConsequenceKind.PageMessage, Confidence.Documented, ["\"Too short.\""]),
    ];

    // Section 4: every other response.
    private static IEnumerable<ReadingCase> OtherResponses =>
    [
        new("version-missing", "a block without version does not block", Seen.Answer(200, """{"action":"ShowBlockPage","userMessage":"Not yet."}"""), ReplyKind.Block, ConsequenceKind.GoesOnIgnoringAnswer, Confidence.CommunityReported, ["account is created as if nothing had been answered"]),
        new("version-missing", "version is null", Seen.Answer(200, """{"version":null,"action":"Continue","city":"Oslo"}""", step: Federation), ReplyKind.Continue, ConsequenceKind.GoesOnIgnoringAnswer, Confidence.CommunityReported, ["page opens as if nothing had been answered"]),
        new("version-missing", "before the token", Seen.Answer(200, """{"action":"Continue"}""", step: Token), ReplyKind.Continue, ConsequenceKind.GoesOnIgnoringAnswer, Confidence.CommunityReported, ["with a token as if nothing had been answered"]),
        new("member-repeated", "two actions", Seen.Answer(200, """{"action":"ShowBlockPage","version":"1","action":"Continue"}"""), ReplyKind.Unreadable, ConsequenceKind.Undocumented, Confidence.Unknown, ["No document says"]),
        new("version-no-text", "version is a number", Seen.Answer(200, """{"version":1.0,"action":"Continue"}"""), ReplyKind.Continue, ConsequenceKind.Undocumented, Confidence.Unknown, ["No document says"]),
        new("action-missing", "action missing", Seen.Answer(200, """{"version":"1.0.0"}"""), ReplyKind.Unreadable, ConsequenceKind.Undocumented, Confidence.Unknown, ["No document says"]),
        new("action-unknown", "unknown word", Seen.Answer(200, """{"version":"1.0.0","action":"Deny"}"""), ReplyKind.Unreadable, ConsequenceKind.Undocumented, Confidence.Unknown, ["No document says"]),
        new("action-other-case", "action in other case", Seen.Answer(200, """{"version":"1.0.0","action":"continue"}"""), ReplyKind.Unreadable, ConsequenceKind.Undocumented, Confidence.Unknown, ["No document says"]),
        new("validation-error-with-200", "200 with ValidationError", Seen.Answer(200, Error), ReplyKind.ValidationError, ConsequenceKind.GoesOnIgnoringAnswer, Confidence.Inferred, ["as if nothing had been answered"]),
        new("empty", "200 without body", Seen.Answer(200, ""), ReplyKind.Unreadable, ConsequenceKind.Undocumented, Confidence.Unknown, ["an error page, or the next page"]),
        new("not-json", "200 that is no JSON", Seen.Answer(200, "ok"), ReplyKind.Unreadable, ConsequenceKind.Undocumented, Confidence.Unknown, ["an error page, or the next page"]),
        new("not-an-object", "200 with an array", Seen.Answer(200, "[]"), ReplyKind.Unreadable, ConsequenceKind.Undocumented, Confidence.Unknown, ["an error page, or the next page"]),
        new("not-an-object", "200 with a scalar", Seen.Answer(200, "true"), ReplyKind.Unreadable, ConsequenceKind.Undocumented, Confidence.Unknown, ["an error page, or the next page"]),
        new("content-type-not-json", "200 that is named text", Seen.Answer(200, Continue, "text/plain"), ReplyKind.Continue, ConsequenceKind.Undocumented, Confidence.Unknown, ["No document says"]),
        .. new[] { 201, 202, 204 }.Select(status => new ReadingCase("other-success", $"{status}", Seen.Answer(status, status == 204 ? "" : Continue), ReplyKind.Unreadable, ConsequenceKind.Undocumented, Confidence.Unknown, ["No document says"])),
        .. new[] { 301, 302, 304, 307 }.Select(status => new ReadingCase("redirect", $"{status}", Seen.Answer(status, ""), ReplyKind.Unreadable, ConsequenceKind.Undocumented, Confidence.Unknown, ["No document says"])),
        new("odd-status", "no status of HTTP at all", Seen.Answer(199, Continue), ReplyKind.Unreadable, ConsequenceKind.Undocumented, Confidence.Unknown, ["No document says"]),
        new("validation-error-without-status", "400 without status in the body", Seen.Answer(400, """{"version":"1.0.0","action":"ValidationError","userMessage":"Too short."}"""), ReplyKind.ValidationError, ConsequenceKind.GenericError, Confidence.CommunityReported, ["\"Bad Request\"", "instead of the message"]),
        new("validation-error-without-status", "status is null", Seen.Answer(400, """{"version":"1.0.0","status":null,"action":"ValidationError","userMessage":"Too short."}"""), ReplyKind.ValidationError, ConsequenceKind.GenericError, Confidence.CommunityReported, ["\"Bad Request\""]),
        new("validation-error-incomplete", "without message", Seen.Answer(400, """{"version":"1.0.0","status":400,"action":"ValidationError"}"""), ReplyKind.ValidationError, ConsequenceKind.GenericError, Confidence.Inferred, ["Code 'BadRequest'"]),
        new("validation-error-incomplete", "with another status in the body", Seen.Answer(400, Error.Replace("400", "422", StringComparison.Ordinal)), ReplyKind.ValidationError, ConsequenceKind.GenericError, Confidence.Inferred, ["Code 'BadRequest'"]),
        new("validation-error-incomplete", "without version", Seen.Answer(400, """{"status":400,"action":"ValidationError","userMessage":"Too short."}"""), ReplyKind.ValidationError, ConsequenceKind.GenericError, Confidence.Inferred, ["Code 'BadRequest'"]),
        new("validation-error-content-type", "complete, under another content type", Seen.Answer(400, Error, "text/plain"), ReplyKind.ValidationError, ConsequenceKind.GenericError, Confidence.Inferred, ["The claims exchange", "returned HTTP error response with Code 'BadRequest'"]),
        new("bad-request-of-framework", "problem details", Seen.Answer(400, """{"title":"One or more validation errors occurred.","status":400}""", "application/problem+json"), ReplyKind.Unreadable, ConsequenceKind.GenericError, Confidence.Inferred, ["Code 'BadRequest'"]),
        new("bad-request-unreadable", "400 with a page", Seen.Answer(400, "<html></html>", "text/html"), ReplyKind.Unreadable, ConsequenceKind.GenericError, Confidence.Inferred, ["Code 'BadRequest'"]),
        new("bad-request-unreadable", "400 without body", Seen.Answer(400, ""), ReplyKind.Unreadable, ConsequenceKind.GenericError, Confidence.Inferred, ["Code 'BadRequest'"]),
        new("bad-request", "400 with another action", Seen.Answer(400, Continue), ReplyKind.Unreadable, ConsequenceKind.GenericError, Confidence.Inferred, ["Code 'BadRequest'"]),
        new("block-with-400", "400 with ShowBlockPage", Seen.Answer(400, Block), ReplyKind.Block, ConsequenceKind.Undocumented, Confidence.Unknown, ["No document says", "at best the message shows"]),
        new("validation-error-at-wrong-step", "ValidationError after federation", Seen.Answer(400, Error, step: Federation), ReplyKind.ValidationError, ConsequenceKind.GenericError, Confidence.Inferred, ["error page"]),
        new("validation-error-at-wrong-step", "ValidationError before the token", Seen.Answer(400, Error, step: Token), ReplyKind.ValidationError, ConsequenceKind.GenericError, Confidence.Inferred, ["error page"]),
        new("credentials-refused", "401", Seen.Answer(401, ""), ReplyKind.Refused, ConsequenceKind.GenericError, Confidence.CommunityReported, ["error page"], "AADB2C90027"),
        new("forbidden", "403", Seen.Answer(403, Block), ReplyKind.Refused, ConsequenceKind.GenericError, Confidence.Inferred, ["error page"], "AADB2C90027 or AADB2C90028"),
        .. new[] { 404, 405, 409, 415, 422, 429 }.Select(status => new ReadingCase("other-client-error", $"{status}", Seen.Answer(status, Error), ReplyKind.Refused, ConsequenceKind.GenericError, Confidence.Inferred, ["There was a problem processing your request. Please try again."], "AADB2C90075")),
        new("server-error", "5xx", Seen.Answer(500, """{"error":"internal"}"""), ReplyKind.Refused, ConsequenceKind.GenericError, Confidence.Inferred, ["error page"], "AADB2C90075"),
        new("server-error-unreadable", "5xx whose body cannot be parsed", Seen.Answer(503, "<html></html>", "text/html"), ReplyKind.Refused, ConsequenceKind.GenericError, Confidence.Inferred, ["error page"], "AADB2C90261"),
        new("no-answer-in-time", "no answer in time", Ending("timed-out", "timed-out"), ReplyKind.Unreadable, ConsequenceKind.GenericError, Confidence.Documented, ["error page"]),
        new("no-connection", "DNS failure", Ending("no-address", "no-address"), ReplyKind.Unreadable, ConsequenceKind.GenericError, Confidence.CommunityReported, ["Failed to establish connection to restful service end point", "https://api.example.com/sign-up"]),
        new("no-connection", "refused", Ending("timed-out", "refused"), ReplyKind.Unreadable, ConsequenceKind.GenericError, Confidence.CommunityReported, ["Failed to establish connection", "may show the endpoint's address"]),
        new("no-connection", "TLS failure", Ending("untrusted", "untrusted"), ReplyKind.Unreadable, ConsequenceKind.GenericError, Confidence.CommunityReported, ["Failed to establish connection"]),
        new("broken-answer", "the connection breaks", Ending("reset", "reset"), ReplyKind.Unreadable, ConsequenceKind.GenericError, Confidence.Inferred, ["error page"]),
        new("broken-answer", "no HTTP", Ending("garbage", "garbage"), ReplyKind.Unreadable, ConsequenceKind.GenericError, Confidence.Inferred, ["error page"]),
    ];

    private static IEnumerable<TestCaseData> Cases =>
        TheThreeAnswers.Concat(OtherResponses).Select(one => new TestCaseData(one).SetArgDisplayNames(one.Row, one.About, one.Given.Step));

    [TestCaseSource(nameof(Cases))]
    public void An_answer_is_read_as_the_contract_has_it(ReadingCase one)
    {
        ArgumentNullException.ThrowIfNull(one);
        var seen = Seen.Stage.Observation(one.Given);
        Assert.Multiple(() =>
        {
            Assert.That(seen.Consequence.Row, Is.EqualTo(one.Row));
            Assert.That(seen.Reply.Kind, Is.EqualTo(one.Reply));
            Assert.That(seen.Consequence.Kind, Is.EqualTo(one.Kind));
            Assert.That(seen.Consequence.Confidence, Is.EqualTo(one.Confidence));
            Assert.That(seen.Consequence.ErrorCode, Is.EqualTo(one.ErrorCode));
            Assert.That(seen.Consequence.Source, Is.Not.Empty);
            foreach (var words in one.Sees) Assert.That(seen.Consequence.Sees, Does.Contain(words));
        });
    }

    [Test]
    public void Every_row_of_the_table_is_reached() =>
        Assert.That(TheThreeAnswers.Concat(OtherResponses).Select(one => one.Row).Distinct(), Is.EquivalentTo(ReadingTable.Rows.Select(row => row.Id)));

    [Test]
    public void What_is_unknown_is_never_asserted() =>
        Assert.That(ReadingTable.Rows.Where(row => row.Confidence == Confidence.Unknown).Select(row => row.Kind), Has.All.EqualTo(ConsequenceKind.Undocumented));

    [Test]
    public void What_cannot_be_read_or_is_refused_says_why()
    {
        foreach (var seen in TheThreeAnswers.Concat(OtherResponses).Select(one => Seen.Stage.Observation(one.Given)))
            Assert.That(seen.Reply.Reason is { Length: > 0 }, Is.EqualTo(seen.Reply.Kind is ReplyKind.Unreadable or ReplyKind.Refused), seen.Consequence.Row);
    }

    [Test]
    public void The_claims_of_a_reply_are_the_members_beside_those_of_the_contract()
    {
        var reply = Seen.Stage.Observation(Returning("""
            "status":200,"userMessage":null,"city":"Oslo","code":"A17"
            """, Collection)).Reply;
        Assert.That(reply.Claims.Select(claim => claim.Name), Is.EqualTo(new[] { "city", "code" }));
    }

    private static RuleExample Returning(string members, FlowStep step) =>
        Seen.Answer(200, Continue[..^1] + "," + members.Trim() + "}", step: step);

    private static RuleExample Ending(params string[] attempts) => new() { About = "a case of a test", Attempts = [.. attempts] };

    /// <summary>One answer and how it is to be read.</summary>
    public sealed record ReadingCase(
        string Row,
        string About,
        RuleExample Given,
        ReplyKind Reply,
        ConsequenceKind Kind,
        Confidence Confidence,
        IReadOnlyList<string> Sees,
        string? ErrorCode = null);
}

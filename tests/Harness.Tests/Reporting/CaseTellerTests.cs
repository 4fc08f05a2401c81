using Harness.Reporting;
using Harness.Rules;
using Harness.Running;

namespace Harness.Tests.Reporting;

public sealed class CaseTellerTests
{
    private static readonly Finding Version = Samples.Finding("UF-RES-005", Severity.Error);
    private static readonly Finding Crash = Samples.Finding("UF-STA-002", Severity.Error);

    [Test]
    public void The_payloads_of_a_scenario_are_one_line_and_each_new_mistake_is_told_in_full()
    {
        var lines = Tell(
            Samples.Passing("p", "s"),
            Payload("surname"), Payload("city", Crash), Payload("surname+city", Crash), Payload("email", Version),
            Samples.Passing("p", "t"));
        Assert.Multiple(() =>
        {
            Assert.That(Heads(lines), Is.EqualTo(new[] { "ok p/s", "FAIL p/s/city", "FAIL p/s/email", "FAIL p/s/...", "ok p/t" }));
            Assert.That(lines, Has.Some.Contains("Changed: city is missing."));
            Assert.That(lines, Has.Some.Match("^FAIL +p/s/\\.\\.\\. +4 payloads, 3 failed: city, surname\\+city, email$"));
        });
    }

    [Test]
    public void Payloads_that_all_pass_are_one_line() =>
        Assert.That(Tell(Payload("surname"), Payload("city")), Is.EqualTo(new[] { "ok    p/s/..." + new string(' ', 50) + "2 payloads, all passed" }));

    [Test]
    public void Three_of_the_payloads_that_fail_are_named() =>
        Assert.That(Tell([.. Enumerable.Range(1, 5).Select(number => Payload($"claim{number}", Crash))])[^1], Does.EndWith("5 payloads, 5 failed: claim1, claim2, claim3 and 2 more"));

    [Test]
    public void The_smallest_form_of_a_failing_payload_is_no_further_case() =>
        Assert.That(Tell(Payload("surname", Crash) with { ShrunkFrom = "p/s/surname+city" }), Is.Empty);

    [Test]
    public void What_could_not_be_asked_is_no_ok()
    {
        var line = Tell(Samples.Passing("p", "every-identity") with { Exchanges = [], Calls = 0, Outcome = CaseOutcome.NotAsked, NotAsked = "the call has no identities" }).Single();
        Assert.That(line, Does.StartWith("--    p/every-identity").And.EndsWith("not asked: the call has no identities"));
    }

    [Test]
    public void Replies_in_a_row_are_counted()
    {
        var one = Samples.Passing("p", "s");
        var line = Tell(one with { Exchanges = [.. Enumerable.Repeat(one.Exchanges[0], 7)] }).Single();
        Assert.That(line, Does.Contain(" 7 x continue, "));
    }

    private static CaseResult Payload(string changes, params Finding[] findings) =>
        (findings.Length == 0 ? Samples.Passing("p", "s") : Samples.Failing("p", "s", 0, findings)) with
        {
            Case = "p/s/" + changes,
            Changes = [.. changes.Split('+').Select(claim => $"{claim} is missing")],
        };

    private static string[] Tell(params CaseResult[] results)
    {
        var teller = new CaseTeller();
        return [.. results.SelectMany(teller.Tell).ToArray().Concat(teller.End()).Select(line => line.Text)];
    }

    private static string[] Heads(string[] lines) =>
        [.. lines.Where(line => line.StartsWith("ok", StringComparison.Ordinal) || line.StartsWith("FAIL", StringComparison.Ordinal)).Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2)))];
}

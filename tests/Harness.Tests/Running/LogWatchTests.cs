using System.Text;
using Harness.Dialects;
using Harness.Dialects.UserFlow;
using Harness.Exchanges;
using Harness.Rules;
using Harness.Running;

namespace Harness.Tests.Running;

/// <summary>What stands in the endpoint's log since the run began, and belongs into none.</summary>
public sealed class LogWatchTests
{
    private static readonly Profile Caller = new() { Endpoint = new("https://api.example.com/?code=8sgT5kQ"), Credentials = new Credentials.Basic("b2c", "correct:horse") };

    private string file = "";

    [SetUp]
    public void WriteYesterday()
    {
        file = Path.GetTempFileName();
        File.WriteAllText(file, "yesterday emily.smith@fabrikam.com\nand correct:horse\n");
    }

    [TearDown]
    public void Forget() => File.Delete(file);

    [Test]
    public void Only_what_was_appended_counts_and_no_value_is_repeated()
    {
        var watch = new LogWatch(file, SentData.Of(Caller));
        watch.Note(Sent("""{"email":"emily.smith@fabrikam.com","surname":"Müller","city":"Berlin","extension_x_invitationCode":"WELCOME-2026"}"""));
        File.AppendAllText(file, "POST /sign-up 200\nlocksmiths in Berlin\n{\"mail\":\"emily.smith@fabrikam.com\",\"surname\":\"M\\u00FCller\"}\ncode WELCOME-2026\nBasic YjJjOmNvcnJlY3Q6aG9yc2U=\nGET /?code=8sgT5kQ again emily.smith@fabrikam.com");
        File.AppendAllText(file, "\n");
        var seen = watch.Seen();
        Assert.Multiple(() =>
        {
            Assert.That(seen.Lines, Is.EqualTo(6));
            Assert.That(seen.Leaks, Is.EqualTo(new[]
            {
                new LoggedLeak("an e-mail address that was sent", 5, 2),
                new LoggedLeak("the name of a person", 5, 1),
                new LoggedLeak("a code or password that was sent", 6, 1),
                new LoggedLeak("the Authorization line of a call", 7, 1),
                new LoggedLeak("the key of the endpoint's address", 8, 1),
            }));
        });
    }

    [Test]
    public void A_log_that_is_begun_anew_is_read_from_its_beginning()
    {
        var watch = new LogWatch(file, SentData.Of(Caller));
        File.WriteAllText(file, "correct:horse\n");
        Assert.That(watch.Seen().Leaks, Is.EqualTo(new[] { new LoggedLeak("the password of the caller", 1, 1) }));
    }

    [Test]
    public void The_last_line_counts_although_nothing_ends_it()
    {
        var watch = new LogWatch(file, SentData.Of(Caller with { OldCredentials = new Credentials.Basic("b2c", "battery-staple"), SubscriptionKey = "k-4711-0815" }));
        File.AppendAllText(file, "was battery-staple\nkey k-4711-0815\ncorrect:horse");
        var seen = watch.Seen();
        Assert.That(seen.Lines, Is.EqualTo(3));
        Assert.That(seen.Leaks, Is.EqualTo(new[]
        {
            new LoggedLeak("the password of the caller", 3, 2), new LoggedLeak("the subscription key of the caller", 4, 1),
        }));
    }

    [Test]
    public void A_line_that_was_not_ended_is_no_part_of_a_new_log()
    {
        var watch = new LogWatch(file, SentData.Of(Caller));
        File.AppendAllText(file, "correct:");
        watch.Read();
        File.WriteAllText(file, "horse\n");
        Assert.That(watch.Seen().Leaks, Is.Empty);
    }

    [TestCase("horse", 1, "")]
    [TestCase("hors", 1, "nothing was found, but the password of the caller is too short to be looked for")]
    [TestCase("horse", 70_000, "nothing was found, but a line is longer than 64 KB")]
    public void What_was_not_looked_at_is_no_silent_pass(string password, int length, string reason)
    {
        var watch = new LogWatch(file, SentData.Of(Caller with { Credentials = new Credentials.Basic("b2c", password) }));
        File.AppendAllText(file, new string('x', length) + "\nnext\n");
        var outcome = WatchedLog.Check(new ExampleStage(new UserFlowDialect()).Totals(RuleExamples.Of("UF-PRV-001")!.Bad[0]) with { Log = watch.Seen() });
        Assert.That((outcome as Outcome.NotExercisedOutcome)?.Reason ?? "", reason.Length == 0 ? Is.Empty : Does.StartWith(reason));
    }

    private static Call Sent(string body) => new() { Method = HttpMethod.Post, Url = Caller.Endpoint, Headers = [], Body = Encoding.UTF8.GetBytes(body) };
}

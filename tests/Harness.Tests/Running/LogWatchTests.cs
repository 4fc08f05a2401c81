using System.Text;
using Harness.Dialects;
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
        watch.After([Sent("""{"email":"emily.smith@fabrikam.com","surname":"Müller","city":"Berlin","extension_x_invitationCode":"WELCOME-2026"}""")]);
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
        watch.After([]);
        File.WriteAllText(file, "horse\n");
        Assert.That(watch.Seen().Leaks, Is.Empty);
    }

    private static Observation Sent(string body)
    {
        var stage = new ExampleStage(DialectBook.All[0]);
        var seen = stage.Observation(new() { About = "An answer.", Status = 200, Text = "{}" });
        return seen with { Exchange = seen.Exchange with { Call = seen.Exchange.Call with { Body = Encoding.UTF8.GetBytes(body) } } };
    }
}

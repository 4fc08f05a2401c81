using Harness.Exchanges;

namespace Harness.Tests.Exchanges;

[Parallelizable(ParallelScope.All)]
public sealed class AnswerTests
{
    [TestCase("application/json", "application/json")]
    [TestCase("application/json; charset=utf-8", "application/json")]
    [TestCase(" Application/JSON ;x", "application/json")]
    [TestCase("TEXT/HTML", "text/html")]
    [TestCase("json", "json")]
    [TestCase("; charset=utf-8", "")]
    [TestCase("", "")]
    public void The_media_type_has_no_parameters_and_no_capitals(string contentType, string mediaType)
    {
        var answer = new Answer { Status = 200, Headers = [new("content-TYPE", contentType)] };

        Assert.That(answer.MediaType, Is.EqualTo(mediaType));
    }

    [Test]
    [SetCulture("tr-TR")]
    public void The_media_type_is_the_same_in_every_culture()
    {
        var answer = new Answer { Status = 200, Headers = [new("Content-Type", "APPLICATION/PROBLEM+JSON; I")] };

        Assert.That(answer.MediaType, Is.EqualTo("application/problem+json"));
    }

    [Test]
    public void An_answer_without_content_type_has_no_media_type()
    {
        Assert.That(new Answer { Status = 200 }.MediaType, Is.Empty);
    }

    [Test]
    public void A_header_is_found_in_any_spelling_and_its_first_line_counts()
    {
        var answer = new Answer { Status = 200, Headers = [new("A", "1"), new("x-b", "2"), new("X-B", "3")] };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Header("X-b"), Is.EqualTo("2"));
            Assert.That(answer.Header("C"), Is.Null);
        }
    }
}

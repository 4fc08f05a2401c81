using Harness.Exchanges.Stubs;

namespace Harness.Tests.Exchanges;

public sealed class JavaPatternTests
{
    [TestCase(@"\d+", "12", true)]
    [TestCase(@"\d+", "١٢", false)]
    [TestCase(@"[^\w]", "ä", true)]
    [TestCase(@"[\s\S]+", "a\u00a0\n", true)]
    [TestCase(@"\QA.B\E+", "A.BB", true)]
    [TestCase(@"\QA.B\E", "AxB", false)]
    [TestCase(".", "\n", true)]
    [TestCase("a", "ab", false)]
    [TestCase(@"\p{Alpha}+", "ä", false)]
    [TestCase("(?i)abc", "ABC", true)]
    public void It_matches_as_in_Java(string pattern, string text, bool matches) =>
        Assert.That(JavaPattern.Read(pattern).Pattern!.IsMatch(text), Is.EqualTo(matches));

    [TestCase("a++")]
    [TestCase("[a-z&&[^b]]")]
    [TestCase("[a[b]]")]
    [TestCase("(?x)a b")]
    [TestCase("a(?i)b")]
    [TestCase("(?i)ä")]
    [TestCase(@"\p{IsAlphabetic}")]
    [TestCase(@"\R")]
    [TestCase(@"\G")]
    [TestCase(@"[\b]")]
    [TestCase("a{,2}")]
    [TestCase("(?'n'a)")]
    [TestCase("(?(a)b|c)")]
    [TestCase("[a")]
    [TestCase("(a")]
    [TestCase(@"a\")]
    [TestCase("[]a]")]
    public void What_NET_would_read_differently_is_refused(string pattern)
    {
        var (read, problem) = JavaPattern.Read(pattern);
        Assert.That(read, Is.Null);
        Assert.That(problem, Is.Not.Empty);
    }
}

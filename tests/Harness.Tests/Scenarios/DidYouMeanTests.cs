using Harness.Scenarios;

namespace Harness.Tests.Scenarios;

public sealed class DidYouMeanTests
{
    private static readonly string[] Known = ["step", "scenarios", "PostAttributeCollection", "user-flow"];

    [TestCase("stpe", "step")]
    [TestCase("Step", "step")]
    [TestCase("scenario", "scenarios")]
    [TestCase("scenarois", "scenarios")]
    [TestCase("PostAtributeColection", "PostAttributeCollection")]
    [TestCase("userflow", "user-flow")]
    public void A_slip_finds_the_word_that_was_meant(string written, string meant) =>
        Assert.That(DidYouMean.Hint(written, Known), Is.EqualTo($"Did you mean '{meant}'?"));

    [TestCase("x")]
    [TestCase("")]
    [TestCase("downstream")]
    public void Where_no_word_is_near_all_of_them_are_told(string written) =>
        Assert.That(DidYouMean.Hint(written, Known), Is.EqualTo("Known: step, scenarios, PostAttributeCollection, user-flow."));

    [Test]
    public void A_very_long_word_is_near_to_nothing() => Assert.That(DidYouMean.Nearest(new string('a', 1_000_000), Known), Is.Null);

    [Test]
    public void Words_are_told_once_and_too_many_are_not_told()
    {
        var many = Enumerable.Range(100, 100).Select(number => $"UF-RES-{number}").ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(DidYouMean.Hint("nope", ["a", "a"]), Is.EqualTo("Known: a."));
            Assert.That(DidYouMean.Hint("XY-1", many), Has.Length.LessThan(80).And.Contains("UF-RES-1"));
            Assert.That(DidYouMean.HintAndFew("stepp", Known, "pack/step"), Is.EqualTo("Did you mean 'step'? Known: step, scenarios, PostAttributeCollection, user-flow."));
        });
    }

    [Test]
    public void Without_words_the_hint_says_so() => Assert.That(DidYouMean.Hint("x", []), Is.EqualTo("There are none."));
}

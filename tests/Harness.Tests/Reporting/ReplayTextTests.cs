using Harness.Reporting;

namespace Harness.Tests.Reporting;

/// <summary>What is said of a case that is played again.</summary>
public sealed class ReplayTextTests
{
    [TestCase(false, "The same bytes were sent as in the run.")]
    [TestCase(true, "The same call was sent as in the run, with a new token that was changed in the same way.")]
    public void A_new_token_is_not_the_same_bytes(bool hasNewToken, string expected)
    {
        var result = Samples.Passing("p", "s");
        Assert.That(ReplayText.Lines(result, result, hasNewToken).First().Text, Is.EqualTo(expected));
    }
}

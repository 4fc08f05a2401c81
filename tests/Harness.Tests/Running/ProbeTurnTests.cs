using Harness.Running.Probes;

namespace Harness.Tests.Running;

/// <summary>What a probe leaves behind is for no other case to meet with.</summary>
public sealed class ProbeTurnTests
{
    [Test]
    public void Strangers_that_an_endpoint_may_lock_out_come_after_everybody_else_and_guessers_last()
    {
        var (flood, guesses) = (ProbeBook.Find("flood-without-credentials")!, ProbeBook.Find("password-timing")!);
        Assert.That((flood.Turn > 0, guesses.Turn > flood.Turn), Is.EqualTo((true, true)));
    }
}

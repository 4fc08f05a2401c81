using Harness.Tokens;

namespace Harness.Tests.Tokens;

[TestFixture]
public sealed class KeyRingTests
{
    [Test]
    public void A_retired_key_lives_as_long_as_the_ring_for_whoever_holds_it()
    {
        var ring = new KeyRing(SigningKey.Read(Keys.One.PrivatePem));
        var made = ring.RollOver();
        ring.RollOver();
        ring.Retire();
        Assert.That((ring.Published.Length, made.PublicPem), Is.EqualTo((1, made.PublicPem)));
        ring.Dispose();
        Assert.That(() => made.PublicPem, Throws.TypeOf<ObjectDisposedException>());
    }
}

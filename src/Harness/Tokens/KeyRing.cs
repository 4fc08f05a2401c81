using System.Collections.Immutable;

namespace Harness.Tokens;

/// <summary>The keys of an issuer: those that are published, and the one that signs. Safe to use from several threads at once.</summary>
public sealed class KeyRing : IDisposable
{
    private readonly Lock gate = new();
    private readonly ImmutableArray<SigningKey> kept;
    private ImmutableArray<SigningKey> made = [];
    private ImmutableArray<SigningKey> published;
    private int rolledOver;

    /// <summary>A ring of these keys.</summary>
    /// <param name="keys">The first signs; the others follow it, one with each roll-over. Where they are used up, new keys are made.</param>
    /// <exception cref="ArgumentException">There is no key.</exception>
    public KeyRing(params ImmutableArray<SigningKey> keys)
    {
        if (keys.IsDefaultOrEmpty) throw new ArgumentException("A ring has a key.", nameof(keys));
        kept = keys;
        published = [keys[0]];
    }

    /// <summary>The keys of the key set, the newest last.</summary>
    public ImmutableArray<SigningKey> Published
    {
        get
        {
            lock (gate) return published;
        }
    }

    /// <summary>The public keys in PEM, one after the other, for gateways that read them from a file.</summary>
    public string PublicPem => string.Concat(Published.Select(key => key.PublicPem + "\n"));

    /// <summary>The key that signs: the newest of the published ones.</summary>
    public SigningKey Current => Published[^1];

    /// <summary>Whether the next roll-over takes one of the keys that the ring was made of, which gateways may know beforehand.</summary>
    internal bool KeepsAnother
    {
        get
        {
            lock (gate) return rolledOver + 1 < kept.Length;
        }
    }

    /// <summary>Publishes the next key beside the others, and signs with it from now on.</summary>
    public SigningKey RollOver()
    {
        lock (gate)
        {
            rolledOver++;
            if (rolledOver >= kept.Length) made = made.Add(SigningKey.Create());
            var next = rolledOver < kept.Length ? kept[rolledOver] : made[^1];
            published = published.Add(next);
            return next;
        }
    }

    /// <summary>Takes all keys but the one that signs out of the key set, as an issuer does some time after a roll-over.</summary>
    public void Retire()
    {
        lock (gate)
        {
            // Somebody may be signing with an older one right now: they live as long as the ring.
            published = [published[^1]];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            foreach (var key in kept.AddRange(made)) key.Dispose();
        }
    }
}

using System.Collections.Immutable;

namespace Harness.Tokens;

/// <summary>The keys of an issuer: those that are published, and the one that signs. Safe to use from several threads at once.</summary>
public sealed class KeyRing : IDisposable
{
    private readonly Lock gate = new();
    private readonly ImmutableArray<SigningKey> kept;
    private ImmutableArray<SigningKey> published;
    private ImmutableArray<SigningKey> next;

    /// <summary>A ring of these keys.</summary>
    /// <param name="keys">The first signs; the others follow it, one with each roll-over. Where they are used up, new keys are made.</param>
    /// <exception cref="ArgumentException">There is no key.</exception>
    public KeyRing(params ImmutableArray<SigningKey> keys)
        : this(keys, 1)
    {
    }

    /// <summary>A ring that goes on where another one ended.</summary>
    /// <param name="keys">The published ones, of which the last signs, and then those that follow it.</param>
    /// <param name="published">How many of them are published.</param>
    internal KeyRing(ImmutableArray<SigningKey> keys, int published)
    {
        if (keys.IsDefaultOrEmpty) throw new ArgumentException("A ring has a key.", nameof(keys));
        kept = keys;
        (this.published, next) = (keys[..published], keys[published..]);
    }

    /// <summary>The keys of the key set, the newest last.</summary>
    public ImmutableArray<SigningKey> Published
    {
        get
        {
            lock (gate) return published;
        }
    }

    /// <summary>The published keys, and those that follow them.</summary>
    internal (ImmutableArray<SigningKey> Published, ImmutableArray<SigningKey> Next) All
    {
        get
        {
            lock (gate) return (published, next);
        }
    }

    /// <summary>The public keys in PEM, one after the other, each beneath a line with its id, for gateways that read them from a file.</summary>
    public string PublicPem => string.Concat(Published.Select(key => $"# kid {key.Id}\n{key.PublicPem}\n"));

    /// <summary>The key that signs: the newest of the published ones.</summary>
    public SigningKey Current => Published[^1];

    /// <summary>Whether the next roll-over takes one of the keys that the ring was made of, which gateways may know beforehand.</summary>
    internal bool KeepsAnother
    {
        get
        {
            lock (gate) return !next.IsEmpty;
        }
    }

    /// <summary>Publishes the next key beside the others, and signs with it from now on.</summary>
    public SigningKey RollOver()
    {
        lock (gate)
        {
            var key = next is [var known, ..] ? known : SigningKey.Create();
            (published, next) = (published.Add(key), next.IsEmpty ? next : next.RemoveAt(0));
            return key;
        }
    }

    /// <summary>Takes all keys but the one that signs out of the key set, as an issuer does some time after a roll-over.</summary>
    public void Retire()
    {
        lock (gate)
        {
            foreach (var key in published.RemoveAt(published.Length - 1).Except(kept)) key.Dispose();
            published = [published[^1]];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var key in kept.Union(Published)) key.Dispose();
    }
}

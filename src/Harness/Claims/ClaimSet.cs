using System.Buffers;
using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Harness.Claims;

/// <summary>
/// The ordered claims known about a person at a flow step. Absent means absent: a claim without a value is not in the set.
/// Names are unique and compared with regard to case, as on the wire.
/// </summary>
public sealed class ClaimSet : IReadOnlyList<Claim>
{
    private readonly ImmutableArray<Claim> claims;

    private ClaimSet(ImmutableArray<Claim> claims) => this.claims = claims;

    /// <summary>The set without claims.</summary>
    public static ClaimSet Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => claims.Length;

    /// <inheritdoc/>
    public Claim this[int index] => claims[index];

    /// <summary>The members of a JSON object in their order; of members with the same name the last one counts.</summary>
    public static ClaimSet From(JsonElement jsonObject) =>
        Of(jsonObject.EnumerateObject().Select(member => new Claim(member.Name, member.Value)));

    /// <summary>The set with this claim: in its old place where it was there, else at the end.</summary>
    public ClaimSet With(string name, JsonElement value)
    {
        var at = IndexOf(name);
        var claim = new Claim(name, value);
        return new(at < 0 ? claims.Add(claim) : claims.SetItem(at, claim));
    }

    /// <summary>The set with this text claim.</summary>
    public ClaimSet With(string name, string value) => With(name, JsonSerializer.SerializeToElement(value));

    /// <summary>The set with all claims of another: the other's values win.</summary>
    public ClaimSet With(ClaimSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Of(claims.Concat(other));
    }

    /// <summary>The set without the claim of this name.</summary>
    public ClaimSet Without(string name)
    {
        var at = IndexOf(name);
        return at < 0 ? this : new(claims.RemoveAt(at));
    }

    /// <summary>The claims for which the name satisfies a condition, in their order.</summary>
    public ClaimSet Where(Func<string, bool> name) => new([.. claims.Where(claim => name(claim.Name))]);

    /// <summary>The same claims under other names; two claims that get one name become the later one.</summary>
    public ClaimSet Rename(Func<string, string> name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Of(claims.Select(claim => claim with { Name = name(claim.Name) }));
    }

    /// <summary>Whether a claim of this name is in the set.</summary>
    public bool Has(string name) => IndexOf(name) >= 0;

    /// <summary>The value of a claim.</summary>
    public bool TryGet(string name, [MaybeNullWhen(false)] out JsonElement value)
    {
        var at = IndexOf(name);
        value = at < 0 ? default : claims[at].Value;
        return at >= 0;
    }

    /// <summary>The text of a claim, or null where it is absent or no text.</summary>
    public string? Text(string name) =>
        TryGet(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The set as the bytes of one JSON object, in UTF-8, without escapes that JSON does not need.</summary>
    public byte[] ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        PlainJson.WriteObject(buffer, claims.Select(claim => (claim.Name, claim.Value)));
        return buffer.WrittenSpan.ToArray();
    }

    /// <inheritdoc/>
    public IEnumerator<Claim> GetEnumerator() => ((IEnumerable<Claim>)claims).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // Of claims with the same name the last one counts, in the place of the first.
    private static ClaimSet Of(IEnumerable<Claim> claims)
    {
        var set = ImmutableArray.CreateBuilder<Claim>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var claim in claims)
        {
            if (places.TryAdd(claim.Name, set.Count)) set.Add(claim);
            else set[places[claim.Name]] = claim;
        }

        return new(set.DrainToImmutable());
    }

    private int IndexOf(string name)
    {
        for (var i = 0; i < claims.Length; i++)
            if (claims[i].Name == name) return i;
        return -1;
    }
}

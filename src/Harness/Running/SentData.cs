using System.Text.Json;
using System.Text.RegularExpressions;
using Harness.Dialects;
using Harness.Exchanges;
using Harness.Rules;

namespace Harness.Running;

/// <summary>Something that was sent and that belongs into no log.</summary>
/// <param name="Value">The text.</param>
/// <param name="What">What it is, in words that do not repeat it.</param>
internal sealed partial record SentData(string Value, string What)
{
    // A shorter text stands in a log by chance.
    private const int Shortest = 5;

    /// <summary>The secrets of a caller.</summary>
    public static IEnumerable<SentData> Of(Profile profile)
    {
        IEnumerable<SentData> proof = [.. Of(profile.Credentials), .. profile.OldCredentials is { } old ? Of(old) : [], .. profile.SubscriptionKey is { } key ? [new SentData(key, "the subscription key of the caller")] : Array.Empty<SentData>()];
        var keys = profile.OtherInstances.Prepend(profile.Endpoint).SelectMany(AddressKeys.Of).Select(value => new SentData(value, "the key of the endpoint's address"));
        return proof.Concat(keys).Where(data => data.Value.Length >= Shortest);
    }

    private static SentData[] Of(Credentials credentials) => credentials switch
    {
        Credentials.Basic basic => [new(basic.Token, "the Authorization line of a call"), new(basic.Password, "the password of the caller")],
        Credentials.TokenOrKey token => [new(token.Value, "the token or key of the caller")],
        _ => [],
    };

    /// <summary>What a call says about a person.</summary>
    public static IEnumerable<SentData> Of(Observation seen)
    {
        var request = TypedTexts.Request(seen);
        if (request.ValueKind != JsonValueKind.Object) return [];
        return request.EnumerateObject().SelectMany(Of).Where(data => data.Value.Length >= Shortest);
    }

    private static IEnumerable<SentData> Of(JsonProperty member)
    {
        if (member.NameEquals("identities") && member.Value.ValueKind == JsonValueKind.Array)
            return member.Value.EnumerateArray().Where(identity => identity.ValueKind == JsonValueKind.Object)
                .SelectMany(identity => identity.EnumerateObject()).Where(part => part.NameEquals("issuerAssignedId") && part.Value.ValueKind == JsonValueKind.String)
                .Select(part => new SentData(part.Value.GetString()!, "the name of a person at an identity provider"));
        if (member.Value.ValueKind != JsonValueKind.String) return [];
        var what = Profile.ShortName(member.Name) switch
        {
            "email" => "an e-mail address that was sent",
            "displayName" or "givenName" or "surname" or "lastName" => "the name of a person",
            "streetAddress" => "the street of a person",
            var name when OneTime().IsMatch(name) => "a code or password that was sent",
            _ => null,
        };
        return what is null ? [] : [new(member.Value.GetString()!, what)];
    }

    [GeneratedRegex("code(?<!postalCode)$|otp|passcode|password|secret|token|pin$", RegexOptions.IgnoreCase)]
    private static partial Regex OneTime();
}

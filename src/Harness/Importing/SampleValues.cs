using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Harness.Dialects.CustomPolicies;

namespace Harness.Importing;

/// <summary>Values for claims that no person of the harness has: by the claims schema first, then by the name. Always the same.</summary>
internal static partial class SampleValues
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    private static readonly ImmutableArray<(Regex Name, string Text)> ByName =
    [
        (Email(), "emily@fabrikam.com"),
        (Phone(), "+12065550142"),
        (Password(), "Autumn-Harbour-27"),
        (Code(), "482913"),
        (Address(), "203.0.113.24"),
        (Link(), "https://www.fabrikam.com/welcome"),
        (Guid(), "5a0c1e5e-6f0f-4c56-9e0b-2f3a8d2f7c11"),
        (Language(), "en-US"),
        (Country(), "United States"),
        (Day(), "1990-05-17"),
        (Given(), "Emily"),
        (Family(), "Smith"),
        (FullName(), "Emily Smith"),
        (Token(), "sample-token-482913"),
        (Number(), "212342"),
    ];

    // Tried against the pattern of a claim type, whose text nobody can be made of otherwise.
    private static readonly ImmutableArray<string> Candidates =
    [
        "212342", "123456", "12345", "1234", "482913", "+12065550142", "2065550142", "206-555-0142", "emily@fabrikam.com", "Emily", "emily", "emily.smith", "EMILY", "Emily Smith",
        "Autumn-Harbour-27", "Autumn27!", "1990-05-17", "05/17/1990", "98101", "A1B2C3", "ABC", "en-US", "US", "https://www.fabrikam.com", "5a0c1e5e-6f0f-4c56-9e0b-2f3a8d2f7c11", "1", "true",
    ];

    public static JsonNode Of(string name, InputClaim claim, MergedClaimType? type) => claim.Type switch
    {
        ClaimDataType.Boolean => JsonValue.Create(true),
        ClaimDataType.Int => JsonValue.Create(7),
        ClaimDataType.Long => JsonValue.Create(21474836480),
        ClaimDataType.Date => JsonValue.Create("1990-05-17"),
        ClaimDataType.DateTime => JsonValue.Create("2026-11-21T09:30:00.0000000Z"),
        ClaimDataType.Duration => JsonValue.Create("P30D"),
        ClaimDataType.PhoneNumber => JsonValue.Create("+12065550142"),
        ClaimDataType.StringCollection => new JsonArray(type?.Choices.Take(2).ToArray() is { Length: > 0 } some ? [.. some.Select(text => (JsonNode)JsonValue.Create(text))] : ["gold", "newsletter"]),
        _ => JsonValue.Create(Text(name, claim.Claim, type)),
    };

    private static string Text(string name, string claim, MergedClaimType? type)
    {
        if (type?.Choices.FirstOrDefault() is { } choice) return choice;
        var usual = type?.InputType switch
        {
            "EmailBox" => "emily@fabrikam.com",
            "Password" => "Autumn-Harbour-27",
            "DateTimeDropdown" => "1990-05-17",
            _ => ByName.FirstOrDefault(row => row.Name.IsMatch(claim)).Text ?? ByName.FirstOrDefault(row => row.Name.IsMatch(name)).Text ?? "sample text",
        };
        return type?.Pattern is { Length: > 0 } pattern ? Matching(pattern, usual) : usual;
    }

    private static string Matching(string pattern, string usual)
    {
        try
        {
            var regex = new Regex(pattern, RegexOptions.CultureInvariant, Patience);
            return Candidates.Prepend(usual).FirstOrDefault(text => regex.IsMatch(text)) ?? usual;
        }
        catch (Exception error) when (error is ArgumentException or RegexMatchTimeoutException)
        {
            return usual;
        }
    }

    [GeneratedRegex("e-?mail|signInName$|upn|userPrincipalName", RegexOptions.IgnoreCase)]
    private static partial Regex Email();

    [GeneratedRegex("phone|mobile|telephone", RegexOptions.IgnoreCase)]
    private static partial Regex Phone();

    [GeneratedRegex("passw|pwd|client_?secret", RegexOptions.IgnoreCase)]
    private static partial Regex Password();

    [GeneratedRegex("otp|verification_?code|passcode|^pin$|^code$", RegexOptions.IgnoreCase)]
    private static partial Regex Code();

    [GeneratedRegex("ip_?address|^ip$|remote_?ip", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex("ur[il]$|link$", RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex("object_?id|tenant_?id|correlation_?id|client_?id|session_?id|guid|^sub$|^oid$", RegexOptions.IgnoreCase)]
    private static partial Regex Guid();

    [GeneratedRegex("lang|locale|culture", RegexOptions.IgnoreCase)]
    private static partial Regex Language();

    [GeneratedRegex("country", RegexOptions.IgnoreCase)]
    private static partial Regex Country();

    [GeneratedRegex("date|birth|dob", RegexOptions.IgnoreCase)]
    private static partial Regex Day();

    [GeneratedRegex("given|first_?name", RegexOptions.IgnoreCase)]
    private static partial Regex Given();

    [GeneratedRegex("surname|last_?name|family", RegexOptions.IgnoreCase)]
    private static partial Regex Family();

    [GeneratedRegex("name", RegexOptions.IgnoreCase)]
    private static partial Regex FullName();

    [GeneratedRegex("token|captcha|assertion", RegexOptions.IgnoreCase)]
    private static partial Regex Token();

    [GeneratedRegex("id$|number$|count$|version$", RegexOptions.IgnoreCase)]
    private static partial Regex Number();
}

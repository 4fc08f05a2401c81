namespace Harness.Dialects.Variations;

/// <summary>Postal codes of other countries: texts, whatever they look like.</summary>
internal static class PostalCodes
{
    public const string Id = "postal-code";

    private const string Claim = "postalCode";

    private static readonly (string Id, string Text, string Code)[] Codes =
    [
        ("leading-zero", "begins with zeros", "00501"),
        ("letters", "has letters and a blank", "SW1A 1AA"),
        ("lower-case", "has small letters", "sw1a1aa"),
        ("hyphen", "has a hyphen", "150-0001"),
        ("nine-digits", "has nine digits", "98052-6399"),
        ("full-width", "is written in full width", "\uff11\uff15\uff10-\uff10\uff10\uff10\uff11"),
        ("three-digits", "has three digits", "101"),
    ];

    public static Variation Row { get; } = new(Id, "Postal codes of other countries, with leading zeros, letters, hyphens.")
    {
        Changes = varied =>
            from claim in varied.Of(Claim)
            from row in Codes
            where row.Code != claim.Value.GetString()
            select Change.Set(Id, $"{claim.Name}-{row.Id}", $"{claim.Name} {row.Text}", claim.Name, row.Code),
        LooksAtValues = true,
    };
}

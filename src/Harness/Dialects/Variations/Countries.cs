namespace Harness.Dialects.Variations;

/// <summary>The forms in which a country is written: the documents print names and codes.</summary>
internal static class Countries
{
    public const string Id = "country";

    private const string Claim = "country";

    // The forms of one country stand in one row.
    private static readonly string[][] Forms =
    [
        ["United States", "US", "USA"],
        ["United Kingdom", "GB", "UK", "Great Britain"],
        ["Spain", "ES", "Espa\u00f1a"],
        ["Germany", "DE", "Deutschland"],
        ["France", "FR"],
        ["Japan", "JP", "\u65e5\u672c"],
    ];

    public static Variation Row { get; } = new(Id, "The country as a name, as a code, in its own language.")
    {
        Changes = varied => varied.Plain.Text(Claim) is not { } plain ? [] : Forms
            .SelectMany(forms => forms)
            .Where(form => form != plain)
            .Select(form => Change.Set(Id, "country-" + Word(form), $"{Claim} is {form}", Claim, form) with { NeedsPlain = true }),
        LooksAtValues = true,
    };

    /// <summary>Whether two forms mean one country.</summary>
    public static bool AreSame(string left, string right) => Forms.Any(forms => forms.Contains(left) && forms.Contains(right));

    private static string Word(string form) => form.Replace(' ', '-');
}

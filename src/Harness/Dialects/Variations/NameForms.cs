namespace Harness.Dialects.Variations;

/// <summary>Names of people all over the world, and a few that only machines would give.</summary>
internal static class NameForms
{
    public const string Id = "name";

    private static readonly string[] Claims = ["displayName", "givenName", "surname", "lastName"];

    private static readonly (string Id, string Text, string Name)[] Forms =
    [
        ("one-letter", "is one letter", "O"),
        ("apostrophe", "has an apostrophe", "O\u2019Brien d'Arcy"),
        ("hyphen", "has a hyphen", "Anne-Sophie"),
        ("accents", "has accents", "Zo\u00eb \u00d1u\u00f1ez \u00c5str\u00f6m"),
        ("combining", "is written with combining marks", "Zoe\u0308 Nun\u0303ez"),
        ("turkish", "has a dotted capital and a dotless small i", "\u0130pek I\u015f\u0131k"),
        ("greek", "is Greek", "\u039f\u03b4\u03c5\u03c3\u03c3\u03ad\u03b1\u03c2"),
        ("cyrillic", "is Cyrillic", "\u041e\u043b\u0435\u043a\u0441\u0430\u043d\u0434\u0440\u0430"),
        ("chinese", "is Chinese, with one letter beyond the basic plane", "\u738b\u5c0f\u660e\ud840\udc0b"),
        ("devanagari", "is in Devanagari", "\u092a\u094d\u0930\u093f\u092f\u093e \u0936\u0930\u094d\u092e\u093e"),
        ("right-to-left", "runs from right to left, with a mark of direction", "\u200f\u0644\u064a\u0644\u0649 \u062d\u0633\u0646"),
        ("emoji", "has emoji, one of several code points", "Sam \ud83d\ude00 \ud83d\udc69\u200d\ud83d\udcbb"),
        ("padded", "begins and ends with blanks", "  Robin Taylor  "),
    ];

    public static Variation Row { get; } = new(Id, "Names of one letter, with apostrophe or hyphen, in many scripts, with combining marks, emoji, from right to left, between blanks.")
    {
        Changes = varied =>
            from claim in Claims
            from own in varied.Of(claim)
            from form in Forms
            select Change.Set(Id, $"{own.Name}-{form.Id}", $"{own.Name} {form.Text}", own.Name, form.Name),
    };
}

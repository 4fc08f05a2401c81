using Harness.Claims;

namespace Harness.Dialects.Variations;

/// <summary>Texts that do harm where they are taken for code. None of them does harm here: what they look up exists nowhere.</summary>
internal static class HostileTexts
{
    public const string Id = "hostile-text";

    /// <summary>A header line that an answer has only where line breaks of a claim reach it.</summary>
    public const string SmuggledHeader = "X-Smuggled";

    /// <summary>What a template engine makes of the texts that ask it to multiply.</summary>
    public const string Evaluated = "Q49Z";

    private static readonly (string Id, string What, string Text)[] Texts =
    [
        ("html", "markup", "<img src=x onerror=alert(1)>"),
        ("script", "a script", "\"><script>alert(1)</script>"),
        ("sql", "a piece of SQL", "Robert'); DROP TABLE students;-- ' OR '1'='1"),
        ("ldap", "a piece of LDAP", "*)(uid=*))(|(uid=*"),
        ("braces", "a template with braces", "Q{{7*7}}Z"),
        ("dollar", "a template with a dollar", "Q${7*7}Z"),
        ("percent", "a template with percent signs", "Q<%= 7*7 %>Z"),
        ("line-break", "a line break and a header line", "Emily\r\n" + SmuggledHeader + ": yes"),
        ("path", "a path", "../../../../../../etc/passwd"),
        ("lookup", "a lookup", "${jndi:ldap://lookup.invalid/a}"),
        ("format", "placeholders", "%s%n{0}{name}%(name)s"),
    ];

    public static Variation Row { get; } = new(Id, "HTML, script, SQL, LDAP, templates, line breaks, paths and lookups in each text.")
    {
        Changes = varied => from claim in varied.Texts from hostile in Texts select Of(varied, claim, hostile.Id, hostile.What, hostile.Text),
    };

    /// <summary>Whether a change puts such a text into this claim.</summary>
    public static bool Concerns(Change change, string claim) => change.Variation == Id && Texts.Any(hostile => change.Id == $"{Profile.ShortName(claim)}-{hostile.Id}");

    // The domain stays, so that the address gets past the first check.
    private static Change Of(Varied varied, Claim claim, string id, string what, string text)
    {
        var old = claim.Value.GetString()!;
        var value = varied.Of("email").Contains(claim) && old.LastIndexOf('@') is >= 0 and var at ? text + old[at..] : text;
        return Change.Set(Id, $"{Varied.NameOf(claim)}-{id}", $"{Varied.NameOf(claim)} is {what}", claim.Name, value);
    }
}

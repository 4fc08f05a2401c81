using System.Text.RegularExpressions;

namespace Harness.Rules;

/// <summary>Something internal in a text.</summary>
/// <param name="What">What it is.</param>
/// <param name="Text">The part that gave it away.</param>
internal sealed record Leak(string What, string Text);

/// <summary>
/// Patterns of what belongs into a log and not into an answer. Ordinary sentences must pass: "Select a country from the list",
/// "see us at contoso.com (reception)", "don't panic".
/// </summary>
internal static partial class Leaks
{
    private const int ShortestTyped = 3;

    // The contract's answers have a few kilobytes; of a body of a megabyte the beginning tells enough.
    private const int MostLookedAt = 64 * 1024;

    private static readonly (string What, Regex Pattern)[] Anywhere =
    [
        ("a stack trace", StackTrace()),
        ("an exception type", ExceptionType()),
        ("a file path", FilePath()),
    ];

    private static readonly (string What, Regex Pattern)[] InMessages =
    [
        .. Anywhere,
        ("SQL", Sql()),
        ("an internal address", InternalHost()),
        ("markup", Markup()),
    ];

    private static readonly (string What, Regex Pattern)[] InMembersForDevelopers =
    [
        .. Anywhere,
        ("a secret", Secret()),
        ("SQL", Sql()),
        ("an internal address", InternalHost()),
    ];

    /// <summary>Stack traces, exception types, file paths: wrong in any answer.</summary>
    public static Leak? Find(string text, IReadOnlyList<string> typed) => First(text, typed, Anywhere);

    /// <summary>The same, and what a person should not read: SQL, internal host names, markup.</summary>
    public static Leak? FindInMessage(string text, IReadOnlyList<string> typed) => First(text, typed, InMessages);

    /// <summary>What a developer may find helpful and a person must not see: passwords and keys, and all that tells of the inside.</summary>
    public static Leak? FindSecret(string text, IReadOnlyList<string> typed) => First(text, typed, InMembersForDevelopers);

    private static Leak? First(string text, IReadOnlyList<string> typed, (string What, Regex Pattern)[] patterns)
    {
        if (text.Length > MostLookedAt) text = text[..MostLookedAt];

        // What the person typed comes back as they typed it; a blank in its place keeps the words around it apart.
        foreach (var value in typed.Select(value => value.Trim()).Where(value => value.Length >= ShortestTyped).OrderByDescending(value => value.Length))
            text = text.Replace(value, " ", StringComparison.Ordinal);
        foreach (var (what, pattern) in patterns)
            if (pattern.Match(text) is { Success: true } match) return new(what, match.Value);
        return null;
    }

    [GeneratedRegex(
        @"^[ \t]*at (?:async |new )?[\w$<>`\[\]@/|+,.]*\.[\w$<>`\[\]|,+]+\(.*\)" // .NET, Java
        + @"|\bat [\w.<>$`]+\([^)]{0,400}\) in "
        + @"|^[ \t]*at .*\.\w{1,5}:\d+:\d+\)?\r?$" // JavaScript
        + @"|Traceback \(most recent call last\)|File ""[^""]+"", line \d+" // Python
        + @"|\.rb:\d+:in [`']|\bgoroutine \d+ \[|\bpanicked at ", // Ruby, Go, Rust
        RegexOptions.Multiline)]
    private static partial Regex StackTrace();

    [GeneratedRegex(
        @"\b[A-Z]\w*Exception\b|(?<=\b[a-z]\w*\.)[A-Z]\w*Error\b"
        + @"|\b(?:Type|Value|Key|Reference|Range|Syntax|Attribute|Index|Name|ZeroDivision|Runtime|Assertion|Lookup|Unicode\w+)Error\b(?=\s*[:(])"
        + @"|\bUncaught \w*(?:Error|Exception)\b|\bpanic: runtime error\b|\*\* \(\w+Error\)|\bNoMethodError\b"
        + @"|\bundefined method [`']|\bCannot read propert(?:y|ies)(?: '\w+')? of (?:undefined|null)|\bObject reference not set to an instance"
        + @"|'NoneType' object\b|\bnil pointer dereference\b|\bCannot invoke ""|\bCannot deserialize value of type\b")]
    private static partial Regex ExceptionType();

    // Endings that stand in addresses of the web too (/js/app.js of an HTML page) count only with a line number.
    [GeneratedRegex(
        @"(?<![\w/.%-])(?:/[\w.@-]+){2,}\.(?:(?:cs|fs|vb|py|java|kt|go|rb|rs|dll|cshtml)\b"
        + @"|(?:js|mjs|cjs|ts|php|jsp)(?::\d+|\(\d+\)| on line \d))"
        + @"|(?<![\w/.%-])/(?:(?:var|usr|etc|srv|proc|root)|(?:home|Users|opt)/[\w.@-]+)/[\w.@/-]+"
        + @"|\bfile:///\S+"
        + @"|\b[A-Za-z]:\\{1,2}(?:[\w .-]+\\{1,2})+[\w.-]*")]
    private static partial Regex FilePath();

    // In capitals the words are SQL; in lower case only with what no sentence has.
    [GeneratedRegex(
        @"\bSELECT\s+(?:DISTINCT\s+)?(?:[*""`\[_]|[A-Z]?[a-z]|[A-Z]+\()[\s\S]{0,300}?\bFROM\b"
        + @"|\bINSERT INTO\b|\bUPDATE \S+ SET\b|\bDELETE FROM\b"
        + @"|(?i:\bselect \* from\b|\bselect\b.{1,400}\bfrom\b.{1,200}\bwhere\b\s+[\w.""`\[\]]+\s*(?:[=<>]|in\s*\())"
        + @"|(?i:\binsert into\s+[\w.""`\[\]]+\s*\(|\bupdate\s+\S+\s+set\s+\S+\s*=)"
        + @"|\bORA-\d{5}\b|\bSQLSTATE\b|\bSQLITE_[A-Z]+\b|\bER_[A-Z]+_[A-Z_]+\b|\bE11000\b|\bconnection to SQL Server\b"
        + @"|(?i:syntax error at or near|error in your SQL syntax|incorrect syntax near|\bduplicate key value\b)"
        + @"|(?i:\bconstraint failed: |\bDuplicate entry '|\brelation ""[^""]+"" does not exist|\bLogin failed for user\b|\bUser ID=[^;]*;)"
        + @"|(?i:\bviolates (?:unique|foreign key|not-null|check) constraint|\bviolation of (?:primary|unique) key)")]
    private static partial Regex Sql();

    // A name is not enough: "the password is too short" gives nothing away.
    [GeneratedRegex(
        @"\b(?:password|passwd|pwd|secret|client_secret|api[_-]?key|account[_-]?key|shared[_-]?access[_-]?key|access[_-]?token|sig)\s*=\s*[^\s;&""']{3,}"
        + @"|(?:password|passwd|pwd|secret|api[_-]?key|access[_-]?token)""\s*:\s*""[^""]{3,}"
        + @"|\b(?:Bearer|Basic)\s+[A-Za-z0-9+/_-]{12,}|\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}|-----BEGIN [A-Z ]*PRIVATE KEY-----",
        RegexOptions.IgnoreCase)]
    private static partial Regex Secret();

    [GeneratedRegex(
        @"\blocalhost(?::\d+)?\b|\b127\.\d+\.\d+\.\d+|\b10\.\d+\.\d+\.\d+\b|\b192\.168\.\d+\.\d+\b|\b172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+\b"
        + @"|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.(?:internal|local|lan|corp|svc|intranet)\b(?::\d+)?"
        + @"|\bECONN(?:REFUSED|RESET)\b|\bETIMEDOUT\b|\bENOTFOUND\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex InternalHost();

    [GeneratedRegex(
        @"</?(?:p|br|div|span|strong|em|ul|ol|li|script|style|html|body|h[1-6])\b[^<>]*>|<a\s[^<>]*>|</[a-z]\w*>",
        RegexOptions.IgnoreCase)]
    private static partial Regex Markup();
}

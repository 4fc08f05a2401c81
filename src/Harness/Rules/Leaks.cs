using System.Text.RegularExpressions;

namespace Harness.Rules;

/// <summary>Something internal in a text.</summary>
/// <param name="What">What it is.</param>
/// <param name="Text">The part that gave it away.</param>
internal sealed record Leak(string What, string Text);

/// <summary>Patterns of what belongs into a log and not into an answer.</summary>
internal static partial class Leaks
{
    /// <summary>Stack traces, exception types, file paths: wrong in any answer.</summary>
    public static Leak? Find(string text, IReadOnlyList<string>? typed = null) => First(text, typed, Anywhere);

    /// <summary>The same, and what a person should not read: SQL, internal host names.</summary>
    public static Leak? FindInMessage(string text, IReadOnlyList<string> typed) => First(text, typed, [.. Anywhere, .. InMessages]);

    private static readonly (string What, Regex Pattern)[] Anywhere =
    [
        ("a stack trace", StackTrace()),
        ("an exception type", ExceptionType()),
        ("a file path", FilePath()),
    ];

    private static readonly (string What, Regex Pattern)[] InMessages =
    [
        ("SQL", Sql()),
        ("an internal address", InternalHost()),
    ];

    private static Leak? First(string text, IReadOnlyList<string>? typed, (string What, Regex Pattern)[] patterns)
    {
        foreach (var (what, pattern) in patterns)
        {
            foreach (Match match in pattern.Matches(text))
                if (typed is null || !typed.Any(value => value.Contains(match.Value, StringComparison.Ordinal))) return new(what, match.Value);
        }

        return null;
    }

    [GeneratedRegex(@"^\s*at [\w.<>$`\[\]/]+\s?\(.*\)|\bat [\w.<>$`]+\([^)]*\) in |Traceback \(most recent call last\)|File ""[^""]+"", line \d+|\bgoroutine \d+ \[|^\s*at .+:\d+:\d+\)?$", RegexOptions.Multiline)]
    private static partial Regex StackTrace();

    [GeneratedRegex(@"\b(?:[A-Za-z_]\w*\.)+[A-Z]\w*(?:Exception|Error)\b|\b[A-Z]\w+Exception\b|\b(?:Type|Value|Key|Reference|Range|Syntax|Attribute|Index|Name|ZeroDivision|Runtime|Assertion|Lookup|Unicode\w+)Error\b(?=\s*[:(])|\bpanic: |\bNoMethodError\b|\bundefined method `|\bCannot read propert(?:y|ies) of (?:undefined|null)|\bObject reference not set to an instance")]
    private static partial Regex ExceptionType();

    [GeneratedRegex(@"(?<![\w/.:%-])(?:/[\w.@-]+){2,}\.(?:cs|fs|vb|js|mjs|ts|py|java|kt|go|rb|php|rs|dll|jar|exe|so|cshtml|config|env)\b(?::\d+)?|\b[A-Za-z]:\\(?:[\w .-]+\\)+[\w.-]*")]
    private static partial Regex FilePath();

    [GeneratedRegex(@"\bSELECT\b.+\bFROM\b|\bINSERT INTO\b|\bUPDATE\b \S+ \bSET\b|\bDELETE FROM\b|\bORA-\d{5}\b|\bSQLSTATE\b|syntax error at or near|\bviolates (?:unique|foreign key|not-null|check) constraint|\bduplicate key value\b", RegexOptions.IgnoreCase)]
    private static partial Regex Sql();

    [GeneratedRegex(@"\blocalhost(?::\d+)?\b|\b127\.\d+\.\d+\.\d+|\b10\.\d+\.\d+\.\d+\b|\b192\.168\.\d+\.\d+\b|\b172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+\b|\b[\w-]+(?:\.[\w-]+)*\.(?:internal|local|lan|corp|svc|intranet)\b(?::\d+)?|\bECONNREFUSED\b|\bETIMEDOUT\b|\bENOTFOUND\b", RegexOptions.IgnoreCase)]
    private static partial Regex InternalHost();
}

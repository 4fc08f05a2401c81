using System.Text;
using System.Text.RegularExpressions;

namespace Harness.Exchanges.Stubs;

/// <summary>
/// Says a regular expression of Java in that of .NET. The two differ in small things that would match silently otherwise: digits and
/// letters are ASCII in one and Unicode in the other. What has no counterpart is refused.
/// </summary>
internal sealed partial class JavaPattern
{
    private readonly string java;
    private readonly StringBuilder net = new();
    private int at;

    private JavaPattern(string java) => this.java = java;

    /// <summary>The expression for the whole of a text, or why there is none.</summary>
    public static (Regex? Pattern, string? Problem) Read(string java)
    {
        var pattern = new JavaPattern(java);
        try
        {
            return pattern.Translate() is { } problem ? (null, problem) : (PatternCondition.Whole(pattern.net.ToString()), null);
        }
        catch (ArgumentException problem)
        {
            return (null, problem.Message);
        }
    }

    private string? Translate()
    {
        var flags = Flags().Match(java);
        at = flags.Length;
        net.Append(flags.Value);
        if (flags.Value.Contains('i') && !Ascii.IsValid(java)) return "letters beyond ASCII are told apart by their case in Java, whatever its flags say";
        while (at < java.Length)
        {
            var problem = java[at] switch
            {
                '\\' => Escape(isInClass: false),
                '[' => Class(),
                '(' => Group(),
                '{' when !Quantifier().IsMatch(java, at) => "a '{' that counts nothing takes a backslash",
                _ => Copy(1),
            };
            if (problem is not null) return problem;
        }

        return null;
    }

    private string? Copy(int length)
    {
        net.Append(java, at, length);
        at += length;
        return null;
    }

    private string? Group()
    {
        if (at + 1 >= java.Length || java[at + 1] != '?') return Copy(1);
        var opening = Opening().Match(java, at);
        return opening.Success ? Copy(opening.Length) : "it has a group with '(?' that .NET reads differently or not at all";
    }

    private string? Class()
    {
        Copy(1);
        if (at < java.Length && java[at] == '^') Copy(1);
        var isFirst = true;
        for (; at < java.Length && java[at] != ']'; isFirst = false)
        {
            var problem = java[at] switch
            {
                '\\' => Escape(isInClass: true),
                '[' => "it has a class within a class",
                '&' when java.AsSpan(at).StartsWith("&&") => "it has a class that intersects another",
                _ => Copy(1),
            };
            if (problem is not null) return problem;
        }

        if (at >= java.Length) return "it has a class without its end";
        return isFirst ? "it has an empty class" : Copy(1);
    }

    private string? Escape(bool isInClass)
    {
        if (at + 1 >= java.Length) return "it ends with a backslash";
        var escaped = java[at + 1];
        if (escaped == 'Q') return Quote();
        if (Set(escaped) is { } set)
        {
            net.Append(isInClass ? set : $"[{set}]");
            at += 2;
            return null;
        }

        if (escaped is 'p' or 'P') return Property(isInClass);
        if (!char.IsAsciiLetterOrDigit(escaped))
        {
            net.Append(escaped == '_' ? "_" : $@"\{escaped}");
            at += 2;
            return null;
        }

        var known = Known().Match(java, at);
        return known.Success && !(isInClass && escaped is not ('t' or 'n' or 'r' or 'f' or 'a' or 'e' or 'x' or 'u')) ? Copy(known.Length) : $"it has '\\{escaped}', which .NET reads differently or not at all";
    }

    private string? Quote()
    {
        var end = java.IndexOf(@"\E", at, StringComparison.Ordinal);
        var text = end < 0 ? java[(at + 2)..] : java[(at + 2)..end];
        foreach (var character in text) net.Append(char.IsAsciiLetterOrDigit(character) || character is '_' or > '~' ? character.ToString() : $@"\x{(int)character:x2}");
        at = end < 0 ? java.Length : end + 2;
        return null;
    }

    private string? Property(bool isInClass)
    {
        var property = PropertyName().Match(java, at);
        var set = property.Groups[1].Value switch
        {
            "Alpha" => "a-zA-Z",
            "Digit" => "0-9",
            "Alnum" => "a-zA-Z0-9",
            "Upper" => "A-Z",
            "Lower" => "a-z",
            "XDigit" => "0-9a-fA-F",
            "Punct" => @"!-/:-@\[-`{-~",
            "Space" => @" \t-\r",
            _ => null,
        };
        if (!property.Success) return $"it has a property of Unicode, which .NET may read differently";
        if (set is null) return Copy(property.Length);
        var isNegated = java[at + 1] == 'P';
        if (isNegated && isInClass) return "it has a property that is negated within a class";
        net.Append(isInClass ? set : isNegated ? $"[^{set}]" : $"[{set}]");
        at += property.Length;
        return null;
    }

    private static string? Set(char escaped) => escaped switch
    {
        'd' => "0-9",
        'D' => @"\0-/:-\uffff",
        'w' => "a-zA-Z0-9_",
        'W' => @"\0-/:-@\[-^`{-\uffff",
        's' => @" \t-\r",
        'S' => @"\0-\x08\x0e-\x1f!-\uffff",
        'h' => @" \t\u00a0\u1680\u180e\u2000-\u200a\u202f\u205f\u3000",
        _ => null,
    };

    [GeneratedRegex(@"^\(\?[is]+\)")]
    private static partial Regex Flags();

    [GeneratedRegex(@"\G\{[0-9]+(,[0-9]*)?\}")]
    private static partial Regex Quantifier();

    [GeneratedRegex(@"\G\(\?(?::|=|!|>|<=|<!|<[A-Za-z][A-Za-z0-9]*>)")]
    private static partial Regex Opening();

    [GeneratedRegex(@"\G\\(?:[tnrfaeAzZbB1-9]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|k<[A-Za-z][A-Za-z0-9]*>)")]
    private static partial Regex Known();

    [GeneratedRegex(@"\G\\[pP]\{(Alpha|Digit|Alnum|Upper|Lower|XDigit|Punct|Space|L|Lu|Ll|Lt|Lm|Lo|N|Nd|P|S|Z)\}")]
    private static partial Regex PropertyName();
}

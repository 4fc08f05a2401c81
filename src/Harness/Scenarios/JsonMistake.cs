using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Harness.Scenarios;

/// <summary>Says what is wrong where JSON could not be read further, and how to mend it.</summary>
internal sealed record JsonMistake(SourceText Source)
{
    private static readonly SearchValues<byte> Delimiters = SearchValues.Create(" \t\r\n,:{}[]\""u8);

    private const string DoubleQuotes = "JSON puts names and texts in double quotes.";

    /// <summary>The first byte that could not be read.</summary>
    public required int Offset { get; init; }

    /// <summary>Where the token that could not be read begins, and how far it was read: not at all, or a name without its colon.</summary>
    public required (int Start, int End) Token { get; init; }

    /// <summary>The last token that could be read, and its end.</summary>
    public required (JsonTokenType Type, int End) Last { get; init; }

    /// <summary>The innermost object or list that is not closed yet.</summary>
    public required PositionedNode? Open { get; init; }

    /// <summary>Whether nothing may be opened inside it.</summary>
    public required bool IsDeepest { get; init; }

    /// <summary>Whether comments and trailing commas are mistakes.</summary>
    public required bool IsStrict { get; init; }

    private bool IsInObject => Open?.Kind == JsonValueKind.Object;

    private bool IsAfterName => Last.Type == JsonTokenType.PropertyName;

    private bool IsAfterValue =>
        Last.Type is not (JsonTokenType.None or JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.PropertyName);

    public (string What, string Hint) Describe()
    {
        if (Offset >= Source.Utf8.Length) return AtTheEnd();
        var here = (char)Source.Utf8[Offset];
        var first = Offset > Token.Start && Token.End == Token.Start ? (char)Source.Utf8[Token.Start] : '\0';
        return first switch
        {
            '"' => InText(here),
            '-' or (>= '0' and <= '9') => NoNumber,
            't' or 'f' or 'n' => NoValue,
            _ when here is '}' or ']' => AtBracket(here),
            _ when IsInObject && Token.End > Token.Start && !IsAfterName => NoColon,
            _ when here is '/' or '#' => NoComment,
            _ when Open is null && IsAfterValue => Rest,
            _ when IsAfterValue && !HasComma() => NoComma,
            _ => AtValue(here),
        };
    }

    private static (string What, string Hint) NoColon => ("A colon is missing between name and value.", "Write \"name\": value.");

    private static (string What, string Hint) NoComma =>
        ("A comma is missing before this.", "Put a comma between members, and between the items of a list.");

    private static (string What, string Hint) Rest =>
        ("Something follows what should be the end of the file.", "Remove it, or look for a bracket that closes too early.");

    private static (string What, string Hint) NoNumber =>
        ("This is no number of JSON.", "Digits stand on both sides of the point, and no plus or zero before them; anything else takes double quotes.");

    private (string What, string Hint) NoComment => IsStrict
        ? ("This file may hold no comments.", "Take the comment out.")
        : Source.Utf8[Offset..].StartsWith("/*"u8) ? ("The comment has no end.", "Close it with */.")
        : ("No comment begins like this.", "Begin it with //.");

    private (string What, string Hint) NoValue =>
        ($"'{Word()}' is no value of JSON.", $"{DoubleQuotes} The words without are true, false and null.");

    private (string What, string Hint) AtValue(char here) => here switch
    {
        '{' or '[' when IsDeepest => ("This is nested too deep.", "Flatten it; 64 levels are read."),
        '\'' => ("Single quotes stand where JSON has double ones.", DoubleQuotes),
        ',' => ("A value is missing before this comma.", "Write the value, or take the comma out."),
        '+' or '.' => NoNumber,
        _ when IsInObject && !IsAfterName => ("A name without quotes stands here.", DoubleQuotes),
        _ => NoValue,
    };

    private static (string What, string Hint) InText(char here) => here switch
    {
        '\n' or '\r' => ("The text does not end in its line.", @"Put the closing quote, or \n for a line break."),
        < ' ' => ("A control character stands in a text.", $@"Write \u{(int)here:x4}."),
        _ => ("This is no escape of JSON.", @"Write \\ for a backslash and \"" for a quote."),
    };

    private (string What, string Hint) AtBracket(char here)
    {
        if (Open is null) return ("A bracket closes what was never opened.", "Take it out.");
        var closing = IsInObject ? '}' : ']';
        if (here != closing) return ($"'{here}' does not close {Opening(Open)}.", $"Close it with '{closing}'.");
        return HasComma()
            ? ("A comma stands before the closing bracket.", "Take the comma out.")
            : ("A value is missing here.", "Write the value, or take the name out.");
    }

    private (string What, string Hint) AtTheEnd() =>
        Open is not null ? ($"The file ends before its {(IsInObject ? "object" : "list")} does.", $"Close {Opening(Open)}.")
        : Source.Utf8.IndexOfAnyExcept(" \t\r\n"u8) < 0 ? ("The file is empty.", "Begin with an object: { ... }.")
        : ("The file ends too early.", "Write the rest of it.");

    private string Opening(PositionedNode node) => $"the '{(char)Source.Utf8[node.Start]}' of line {Source.LineOf(node.Start)}";

    // Between the last token and this one are only blanks, comments and, where it was not forgotten, the comma.
    private bool HasComma()
    {
        for (var rest = Source.Utf8[Last.End..Offset]; !rest.IsEmpty; rest = rest[1..])
        {
            if (rest[0] == ',') return true;
            if (rest[0] != '/') continue;
            var end = rest.StartsWith("/*"u8) ? rest.IndexOf("*/"u8) + 1 : rest.IndexOf((byte)'\n');
            if (end <= 0) return false;
            rest = rest[end..];
        }

        return false;
    }

    private string Word()
    {
        var start = Math.Min(Token.Start, Offset);
        var end = Source.Utf8[start..].IndexOfAny(Delimiters);
        return Encoding.UTF8.GetString(end < 0 ? Source.Utf8[start..] : Source.Utf8[start..(start + Math.Max(end, 1))]);
    }
}

using System.Text;

namespace Harness.Rules.Languages;

/// <summary>Which writing system a letter belongs to.</summary>
internal static class Scripts
{
    private static readonly (int From, int To, Script Script)[] Blocks =
    [
        (0x0041, 0x024F, Script.Latin), (0x1E00, 0x1EFF, Script.Latin),
        (0x0370, 0x03FF, Script.Greek), (0x1F00, 0x1FFF, Script.Greek),
        (0x0400, 0x052F, Script.Cyrillic),
        (0x0530, 0x058F, Script.Armenian),
        (0x0590, 0x05FF, Script.Hebrew),
        (0x0600, 0x06FF, Script.Arabic), (0x0750, 0x077F, Script.Arabic), (0xFB50, 0xFDFF, Script.Arabic), (0xFE70, 0xFEFF, Script.Arabic),
        (0x0900, 0x097F, Script.Devanagari),
        (0x0980, 0x09FF, Script.Bengali),
        (0x0A00, 0x0A7F, Script.Gurmukhi),
        (0x0A80, 0x0AFF, Script.Gujarati),
        (0x0B80, 0x0BFF, Script.Tamil),
        (0x0C00, 0x0C7F, Script.Telugu),
        (0x0C80, 0x0CFF, Script.Kannada),
        (0x0D00, 0x0D7F, Script.Malayalam),
        (0x0E00, 0x0E7F, Script.Thai),
        (0x10A0, 0x10FF, Script.Georgian), (0x1C90, 0x1CBF, Script.Georgian),
        (0x1100, 0x11FF, Script.Hangul), (0x3130, 0x318F, Script.Hangul), (0xAC00, 0xD7AF, Script.Hangul),
        (0x3040, 0x30FF, Script.Kana), (0x31F0, 0x31FF, Script.Kana), (0xFF66, 0xFF9F, Script.Kana),
        (0x3400, 0x4DBF, Script.Han), (0x4E00, 0x9FFF, Script.Han), (0xF900, 0xFAFF, Script.Han), (0x20000, 0x323AF, Script.Han),
    ];

    /// <summary>The writing system of a letter; none for digits, marks, punctuation, and letters of others.</summary>
    public static Script Of(Rune rune)
    {
        if (!Rune.IsLetter(rune)) return Script.None;
        foreach (var (from, to, script) in Blocks)
            if (rune.Value >= from && rune.Value <= to) return script;
        return Script.None;
    }

    /// <summary>The letters that all languages of a script share.</summary>
    public static string SharedLetters(Script script) => script switch
    {
        Script.Latin => "abcdefghijklmnopqrstuvwxyz",
        Script.Cyrillic => "абвгдежзиклмнопрстуфхцчш",
        Script.Arabic => "ابتثجحخدذرزسشصضطظعغفقلمنهوءأؤئآ",
        _ => "",
    };
}

using System.Collections.Frozen;

namespace Harness.Rules.Languages;

/// <summary>A language as far as short messages show it.</summary>
internal sealed class Language
{
    private readonly FrozenSet<string> words;
    private readonly FrozenSet<char> letters;
    private readonly string[] endings;

    /// <param name="tag">Its tag, without a region.</param>
    /// <param name="name">Its name in English.</param>
    /// <param name="script">What it is written in.</param>
    /// <param name="letters">Its letters besides those that all languages of the script share.</param>
    /// <param name="words">Frequent words, and those of messages to people who sign up, in small letters.</param>
    /// <param name="endings">What many of its words end with, and few of the others'.</param>
    public Language(string tag, string name, Script script, string letters = "", string words = "", string endings = "")
    {
        (Tag, Name, Script) = (tag, name, script);
        this.letters = letters.ToFrozenSet();
        this.words = words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
        this.endings = endings.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    public string Tag { get; }

    public string Name { get; }

    public Script Script { get; }

    /// <summary>How much a word, in small letters, speaks for the language; below zero where it speaks against it.</summary>
    public double Weigh(string word)
    {
        if (words.Contains(word)) return word.Length == 1 ? 0.4 : 1;
        var shared = Scripts.SharedLetters(Script);
        var own = 0;
        foreach (var letter in shared.Length == 0 ? "" : word)
        {
            if (letters.Contains(letter)) own++;
            else if (char.IsLetter(letter) && !shared.Contains(letter, StringComparison.Ordinal)) return -1;
        }

        var hasEnding = Array.Exists(endings, ending => word.Length > ending.Length + 1 && word.EndsWith(ending, StringComparison.Ordinal));
        return (own > 0 ? 0.4 : 0) + (hasEnding ? 0.5 : 0);
    }
}
